/** LINKS: which servers there are: this one. */
import { Mask } from '../../../chat/mask.ts'
import { command } from '../command.ts'
import { RPL_ENDOFLINKS, RPL_LINKS } from '../numerics.ts'
import { isThisServer } from '../this-server.ts'

export const links = command({
  verb: 'LINKS',
  usage: '[<target>] [<mask>]',
  summary: 'show the servers of this network: there is one',
  spec: 'https://modern.ircdocs.horse/#links-message',
  when: 'registered',
  cost: 1,
  run({ target, mask }, client) {
    // With one param it is the mask, with two the first names the server to ask.
    if (mask !== undefined && !isThisServer(client, target)) return
    const { serverName, networkName } = client.door
    const wanted = mask ?? target ?? '*'
    if (new Mask(wanted).fits(serverName)) client.reply(RPL_LINKS, '*', serverName, `0 ${networkName}`)
    client.reply(RPL_ENDOFLINKS, wanted, 'End of /LINKS list')
  },
})
