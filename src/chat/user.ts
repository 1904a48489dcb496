/** Someone who is present under a nick, through one session or several. */
import type { Membership } from './channel.ts'
import type { Metadata } from './metadata.ts'
import type { Right } from './rights.ts'

/** Stays the same while the nick changes. Unique among all users who were ever present since the start. */
export type UserId = string

/** A connection that takes part. A user's id is that of their first session, or `@account` where a start brought them back. */
export type SessionId = string

export interface UserSession {
  readonly id: SessionId
  /** What this one says of being away; undefined while it is here. */
  away: string | undefined
  /** Where this one really comes from; absent for the first, whose address is its user's. */
  readonly address?: string
}

export interface User {
  readonly id: UserId
  nick: string
  readonly username: string
  /** As others see it. */
  host: string
  /** The host that stands for their address, where another one is shown. */
  cloak?: string | undefined
  /** Where they really come from; for server operators only. */
  address: string
  realname: string
  /** Empty for a guest. */
  account: string
  /** Of a guest: what stands for the secret of their browser, by which another session of theirs is known. Never shown. */
  guest?: string | undefined
  /** Empty while nobody is connected: then they stay because their account is always on. */
  sessions: UserSession[]
  /** Why they are away: while all of their sessions are. */
  away: string | undefined
  /** User modes that are on. */
  readonly modes: Set<UserMode>
  /** What they may do as a server operator. */
  rights: readonly Right[]
  /** Until when nothing is taken from them but leaving, milliseconds since 1970; 0 where they are not shunned. */
  shunnedUntil: number
  /** Since when they are here, milliseconds since 1970. */
  readonly since: number
  /** Since when they have had this nick; Infinity where nobody knows. */
  namedAt: number
  /** The newest entry when the last of their sessions went: what came behind it they have not seen. 0 before that. */
  lastSeen: number
  /** `nick!username@host`, kept ready because every message needs it. */
  source: string
  /** The same with the cloak, where another host is shown: bans look at both. */
  cloakedSource?: string | undefined
  /** Absent where they said nothing. */
  metadata?: Metadata | undefined
  /** By channel id. */
  readonly memberships: Map<number, Membership>
}

/** B: a bot. R: hears private messages of those who are logged in only. i: invisible. o: a server operator. w: hears WALLOPS. */
export type UserMode = 'B' | 'R' | 'i' | 'o' | 'w'

/** Those that people set themselves. */
export const OWN_MODES: readonly UserMode[] = ['B', 'R', 'i', 'w']

/** https://modern.ircdocs.horse/#source */
export function sourceOf(nick: string, username: string, host: string): string {
  return `${nick}!${username}@${host}`
}

/** The nick in a source; all of it where that is a server's name. */
export function nickOf(source: string): string {
  const end = source.indexOf('!')
  return end < 0 ? source : source.slice(0, end)
}

/** Why somebody with these sessions is away: where each of them is, what the last one said. */
export function awayOf(sessions: readonly UserSession[]): string | undefined {
  if (sessions.some(({ away }) => away === undefined)) return undefined
  return sessions.at(-1)?.away
}
