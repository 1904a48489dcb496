/** What a member can ask for, and the envelope in which it travels through the sequencer. */
import type { About } from '../about.ts'
import type { AccountSettings, ProvedAccount, Verification } from '../accounts.ts'
import type { Credentials } from '../credentials.ts'
import type { OwnAccountChange } from './change-own-account.ts'
import type { NamedFile } from '../named-file.ts'
import type { NoticeChange } from '../notices.ts'
import type { PushSubscription } from '../push-subscriptions.ts'
import type { Right } from '../rights.ts'
import type { SettingChange } from '../settings/index.ts'
import type { ServerBan } from '../server-ban.ts'
import type { SpamRule } from '../spam-rule.ts'
import type { SessionId } from '../user.ts'

export type MessageKind = 'privmsg' | 'notice' | 'tagmsg'

/** A mode change as it was asked for; what it means is decided in the chat. */
export interface ModeRequest {
  readonly on: boolean
  readonly letter: string
  readonly param?: string
  /**
   * Of a mask that is set: for how long, null for ever. Where it is given, a mask that is there already is set anew. Absent: for ever, and
   * what is there stays.
   */
  readonly durationMs?: number | null
  readonly reason?: string
}

/** Of one's own account, or with the right `accounts` of another's. Suspending and resetting need the right. */
export type AccountChange =
  /** `device`: the id of the one through which it is asked for, where it is one: that stays logged in. */
  | { readonly set: 'password'; readonly credentials: Credentials; readonly device?: string | undefined }
  | { readonly set: 'certificate'; readonly fingerprint: string; readonly on: boolean }
  | { readonly set: 'settings'; readonly settings: Partial<AccountSettings> }
  | { readonly set: 'suspended'; readonly reason: string }
  | { readonly set: 'unsuspended' }
  /** Empty takes it away. */
  | { readonly set: 'host'; readonly host: string }
  | { readonly set: 'reset'; readonly hash: string; readonly until: number }
  /** The one-time token was shown at the door, and matched. */
  | {
      readonly set: 'password-by-reset'
      readonly credentials: Credentials
      readonly hash: string
      /** As for `password`. */
      readonly device?: string | undefined
    }

