/** The bans of the whole server, found by what they look at: only masks with wildcards in unusual places are tried one by one. */
import { fold } from '../text/fold.ts'
import { bytesOf, networkKey, parseNetwork } from './ip-network.ts'
import { Mask } from './mask.ts'
import { banKey, isOver, type ServerBan, type Suspect } from './server-ban.ts'

/** Somebody with all their connections: a ban of an address fits by any of them. */
export interface Banned extends Suspect {
  readonly sessions?: readonly { readonly address?: string }[]
}

export class ServerBans {
  /** By their keys, the oldest first. */
  readonly #all = new Map<string, ServerBan>()
  /** Bans of one account, host, nick or network, by that and then by their keys: an address can be written in several ways. */
  readonly #exact = new Map<string, Map<string, ServerBan>>()
  /** How many networks of each width there are, for addresses of 4 and of 16 bytes. */
  readonly #widths = new Map([4, 16].map((bytes) => [bytes, new Map<number, number>()]))
  /** The rest, by their keys. */
  readonly #masks = new Map<string, { readonly ban: ServerBan; readonly mask: Mask }>()

  get size(): number {
    return this.#all.size
  }

  /** By `banKey`. */
  get(key: string): ServerBan | undefined {
    return this.#all.get(key)
  }

  has(key: string): boolean {
    return this.#all.has(key)
  }

  values(): MapIterator<ServerBan> {
    return this.#all.values()
  }

  [Symbol.iterator](): MapIterator<[string, ServerBan]> {
    return this.#all.entries()
  }

  /** Takes the place of one of the same kind for the same. */
  add(ban: ServerBan): void {
    const key = banKey(ban)
    this.delete(key)
    this.#all.set(key, ban)
    const place = placeOf(ban)
    if (place === undefined) {
      if (ban.kind === 'mask') this.#masks.set(key, { ban, mask: new Mask(ban.what) })
      return
    }
    const there = this.#exact.get(place)
    if (there) there.set(key, ban)
    else this.#exact.set(place, new Map([[key, ban]]))
    if (ban.kind === 'address') this.#count(ban, 1)
  }

  delete(key: string): void {
    const ban = this.#all.get(key)
    if (!ban) return
    this.#all.delete(key)
    this.#masks.delete(key)
    const place = placeOf(ban)
    const there = place === undefined ? undefined : this.#exact.get(place)
    if (place === undefined || !there) return
    there.delete(key)
    if (there.size === 0) this.#exact.delete(place)
    if (ban.kind === 'address') this.#count(ban, -1)
  }

  #count({ what }: ServerBan, difference: 1 | -1): void {
    const network = parseNetwork(what)
    const widths = network && this.#widths.get(network.bytes.length)
    if (!network || !widths) return
    const count = (widths.get(network.width) ?? 0) + difference
    if (count === 0) widths.delete(network.width)
    else widths.set(network.width, count)
  }

  /** One that fits, at a time in milliseconds since 1970. */
  find(does: ServerBan['does'], suspect: Banned, at: number): ServerBan | undefined {
    for (const ban of this.fitting(does, suspect, at)) return ban
    return undefined
  }

  /** All that fit, at a time in milliseconds since 1970. */
  *fitting(does: ServerBan['does'], suspect: Banned, at: number): Generator<ServerBan, void> {
    if (this.size === 0) return
    const holds = (ban: ServerBan): boolean => ban.does === does && !isOver(ban, at)
    if (this.#exact.size > 0) {
      for (const place of this.#placesOf(suspect)) {
        for (const ban of this.#exact.get(place)?.values() ?? []) if (holds(ban)) yield ban
      }
    }
    if (this.#masks.size === 0 || suspect.source === '') return
    for (const folded of foldedSources(suspect)) {
      for (const { ban, mask } of this.#masks.values()) if (holds(ban) && mask.fitsFolded(folded)) yield ban
    }
  }

  /** Everywhere that a ban could stand which fits somebody. */
  *#placesOf(suspect: Banned): Generator<string, void> {
    const { account, address, sessions = [] } = suspect
    if (account !== '') yield accountPlace(account)
    for (const folded of foldedSources(suspect)) {
      const bang = folded.indexOf('!')
      const at = folded.lastIndexOf('@')
      if (bang < 0 || at <= bang) continue
      yield nickPlace(folded.slice(0, bang))
      yield hostPlace(folded.slice(at + 1))
    }
    for (const one of new Set([address, ...sessions.map((session) => session.address ?? '')])) {
      const bytes = bytesOf(one)
      if (!bytes) continue
      for (const width of this.#widths.get(bytes.length)?.keys() ?? []) yield networkKey({ bytes, width })
    }
  }
}

function foldedSources({ source, cloakedSource }: Suspect): string[] {
  return cloakedSource === undefined ? [fold(source)] : [fold(source), fold(cloakedSource)]
}

const accountPlace = (account: string): string => `account ${fold(account)}`
const nickPlace = (folded: string): string => `nick ${folded}`
const hostPlace = (folded: string): string => `host ${folded}`

/** Undefined for a mask that has to be tried. */
function placeOf({ kind, what }: ServerBan): string | undefined {
  if (kind === 'account') return accountPlace(what)
  if (kind === 'address') {
    const network = parseNetwork(what)
    return network && networkKey(network)
  }
  const [, nick, host] = /^(?:([^*?!@]+)!\*@\*|\*!\*@([^*?!@]+))$/.exec(fold(what)) ?? []
  if (nick !== undefined) return nickPlace(nick)
  return host === undefined ? undefined : hostPlace(host)
}
