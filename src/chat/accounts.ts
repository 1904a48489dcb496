/** Accounts: durable identities. A record is never changed but replaced, so that the decided and the told chat may share it. */
import type { Credentials } from './credentials.ts'
import type { Device, Passkey } from './devices.ts'
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
  /** Browsers that are logged in, in the order in which they were. Absent: none. */
  readonly devices?: readonly Device[]
  /** Absent: none. */
  readonly passkeys?: readonly Passkey[]
  readonly settings: AccountSettings
  readonly suspended: Suspension | null
  /** Absent where its owner said nothing. */
  readonly metadata?: Metadata | undefined
  /** What its owner may do as a server operator. */
  readonly rights: readonly Right[]
  /** What is shown as the host of whoever is logged in to it. Absent: their cloak. */
  readonly host?: string
  /** How often what proves it was changed, or it was suspended: a proof from before is none any more. Absent: never. */
  readonly generation?: number
  /** The hash of a one-time token that allows a new password, and until when; milliseconds since 1970. */
  readonly reset: {
    readonly hash: string
    readonly until: number
    /** It went to the owner's e-mail address; absent where an operator gave it. */
    readonly byMail?: true
  } | null
  /** Of its owner; shown to nobody else. Absent where none was given. */
  readonly email?: string
  /** Until the e-mail address is verified nobody logs in: the hash of the code, and when the account is given up, milliseconds since 1970. */
  readonly unverified?: Verification
}

export interface Verification {
  readonly hash: string
  readonly until: number
}

/** What somebody proved to be theirs: this account, and not another that has its name by now, nor as it is after its password was changed. */
export interface ProvedAccount {
  readonly name: string
  /** Of the account. Milliseconds since 1970. */
  readonly createdAt: number
  readonly generation: number
  /** Where it was proved by a device: that one's id. Once it is ended, it proves nothing. */
  readonly device?: string | undefined
}

/** To be made of the account that a proof was compared with, not of the one that is there afterwards. */
export function provedBy({ name, createdAt, generation = 0 }: Account, device?: Device): ProvedAccount {
  return { name, createdAt, generation, ...(device && { device: device.id }) }
}

/** Whether a proof is of this account, and nothing was changed since that would make it none. */
export function isStill(account: Account, proved: ProvedAccount): boolean {
  if (account.createdAt !== proved.createdAt || (account.generation ?? 0) !== proved.generation) return false
  return proved.device === undefined || account.devices?.some(({ id }) => id === proved.device) === true
}

/** Where somebody was who stays while nobody is connected: what a start brings back. */
export interface Presence {
  readonly nick: string
  readonly username: string
  readonly host: string
  readonly realname: string
  readonly away: string | null
  /** The letters of the user modes that they chose; absent for none. */
  readonly modes?: string
  /** Since when they have been here, milliseconds since 1970. */
  readonly since: number
  /** The newest entry when their last session went; absent while somebody was connected. */
  readonly lastSeen?: number
  /** Ids of channels, and the letters of their ranks there. */
  readonly channels: readonly (readonly [number, string])[]
}
