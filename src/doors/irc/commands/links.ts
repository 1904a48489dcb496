/** LINKS: which servers there are: this one. */
import { command } from '../command.ts'
import { RPL_ENDOFLINKS, RPL_LINKS } from '../numerics.ts'

export const links = command({
  verb: 'LINKS',
  usage: '',
  summary: 'show the servers of this network: there is one',
  spec: 'https://modern.ircdocs.horse/#links-message',
  when: 'registered',
  cost: 1,
  run(_, client) {
    const { serverName, networkName } = client.door
    client.reply(RPL_LINKS, '*', serverName, `0 ${networkName}`)
    client.reply(RPL_ENDOFLINKS, '*', 'End of /LINKS list')
  },
})
