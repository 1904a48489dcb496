/** Accounts: durable identities. A record is never changed but replaced, so that the decided and the told chat may share it. */
import type { Credentials } from './credentials.ts'
import type { Metadata } from './metadata.ts'
import type { Right } from './rights.ts'

export interface AccountSettings {
  /** Stays in its channels while nobody is connected. */
  readonly alwaysOn: boolean
  /** Is shown as away while nobody is connected. */
  readonly autoAway: boolean
}

export const DEFAULT_ACCOUNT_SETTINGS: AccountSettings = { alwaysOn: false, autoAway: true }

export interface Suspension {
  readonly reason: string
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
}

export interface Account {
  /** As its owner wrote it. It is also the nick that nobody else can take. */
  readonly name: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly credentials: Credentials
  /** SHA-256 fingerprints of client certificates that log in, lower-case hex. */
  readonly certificates: readonly string[]
  readonly settings: AccountSettings
  readonly suspended: Suspension | null
  /** Absent where its owner said nothing. */
  readonly metadata?: Metadata | undefined
  /** What its owner may do as a server operator. */
  readonly rights: readonly Right[]
  /** The hash of a one-time token that allows a new password, and until when; milliseconds since 1970. */
  readonly reset: { readonly hash: string; readonly until: number } | null
}

/** Where somebody was who stays while nobody is connected: what a start brings back. */
export interface Presence {
  readonly nick: string
  readonly username: string
  readonly host: string
  readonly realname: string
  readonly away: string | null
  /** Since when they have been here, milliseconds since 1970. */
  readonly since: number
  /** The newest entry when their last session went; absent while somebody was connected. */
  readonly lastSeen?: number
  /** Ids of channels, and the letters of their ranks there. */
  readonly channels: readonly (readonly [number, string])[]
}
