/** WHOIS: who somebody is. */
import { mayLookInto } from '../../../chat/may-look-into.ts'
import type { Chat } from '../../../chat/chat.ts'
import { metadataValue } from '../../../chat/metadata.ts'
import type { User } from '../../../chat/user.ts'
import { userIn } from '../asker.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { speaksMetadata } from '../metadata.ts'
import * as n from '../numerics.ts'
import type { Numeric } from '../reply.ts'
import { Chunks, formatPrefix } from '../roster.ts'
import { addressFor, isBot, isServerOperator } from '../server-operator.ts'
import { whoHas } from '../services/index.ts'
import { takeTargets } from '../targets.ts'
import { isThisServer } from '../this-server.ts'
import { formatAddress, idleSeconds } from '../whox.ts'

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
    // With two params the first names the server to ask, or somebody who is on it; there is only this one.
    if (params['nick-at-server'] !== undefined && !isThisServer(client, params.nick)) return
    const [wanted] = takeTargets(client, 'WHOIS', params['nick-at-server'] ?? params.nick, 0)
    if (wanted === undefined) return
    client.answer((told, numeric) => {
      const user = whoHas(wanted, told, client.door)
      const answer = user
        ? told.user(user.id) === user
          ? describe(client, told, numeric, user)
          : describeService(client, numeric, user)
        : numeric(n.ERR_NOSUCHNICK, wanted, 'No such nick/channel')
      return answer + numeric(n.RPL_ENDOFWHOIS, user?.nick ?? wanted, 'End of /WHOIS list')
    })
  },
})

/** Of a service there is no more to say. */
function describeService({ door }: IrcClient, numeric: Numeric, { nick, username, host, realname }: User): string {
  return (
    numeric(n.RPL_WHOISUSER, nick, username, host, '*', realname) +
    numeric(n.RPL_WHOISSERVER, nick, door.serverName, door.networkName) +
    numeric(n.RPL_WHOISOPERATOR, nick, 'is a network service')
  )
}

function describe(client: IrcClient, told: Chat, numeric: Numeric, user: User): string {
  const { nick, username, host, realname, account, away } = user
  const { serverName, networkName, hub } = client.door
  const asker = userIn(told, client)
  const sessions = hub.sessionsOf(user.id)
  const isSecure = sessions.length > 0 && sessions.every(({ connection }) => connection.isSecure)
  const address = addressFor(client, asker, user)
  const signedOn = String(Math.floor(user.since / 1000))
  return (
    numeric(n.RPL_WHOISUSER, nick, username, host, '*', realname) +
    channelsOf(client, asker, numeric, user) +
    numeric(n.RPL_WHOISSERVER, nick, serverName, networkName) +
    (isServerOperator(user) ? numeric(n.RPL_WHOISOPERATOR, nick, 'is an IRC operator') : '') +
    (account === '' ? '' : numeric(n.RPL_WHOISACCOUNT, nick, account, 'is logged in as')) +
    (isBot(user) ? numeric(n.RPL_WHOISBOT, nick, `is a bot on ${networkName}`) : '') +
    (away === undefined ? '' : numeric(n.RPL_AWAY, nick, away)) +
    (isSecure ? numeric(n.RPL_WHOISSECURE, nick, 'is using a secure connection') : '') +
    (address === undefined ? '' : formatActually(numeric, user, formatAddress(address))) +
    keyValues(client, numeric, user) +
    numeric(n.RPL_WHOISIDLE, nick, String(idleSeconds(client, user)), signedOn, 'seconds idle, signon time')
  )
}

/** What people read most of what somebody says of themselves. https://ircv3.net/specs/extensions/metadata#rpl_whoiskeyvalue-numeric */
const SHOWN_KEYS = ['display-name', 'pronouns', 'status', 'homepage', 'location', 'timezone', 'avatar']

function keyValues({ session }: IrcClient, numeric: Numeric, { nick, metadata }: User): string {
  if (!metadata || !speaksMetadata(session.abilities)) return ''
  const shown = SHOWN_KEYS.map((key) => [key, metadataValue(metadata, key)] as const)
  return shown
    .map(([key, value]) => (value === undefined ? '' : numeric(n.RPL_WHOISKEYVALUE, nick, key, '*', value)))
    .join('')
}

/** Names are not looked up, so the address stands for the host too. All three params, because irc-framework counts them from the end. */
function formatActually(numeric: Numeric, { nick, username }: User, address: string): string {
  return numeric(n.RPL_WHOISACTUALLY, nick, `${username}@${address}`, address, 'Is actually using host')
}

/** Those that the asker may look into. */
function channelsOf(
  { session }: IrcClient,
  asker: User | undefined,
  numeric: Numeric,
  { nick, memberships }: User,
): string {
  const channels = new Chunks(CHANNELS_BYTES)
  for (const membership of memberships.values()) {
    if (!mayLookInto(membership.channel, asker)) continue
    channels.add(formatPrefix(membership, session.abilities) + membership.channel.name)
  }
  return channels.all.map((names) => numeric(n.RPL_WHOISCHANNELS, nick, names)).join('')
}
