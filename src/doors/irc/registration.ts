/** What a client has said of itself before it is somebody. https://modern.ircdocs.horse/#connection-registration */
import type { ProvedAccount } from '../../chat/accounts.ts'
import type { IntentOf } from '../../chat/intents/index.ts'
import type { Limits } from '../../chat/limits.ts'
import { clip } from './clip.ts'

export interface Registration {
  /** Since when, milliseconds since 1970. */
  readonly since: number
  nick: string | undefined
  username: string | undefined
  realname: string
  /** Between CAP LS or CAP REQ and CAP END: it waits. */
  isNegotiating: boolean
  /** What they proved to be theirs; undefined for a guest. */
  account: ProvedAccount | undefined
  /** An account that it made and that waits to be verified; undefined for none. */
  made: ProvedAccount | undefined
  /** What stands for the secret of a guest's browser; undefined for none. */
  guest: string | undefined
  /** Whether PASS gave the server's password. */
  hasPassword: boolean
  /** What AWAY said already; undefined where they are here. */
  away: string | undefined
}

/** Of somebody who has said nothing. `since`: milliseconds since 1970. */
export function beginRegistration(since: number): Registration {
  return {
    since,
    nick: undefined,
    username: undefined,
    realname: '',
    isNegotiating: false,
    account: undefined,
    guest: undefined,
    made: undefined,
    hasPassword: false,
    away: undefined,
  }
}

/** What to ask for when all is said; undefined until then. */
export function enterIntent(
  { nick, username, realname, isNegotiating, account, guest, made, away }: Registration,
  { address, host }: { readonly address: string; readonly host: string },
  limits: Limits,
): IntentOf<'enter'> | undefined {
  if (nick === undefined || username === undefined || isNegotiating) return undefined
  return {
    do: 'enter',
    nick,
    username,
    host,
    address,
    realname: clip(realname, limits.realnameBytes),
    ...(account && { account }),
    ...(guest !== undefined && { guest }),
    ...(made && { made }),
    ...(away !== undefined && { away }),
  }
}

/** What of a username may stand in `nick!user@host`. The `~` says that nobody has verified it. */
export function cleanUsername(username: string, { usernameLength }: Limits): string {
  const clean = username.replace(/[^A-Za-z\d._-]/g, '')
  return `~${clean === '' ? 'user' : clean}`.slice(0, usernameLength)
}

/** A host for a `nick!user@host`: never beginning with a colon, which would end the params of a line. */
export function cleanHost(host: string): string {
  return host.startsWith(':') ? `0${host}` : host
}
