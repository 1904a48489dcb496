/** WHOWAS: who had a nick. */
import type { FormerUser } from '../../../hub/whowas.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import {
  ERR_NONICKNAMEGIVEN,
  ERR_WASNOSUCHNICK,
  RPL_ENDOFWHOWAS,
  RPL_WHOISACCOUNT,
  RPL_WHOISSERVER,
  RPL_WHOWASUSER,
} from '../numerics.ts'
import type { Numeric } from '../reply.ts'
import { takeTargets } from '../targets.ts'

const COST = 2
/** Of one nick, however many are asked for. */
const MAX_REPLIES = 50

export const whowas = command({
  verb: 'WHOWAS',
  usage: '<nicks> [<count>]',
  summary: 'show who had a nick before, the last first; at most so many of them',
  spec: 'https://modern.ircdocs.horse/#whowas-message',
  when: 'registered',
  cost: COST,
  lacking: (client) => client.reply(ERR_NONICKNAMEGIVEN, 'No nickname given'),
  run({ nicks, count = '' }, client) {
    // Whatever is no positive number means all.
    const wanted = /^\d{1,9}$/.test(count) && Number(count) > 0 ? Number(count) : MAX_REPLIES
    for (const nick of takeTargets(client, 'WHOWAS', nicks, COST)) {
      client.answer((_, numeric) => {
        const found = client.hub.whowas.of(nick, Math.min(wanted, MAX_REPLIES))
        const replies =
          found.length === 0
            ? numeric(ERR_WASNOSUCHNICK, nick, 'There was no such nickname')
            : found.map((one) => describe(client, numeric, one)).join('')
        return replies + numeric(RPL_ENDOFWHOWAS, nick, 'End of WHOWAS')
      })
    }
  },
})

function describe(client: IrcClient, numeric: Numeric, former: FormerUser): string {
  const { nick, username, host, realname, account, at } = former
  return (
    numeric(RPL_WHOWASUSER, nick, username, host, '*', realname) +
    (account === '' ? '' : numeric(RPL_WHOISACCOUNT, nick, account, 'was logged in as')) +
    numeric(RPL_WHOISSERVER, nick, client.door.serverName, new Date(at).toUTCString())
  )
}
