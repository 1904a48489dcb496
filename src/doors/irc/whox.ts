/** WHO replies with the fields that a client asks for. https://ircv3.net/specs/extensions/whox */
import type { Membership } from '../../chat/channel.ts'
import type { User } from '../../chat/user.ts'
import type { IrcClient } from './client.ts'
import { RPL_WHOSPCRPL } from './numerics.ts'
import { withEnding } from './reply.ts'
import { formatWhoFlags } from './roster.ts'
import { addressFor } from './server-operator.ts'

/** In the order in which they are given, whatever the order in which they are asked for. `d` and `o` are ircu's. */
const FIELDS = 'tcuihsnfdlaor'
/** What stands for an address that is not shown. */
const NO_ADDRESS = '255.255.255.255'

export interface Whox {
  /** Letters of FIELDS, in that order. */
  readonly fields: string
  /** Of one to three digits. */
  readonly token: string
}

/** What stands behind the percent sign: `<fields>[,<token>]`. Letters that are no field, and a token that is none, count as not given. */
export function parseWhox(text: string): Whox {
  const comma = text.indexOf(',')
  const asked = comma < 0 ? text : text.slice(0, comma)
  const token = comma < 0 ? '' : text.slice(comma + 1)
  return {
    fields: Array.from(FIELDS)
      .filter((letter) => asked.includes(letter))
      .join(''),
    token: /^\d{1,3}$/.test(token) ? token : '0',
  }
}

/** One RPL_WHOSPCRPL. `membership` is absent where it is about no channel. */
export function formatWhox(
  { fields, token }: Whox,
  client: IrcClient,
  asker: User | undefined,
  user: User,
  membership: Membership | undefined,
  abilities: number,
): string {
  const { serverName } = client.door
  let line = `:${serverName} ${RPL_WHOSPCRPL} ${asker?.nick ?? '*'}`
  for (const field of fields) line += field === 'r' ? ` :${user.realname}` : ` ${valueOf(field)}`
  return withEnding(line)

  function valueOf(field: string): string {
    switch (field) {
      case 't':
        return token
      case 'c':
        return membership?.channel.name ?? '*'
      case 'u':
        return user.username
      case 'i':
        return formatAddress(addressFor(client, asker, user))
      case 'h':
        return user.host
      case 's':
        return serverName
      case 'n':
        return user.nick
      case 'f':
        return formatWhoFlags(user, membership, abilities)
      case 'l':
        return String(idleSeconds(client, user))
      case 'a':
        return user.account === '' ? '0' : user.account
      case 'o':
        return 'n/a'
      // `d`: how many servers are between; there is one.
      default:
        return '0'
    }
  }
}

/** A colon at its beginning would end the params. */
export function formatAddress(address: string = NO_ADDRESS): string {
  return address.startsWith(':') ? `0${address}` : address
}

/** Since they last said something that somebody could read, or came. */
export function idleSeconds({ hub }: IrcClient, user: User): number {
  return Math.max(0, Math.floor((hub.clock.now() - (hub.lastSaid.of(user.id) ?? user.since)) / 1000))
}
