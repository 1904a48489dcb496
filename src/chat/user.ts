/** Someone who is present under a nick. */
import type { Membership } from './channel.ts'

/** Stays the same while the nick changes. Unique among all users who were ever present since the start. */
export type UserId = string

export interface User {
  readonly id: UserId
  nick: string
  readonly username: string
  readonly host: string
  realname: string
  /** Empty for a guest. */
  account: string
  /** Why they are away; undefined while they are here. */
  away: string | undefined
  /** User modes that are on: `i` invisible. */
  readonly modes: Set<UserMode>
  /** Since when they are here, milliseconds since 1970. */
  readonly since: number
  /** `nick!username@host`, kept ready because every message needs it. */
  source: string
  /** By channel id. */
  readonly memberships: Map<number, Membership>
}

export type UserMode = 'i'

export function sourceOf(nick: string, username: string, host: string): string {
  return `${nick}!${username}@${host}`
}
