/**
 * What NAMES and WHO say of the members of a channel, kept ready while its members stay as they are: thousands may join
 * within seconds, and each of them is told of all.
 */
import type { Channel, Membership } from '../../chat/channel.ts'
import { RANKS } from '../../chat/ranks.ts'
import type { User } from '../../chat/user.ts'
import { utf8Bytes } from '../../chat/limits.ts'
import { MULTI_PREFIX, USERHOST_IN_NAMES } from './capabilities.ts'
import { isBot, isServerOperator } from './server-operator.ts'

/** The abilities that make a difference to NAMES. */
export const NAMES_ABILITIES = MULTI_PREFIX | USERHOST_IN_NAMES

/** A member as they were when they were listed. */
interface Listed {
  readonly membership: Membership
  readonly source: string
  readonly ranks: number
  readonly away: string | undefined
  readonly realname: string
  readonly isServerOperator: boolean
  readonly isBot: boolean
}

export function formatPrefix({ ranks }: Membership, abilities: number): string {
  if (ranks === 0) return ''
  const own = RANKS.filter(({ bit }) => (ranks & bit) !== 0).map(({ prefix }) => prefix)
  return (abilities & MULTI_PREFIX) === 0 ? (own[0] as string) : own.join('')
}

export function formatName(membership: Membership, abilities: number): string {
  const { user } = membership
  return formatPrefix(membership, abilities) + ((abilities & USERHOST_IN_NAMES) === 0 ? user.nick : user.source)
}

/** The end of a WHO reply, behind the channel's name. `membership` is absent where it is about no channel. */
export function formatWhoTail(
  user: User,
  membership: Membership | undefined,
  server: string,
  abilities: number,
): string {
  const flags = formatWhoFlags(user, membership, abilities)
  return `${user.username} ${user.host} ${server} ${user.nick} ${flags} :0 ${user.realname}`
}

/** Here or gone, server operator, rank in the channel, bot. https://modern.ircdocs.horse/#rplwhoreply-352 and https://ircv3.net/specs/extensions/bot-mode */
export function formatWhoFlags(user: User, membership: Membership | undefined, abilities: number): string {
  const here = user.away === undefined ? 'H' : 'G'
  const rank = membership ? formatPrefix(membership, abilities) : ''
  return here + (isServerOperator(user) ? '*' : '') + rank + (isBot(user) ? 'B' : '')
}

/** Names joined by spaces, no chunk with more than `maxBytes`. */
export class Chunks {
  readonly full: string[] = []
  readonly #maxBytes: number
  #open = ''
  #bytes = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  add(name: string): void {
    const bytes = utf8Bytes(name)
    if (this.#bytes > 0 && this.#bytes + 1 + bytes > this.#maxBytes) {
      this.full.push(this.#open)
      this.#open = ''
      this.#bytes = 0
    }
    this.#open = this.#bytes === 0 ? name : `${this.#open} ${name}`
    this.#bytes += bytes + (this.#bytes === 0 ? 0 : 1)
  }

  get all(): readonly string[] {
    return this.#bytes === 0 ? this.full : [...this.full, this.#open]
  }

  /** `before` + chunk + `after`, for each. */
  join(before: string, after: string): string {
    if (this.#bytes === 0) return ''
    const last = before + this.#open + after
    return this.full.length === 0 ? last : before + this.full.join(after + before) + after + last
  }
}

/** The members of one channel, as told. */
class Roster {
  #listed: Listed[] = []
  readonly #names = new Map<number, Chunks>()
  readonly #whos = new Map<number, string[]>()
  readonly #server: string

  constructor(server: string) {
    this.#server = server
  }

  /** Looks whether everybody is still as listed, and lists who came. */
  refresh(channel: Channel): void {
    const listed = this.#listed
    let i = 0
    for (const membership of channel.memberships.values()) {
      const one = listed[i++]
      if (!one) this.#add(membership)
      else if (!isStill(one, membership)) return this.#rebuild(channel)
    }
    if (i < listed.length) this.#rebuild(channel)
  }

  names(abilities: number, maxBytes: number): Chunks {
    let chunks = this.#names.get(abilities)
    if (!chunks) {
      chunks = new Chunks(maxBytes)
      for (const { membership } of this.#listed) chunks.add(formatName(membership, abilities))
      this.#names.set(abilities, chunks)
    }
    return chunks
  }

  whos(abilities: number): readonly string[] {
    let tails = this.#whos.get(abilities)
    if (!tails) {
      tails = this.#listed.map(({ membership }) => this.#whoTail(membership, abilities))
      this.#whos.set(abilities, tails)
    }
    return tails
  }

  #whoTail(membership: Membership, abilities: number): string {
    return formatWhoTail(membership.user, membership, this.#server, abilities)
  }

  #rebuild({ memberships }: Channel): void {
    this.#listed = []
    this.#names.clear()
    this.#whos.clear()
    for (const membership of memberships.values()) this.#add(membership)
  }

  #add(membership: Membership): void {
    const { user, ranks } = membership
    this.#listed.push({
      membership,
      source: user.source,
      ranks,
      away: user.away,
      realname: user.realname,
      isServerOperator: isServerOperator(user),
      isBot: isBot(user),
    })
    for (const [abilities, chunks] of this.#names) chunks.add(formatName(membership, abilities))
    for (const [abilities, tails] of this.#whos) tails.push(this.#whoTail(membership, abilities))
  }
}

function isStill(one: Listed, membership: Membership): boolean {
  const { user } = membership
  return (
    one.membership === membership &&
    one.source === user.source &&
    one.ranks === membership.ranks &&
    one.away === user.away &&
    one.realname === user.realname &&
    one.isServerOperator === isServerOperator(user) &&
    one.isBot === isBot(user)
  )
}

export class Rosters {
  readonly #byChannel = new WeakMap<Channel, Roster>()
  readonly #server: string

  constructor(server: string) {
    this.#server = server
  }

  /** Of a channel of the told chat, as it is now. */
  of(channel: Channel): Roster {
    let roster = this.#byChannel.get(channel)
    if (!roster) this.#byChannel.set(channel, (roster = new Roster(this.#server)))
    roster.refresh(channel)
    return roster
  }
}
