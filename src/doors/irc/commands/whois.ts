/** WHOIS: who somebody is. */
import type { User } from '../../../chat/user.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import * as n from '../numerics.ts'
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
    const user = client.chat.userByNick(wanted)
    if (user) describe(client, user)
    else client.reply(n.ERR_NOSUCHNICK, wanted, 'No such nick/channel')
    client.reply(n.RPL_ENDOFWHOIS, user?.nick ?? wanted, 'End of /WHOIS list')
  },
})

function describe(client: IrcClient, user: User): void {
  const { nick, username, host, realname, account, away, memberships } = user
  client.reply(n.RPL_WHOISUSER, nick, username, host, '*', realname)
  const channels = new Chunks(CHANNELS_BYTES)
  for (const membership of memberships.values()) {
    channels.add(formatPrefix(membership, client.capabilities) + membership.channel.name)
  }
  const { serverName, networkName } = client.door
  client.say(channels.join(`:${serverName} ${n.RPL_WHOISCHANNELS} ${client.nick} ${nick} :`, '\r\n'))
  client.reply(n.RPL_WHOISSERVER, nick, serverName, networkName)
  if (account !== '') client.reply(n.RPL_WHOISACCOUNT, nick, account, 'is logged in as')
  if (away !== undefined) client.reply(n.RPL_AWAY, nick, away)
  // Where somebody really comes from is for nobody else.
  if (user === client.user)
    client.reply(n.RPL_WHOISACTUALLY, nick, `is actually using host ${client.connection.address}`)
}
