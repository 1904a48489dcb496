/** WHOIS: who somebody is. */
import { mayLookInto } from '../../../chat/may-look-into.ts'
import type { User } from '../../../chat/user.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import * as n from '../numerics.ts'
import type { Numeric } from '../reply.ts'
import { Chunks, formatPrefix } from '../roster.ts'
import { takeTargets } from '../targets.ts'

/** Channels in one line: leaves room for the longest names around them. */
const CHANNELS_BYTES = 300

export const whois = command({
  verb: 'WHOIS',
  usage: '<nick> [<nick-at-server>]',
  summary: 'show who somebody is',
  spec: 'https://modern.ircdocs.horse/#whois-message',
  when: 'registered',
  cost: 2,
  lacking: (client) => client.reply(n.ERR_NONICKNAMEGIVEN, 'No nickname given'),
  run(params, client) {
    // With two params the first names the server to ask; there is only this one.
    const [wanted] = takeTargets(client, 'WHOIS', params['nick-at-server'] ?? params.nick, 0)
    if (wanted === undefined) return
    client.answer((told, numeric) => {
      const user = told.userByNick(wanted)
      const answer = user ? describe(client, numeric, user) : numeric(n.ERR_NOSUCHNICK, wanted, 'No such nick/channel')
      return answer + numeric(n.RPL_ENDOFWHOIS, user?.nick ?? wanted, 'End of /WHOIS list')
    })
  },
})

function describe(client: IrcClient, numeric: Numeric, user: User): string {
  const { nick, username, host, realname, account, away } = user
  const { serverName, networkName } = client.door
  const isSelf = user.id === client.session.id
  return (
    numeric(n.RPL_WHOISUSER, nick, username, host, '*', realname) +
    channelsOf(client, numeric, user) +
    numeric(n.RPL_WHOISSERVER, nick, serverName, networkName) +
    (account === '' ? '' : numeric(n.RPL_WHOISACCOUNT, nick, account, 'is logged in as')) +
    (away === undefined ? '' : numeric(n.RPL_AWAY, nick, away)) +
    // Where somebody really comes from is for nobody else.
    (isSelf ? numeric(n.RPL_WHOISACTUALLY, nick, `is actually using host ${client.connection.address}`) : '')
  )
}

/** Those that the asker may look into. */
function channelsOf({ session }: IrcClient, numeric: Numeric, { nick, memberships }: User): string {
  const channels = new Chunks(CHANNELS_BYTES)
  for (const membership of memberships.values()) {
    if (!mayLookInto(membership.channel, session.id)) continue
    channels.add(formatPrefix(membership, session.abilities) + membership.channel.name)
  }
  return channels.all.map((names) => numeric(n.RPL_WHOISCHANNELS, nick, names)).join('')
}
