/** One ban that holds for the whole server, and whom it fits. */
import { fold } from '../text/fold.ts'
import { addressFits } from './ip-network.ts'
import { maskMatches } from './mask.ts'

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
  /** The same with the cloak of their address, where another host is shown. */
  readonly cloakedSource?: string | undefined
  /** Empty for a guest. */
  readonly account: string
  /** Their real address; empty where it is not known. */
  readonly address: string
}

/** There is one ban for each. */
export function banKey({ kind, what }: Pick<ServerBan, 'kind' | 'what'>): string {
  return `${kind} ${fold(what)}`
}

/** Whether it has run out. `at`: milliseconds since 1970. */
export function isOver({ until }: ServerBan, at: number): boolean {
  return until !== null && until <= at
}

/** Whether a ban holds for somebody. `at`: milliseconds since 1970. */
export function banFits(ban: ServerBan, { source, cloakedSource, account, address }: Suspect, at: number): boolean {
  if (isOver(ban, at)) return false
  switch (ban.kind) {
    case 'mask':
      return maskMatches(ban.what, source) || (cloakedSource !== undefined && maskMatches(ban.what, cloakedSource))
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
