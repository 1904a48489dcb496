/** Bans that hold for the whole server, the rules against spam, and whether newcomers may enter. */
import { maskMatches } from './mask.ts'
import { fold } from './names.ts'

export interface ServerBan {
  /** `ban` keeps out, `shun` lets in and lets nothing be said. */
  readonly does: 'ban' | 'shun'
  readonly kind: 'mask' | 'account' | 'address'
  /** A mask `nick!user@host`, an account, or an address or network in CIDR notation. */
  readonly what: string
  readonly reason: string
  /** Nick of whoever set it. */
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** Milliseconds since 1970; null for ever. */
  readonly until: number | null
}

/** Somebody as a ban looks at them. */
export interface Suspect {
  readonly source: string
  /** Empty for a guest. */
  readonly account: string
  /** Their real address; empty where it is not known. */
  readonly address: string
}

export function banKey({ kind, what }: Pick<ServerBan, 'kind' | 'what'>): string {
  return `${kind} ${fold(what)}`
}

export function banFits(ban: ServerBan, { source, account, address }: Suspect, at: number): boolean {
  if (ban.until !== null && ban.until <= at) return false
  switch (ban.kind) {
    case 'mask':
      return maskMatches(ban.what, source)
    case 'account':
      return account !== '' && fold(account) === fold(ban.what)
    case 'address':
      return address !== '' && addressFits(ban.what, address)
    default:
      return ban.kind satisfies never
  }
}

/** Whether a ban fits somebody, by any of their connections. */
export function banFitsAny(
  ban: ServerBan,
  user: Suspect & { readonly sessions: readonly { readonly address?: string }[] },
  at: number,
): boolean {
  if (banFits(ban, user, at)) return true
  if (ban.kind !== 'address') return false
  const { source, account } = user
  return user.sessions.some(({ address = '' }) => banFits(ban, { source, account, address }, at))
}

export function findBan(
  bans: Iterable<ServerBan>,
  does: ServerBan['does'],
  suspect: Suspect,
  at: number,
): ServerBan | undefined {
  for (const ban of bans) if (ban.does === does && banFits(ban, suspect, at)) return ban
  return undefined
}

/** Whether an address is one, or in a network: `192.0.2.0/24`, `2001:db8::/32`. False where either is malformed. */
export function addressFits(network: string, address: string): boolean {
  const slash = network.indexOf('/')
  const base = bitsOf(slash < 0 ? network : network.slice(0, slash))
  const bits = bitsOf(address)
  if (base === undefined || bits === undefined || base.length !== bits.length) return false
  const width = slash < 0 ? base.length * 8 : prefixWidth(network.slice(slash + 1), base.length * 8)
  if (width === undefined) return false
  for (let i = 0; i < width; i += 8) {
    const kept = Math.min(8, width - i)
    const mask = (0xff << (8 - kept)) & 0xff
    if (((base[i / 8] as number) & mask) !== ((bits[i / 8] as number) & mask)) return false
  }
  return true
}

/** Whether a text is an address or a network that `addressFits` understands. */
export function isNetwork(text: string): boolean {
  const slash = text.indexOf('/')
  const base = bitsOf(slash < 0 ? text : text.slice(0, slash))
  return base !== undefined && (slash < 0 || prefixWidth(text.slice(slash + 1), base.length * 8) !== undefined)
}

function prefixWidth(text: string, max: number): number | undefined {
  const width = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
  return width <= max ? width : undefined
}

/** The bytes of an address: 4 or 16. */
function bitsOf(address: string): readonly number[] | undefined {
  if (address.length > 45) return undefined
  if (!address.includes(':')) return ipv4(address)
  const halves = address.split('::')
  if (halves.length > 2) return undefined
  const head = groups(halves[0] as string)
  const tail = halves.length === 2 ? groups(halves[1] as string) : []
  if (!head || !tail) return undefined
  const missing = 16 - head.length - tail.length
  if (halves.length === 2 ? missing < 2 : missing !== 0) return undefined
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail]
}

function groups(text: string): number[] | undefined {
  if (text === '') return []
  const bytes: number[] = []
  const words = text.split(':')
  for (const [i, word] of words.entries()) {
    if (word.includes('.') && i === words.length - 1) {
      const last = ipv4(word)
      if (!last) return undefined
      bytes.push(...last)
    } else if (/^[\da-f]{1,4}$/i.test(word)) {
      const value = Number.parseInt(word, 16)
      bytes.push(value >> 8, value & 0xff)
    } else return undefined
  }
  return bytes
}

function ipv4(text: string): number[] | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)
  const bytes = match?.slice(1).map(Number)
  return bytes?.every((byte) => byte <= 255) ? bytes : undefined
}