export type Intent =
  | {
      readonly do: 'enter'
      readonly nick: string
      readonly username: string
      readonly host: string
      /** Their real address; empty where there is none. */
      readonly address?: string
      readonly realname: string
      /** The account that they have proved to be theirs; absent for a guest. */
      readonly account?: ProvedAccount
      /** What stands for the secret of a guest's browser (docs/protocols/guest-key.md); absent for none. Nothing beside an account. */
      readonly guest?: string
      /** An account that this connection has made and that waits to be verified: its nick is theirs, as a guest. */
      readonly made?: ProvedAccount
      /** Why this session is away from its beginning: it connects by itself. Absent where somebody is here. */
      readonly away?: string
    }
  | { readonly do: 'leave'; readonly reason: string }
  | { readonly do: 'rename'; readonly nick: string }
  | { readonly do: 'join'; readonly channel: string; readonly key?: string }
  | { readonly do: 'part'; readonly channel: string; readonly reason: string }
  | {
      readonly do: 'say'
      /** A channel's name, with a membership prefix before it for those of that rank and above (STATUSMSG), or a nick. */
      readonly target: string
      readonly kind: MessageKind
      readonly text: string
      /** Client-only tags as they stand in a line: `+typing=active`; empty for none. */
      readonly tags: string
      /** What it answers. */
      readonly reply?: About
      /** What its sender calls it: said once more under the same name, it is not told again (said-ids.ts). */
      readonly saidId?: string
    }
  /** `target`: as for `say`. */
  | {
      readonly do: 'react'
      readonly target: string
      readonly about: About
      readonly value: string
      readonly on: boolean
    }
  | { readonly do: 'edit'; readonly target: string; readonly about: About; readonly text: string }
  | {
      readonly do: 'redact'
      readonly target: string
      readonly about: About
      readonly reason: string
      /** Those that the message names. */
      readonly files: readonly NamedFile[]
    }
  | { readonly do: 'pin'; readonly channel: string; readonly about: About; readonly on: boolean }
  /** `upTo`: milliseconds since 1970. */
  | { readonly do: 'mark-read'; readonly target: string; readonly upTo: number }
  | { readonly do: 'set-notices'; readonly change: NoticeChange }
  | { readonly do: 'subscribe-push'; readonly subscription: Omit<PushSubscription, 'at'> }
  | { readonly do: 'unsubscribe-push'; readonly endpoint: string }
  /** The server itself: the push service says that the subscription has ended. */
  | { readonly do: 'forget-push'; readonly account: string; readonly endpoint: string }
  | { readonly do: 'set-topic'; readonly channel: string; readonly topic: string }
  | {
      readonly do: 'change-modes'
      readonly channel: string
      readonly changes: readonly ModeRequest[]
      /** With the ranks that the channel's access list gives one's account, too, and not only those that one has there. */
      readonly byAccess?: boolean
    }
  | { readonly do: 'change-own-modes'; readonly changes: readonly ModeRequest[] }
  /** `nick`: of whoever said it elsewhere. */
  | { readonly do: 'relay'; readonly channel: string; readonly nick: string; readonly text: string }
  /** They have proved that the account is theirs. */
  | { readonly do: 'log-in'; readonly account: ProvedAccount }
  | { readonly do: 'log-out' }
  /** Makes an account and logs in to it. */
  | {
      readonly do: 'register-account'
      readonly account: string
      readonly credentials: Credentials
      /** Of whoever has not entered; absent for who has. */
      readonly newcomer?: { readonly source: string; readonly address: string }
      readonly email?: string
      /** Nobody logs in to it until the code that was mailed is shown. */
      readonly verification?: Verification
    }
  /** The code of this hash was shown at the door. Logs in to the account, who has entered. */
  | { readonly do: 'verify-account'; readonly account: string; readonly hash: string }
  /** The server itself: a token is on its way to the owner's e-mail address. */
  | { readonly do: 'allow-reset'; readonly account: string; readonly hash: string; readonly until: number }
  /** The server itself: what was not verified in time is given up. */
  | { readonly do: 'expire-accounts' }
  | { readonly do: 'change-account'; readonly account: string; readonly change: AccountChange }
  | { readonly do: 'drop-account'; readonly account: string }
  /** Asked for without being in the chat, by whoever has proved that the account is theirs. */
  | { readonly do: 'change-own-account'; readonly account: ProvedAccount; readonly change: OwnAccountChange }
  /** Ends another user of one's own account, or a guest who has its nick; takes the nick where `regain`. */
  | { readonly do: 'ghost'; readonly nick: string; readonly regain: boolean }
  | { readonly do: 'register-channel'; readonly channel: string }
  | { readonly do: 'drop-channel'; readonly channel: string }
  /** `ranks`: letters of what the account gets when it joins; empty takes it from the list. */
  | { readonly do: 'set-access'; readonly channel: string; readonly account: string; readonly ranks: string }
  | { readonly do: 'transfer-channel'; readonly channel: string; readonly account: string }
  | ({ readonly do: 'set-channel-setting'; readonly channel: string } & SettingChange)
  /** The server's own: takes away what time has ended. `server`: its name. `unpin`: the `seq` of messages that are not kept any more. */
  | {
      readonly do: 'tidy-channel'
      readonly channel: string
      readonly server: string
      readonly unpin?: readonly number[]
      /** Whether the server keeps people out, so that nothing is read without a name; absent where that is as it was. */
      readonly holdsReading?: boolean
    }
  | { readonly do: 'rename-channel'; readonly channel: string; readonly to: string; readonly reason: string }
  /** They have proved at the door that these rights are theirs (OPER, the owner's claim). `keep`: also for their account, for ever. */
  | { readonly do: 'take-rights'; readonly rights: readonly Right[]; readonly keep: boolean }
  /** `host` empty: their cloak again. */
  | { readonly do: 'change-host'; readonly nick: string; readonly host: string }
  | { readonly do: 'kill'; readonly nick: string; readonly reason: string }
  | { readonly do: 'ban-from-server'; readonly ban: Pick<ServerBan, 'does' | 'kind' | 'what' | 'reason' | 'until'> }
  | { readonly do: 'lift-server-ban'; readonly kind: ServerBan['kind']; readonly what: string }
  | ({ readonly do: 'set-spam-rule' } & Pick<SpamRule, 'pattern' | 'does' | 'durationMs' | 'reason'>)
  | { readonly do: 'lift-spam-rule'; readonly pattern: string }
  | { readonly do: 'set-door'; readonly closed: boolean }
  | { readonly do: 'announce'; readonly text: string }
  | { readonly do: 'kick'; readonly channel: string; readonly nick: string; readonly reason: string }
  | { readonly do: 'invite'; readonly channel: string; readonly nick: string }
  | { readonly do: 'set-away'; readonly message: string }
  /** `target`: a channel, or empty for oneself. A value of null takes the key away. */
  | { readonly do: 'set-metadata'; readonly target: string; readonly key: string; readonly value: string | null }
  | { readonly do: 'clear-metadata'; readonly target: string }
  | { readonly do: 'set-realname'; readonly realname: string }

export type IntentOf<Do extends Intent['do']> = Extract<Intent, { do: Do }>

export interface Envelope {
  /** The session that asks; empty where it is the server itself. */
  readonly by: SessionId
  /** The request's id on the node that submitted it, to bring the outcome back. */
  readonly request: number
  /** Milliseconds since 1970, given by the sequencer. */
  readonly at: number
  readonly intent: Intent
}
