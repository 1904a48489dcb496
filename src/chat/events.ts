/**
 * What can happen. Events are plain values with everything that a door needs to phrase them, because they are told later
 * than they are decided. `user` and its kin are ids; `nick` and `source` are as they were when it happened.
 */
import type { About } from './about.ts'
import type { Account } from './accounts.ts'
import type { ChannelFlag, ChannelRegistration, ListLetter, Topic } from './channel.ts'
import type { MessageKind } from './intents/index.ts'
import type { MetadataChange } from './metadata.ts'
import type { TakenFiles } from './named-file.ts'
import type { NoticeChange } from './notices.ts'
import type { PushSubscriptions } from './push-subscriptions.ts'
import type { RankLetter } from './ranks.ts'
import type { Rate, RateLetter } from './rate.ts'
import type { Right } from './rights.ts'
import type { ServerBan } from './server-ban.ts'
import type { SpamRule } from './spam-rule.ts'
import type { SessionId, UserId, UserMode } from './user.ts'

/** Who did it. */
interface Deed {
  readonly user: UserId
  readonly nick: string
  /** `nick!username@host`. */
  readonly source: string
  /** Empty for a guest. */
  readonly account: string
  /** They said of themselves that they are a bot; absent where not. */
  readonly isBot?: boolean
  /** They are a server operator; absent where not. */
  readonly isOperator?: boolean
}

/** Where it happened. */
interface Place {
  /** The channel's id. */
  readonly timeline: number
  /** The channel's name. */
  readonly channel: string
}

/** Where a message stands that something is done to: in a channel, or between two people. */
export interface Where {
  readonly timeline: number
  /** The channel's name; empty between two people. */
  readonly channel: string
  /** The other person; absent in a channel, and where they are not here. */
  readonly to?: UserId
  /** The other person's nick, as it was asked for; empty in a channel. */
  readonly toNick: string
}

export type ModeChange =
  | { readonly mode: 'flag'; readonly letter: ChannelFlag; readonly on: boolean }
  /** Undefined where the key or limit is taken away. */
  | { readonly mode: 'key'; readonly key: string | undefined }
  | { readonly mode: 'limit'; readonly limit: number | undefined }
  /** Undefined where the limit is taken away. */
  | { readonly mode: 'rate'; readonly letter: RateLetter; readonly rate: Rate | undefined }
  | {
      readonly mode: 'list'
      readonly letter: ListLetter
      readonly mask: string
      readonly on: boolean
      /** Of one that is set: as in Ban. */
      readonly until?: number
      readonly reason?: string
    }
  | {
      readonly mode: 'rank'
      readonly letter: RankLetter
      readonly user: UserId
      readonly nick: string
      readonly on: boolean
    }

/** What a session's coming or going did to whether its user is away: undefined where nothing. */
export type AwayChange = { readonly message: string | undefined } | undefined

export type AccountDeed =
  | 'registered'
  | 'verified'
  | 'dropped'
  | 'password-changed'
  | 'certificates-changed'
  | 'devices-changed'
  | 'passkeys-changed'
  | 'settings-changed'
  | 'suspended'
  | 'unsuspended'
  | 'reset-allowed'
  | 'host-changed'
  | 'rights-changed'

export type Event =
  | (Deed & {
      readonly type: 'entered'
      readonly session: SessionId
      readonly username: string
      readonly host: string
      /** The host that stands for their address, where another one is shown. */
      readonly cloak?: string
      /** Their real address, for server operators. */
      readonly address: string
      readonly realname: string
      readonly rights: readonly Right[]
      /** Why they are away from the beginning. */
      readonly away?: string
      /** What stands for the secret of a guest's browser. */
      readonly guest?: string
    })
  /** Another session of somebody who is present. */
  | (Deed & {
      readonly type: 'attached'
      readonly session: SessionId
      /** Where this one really comes from. */
      readonly address?: string
      readonly away: AwayChange
      /** What the new session itself says of being away. */
      readonly sessionAway?: string
    })
  /** A session went, and they stay. */
  | (Deed & {
      readonly type: 'detached'
      readonly session: SessionId
      readonly away: AwayChange
      readonly reason: string
    })
  /** `timelines` and `channels`, one for one: where they were. */
  | (Deed & {
      readonly type: 'left'
      readonly reason: string
      /** The source of the operator who killed them; absent otherwise. */
      readonly endedBy?: string
      readonly timelines: readonly number[]
      readonly channels: readonly string[]
    })
  | (Deed & { readonly type: 'renamed'; readonly to: string; readonly timelines: readonly number[] })
  | (Deed &
      Place & {
        readonly type: 'joined'
        readonly isNew: boolean
        /** The channel that makes room for the new one, where there was none. */
        readonly ends?: Place
        readonly ranks: number
        readonly realname: string
      })
  | (Deed & Place & { readonly type: 'parted'; readonly reason: string })
  | (Deed &
      Place & {
        readonly type: 'kicked'
        readonly target: UserId
        readonly targetNick: string
        readonly reason: string
      })
  /** Said in a channel. */
  | (Deed &
      Place & {
        readonly type: 'said'
        readonly kind: MessageKind
        readonly text: string
        readonly tags: string
        /** Only members with this rank or a higher one hear it (STATUSMSG); 0 for all. */
        readonly toRank: number
        /** What it answers; absent for nothing. */
        readonly reply?: About
        readonly saidId?: string
        /** Nothing said in this channel is kept. Absent where it is. */
        readonly isUnrecorded?: true
      })
  /** Said to one person. */
  | (Deed & {
      readonly type: 'whispered'
      /** Of the conversation between the two. */
      readonly timeline: number
      readonly to: UserId
      readonly toNick: string
      /** Empty for a guest. */
      readonly toAccount: string
      readonly kind: MessageKind
      readonly text: string
      readonly tags: string
      readonly reply?: About
      readonly saidId?: string
      /** The away message of who it is for; undefined while they are here. */
      readonly away: string | undefined
    })
  /** `on` false: a reaction is taken back. */
  | (Deed & Where & { readonly type: 'reacted'; readonly about: About; readonly value: string; readonly on: boolean })
  | (Deed & Where & { readonly type: 'edited'; readonly about: About; readonly text: string })
  | (Deed &
      Where & {
        readonly type: 'redacted'
        readonly about: About
        readonly reason: string
        /** The files that go with it; absent for none. */
        readonly takes?: TakenFiles
      })
  | (Deed & Place & { readonly type: 'pinned'; readonly about: About; readonly on: boolean })
  /** Until when they have read a channel or conversation, named `target`, milliseconds since 1970. Told to their own sessions only. */
  | (Deed & { readonly type: 'marked-read'; readonly target: string; readonly upTo: number })
  /** Told to their own sessions only. */
  | (Deed & { readonly type: 'notices-set'; readonly change: NoticeChange })
  /** The devices that are pushed to of the account `name`, as they are now: the one at `endpoint` came or went. */
  | (Deed & {
      readonly type: 'pushes-kept'
      readonly name: string
      readonly endpoint: string
      readonly subscriptions: PushSubscriptions
    })
  | (Deed & Place & { readonly type: 'topic-set'; readonly topic: Topic })
  | (Deed & Place & { readonly type: 'modes-changed'; readonly changes: readonly ModeChange[] })
  | (Deed & {
      readonly type: 'own-modes-changed'
      readonly changes: readonly { readonly mode: UserMode; readonly on: boolean }[]
    })
  | (Deed &
      Place & {
        readonly type: 'invited'
        readonly target: UserId
        readonly targetNick: string
        readonly away: string | undefined
      })
  /** One session is away or back. `changed`: so is the person, which the others hear of. */
  | (Deed & {
      readonly type: 'away-set'
      readonly session: SessionId
      readonly message: string | undefined
      readonly changed: AwayChange
    })
  /** `account` is the one that they have now; empty where they logged out. */
  | (Deed & { readonly type: 'logged-in'; readonly rights: readonly Right[] })
  | (Deed & { readonly type: 'logged-out' })
  /** An account is made, changed, or gone (`record` null). `name` is its name. */
  | (Deed & {
      readonly type: 'account-kept'
      readonly did: AccountDeed
      readonly name: string
      readonly record: Account | null
    })
  /** A channel belongs to an account, with this access; or to nobody any more. */
  | (Deed & Place & { readonly type: 'registration-set'; readonly registration: ChannelRegistration | undefined })
  /** What is said there can be read by everybody from here on, or not any more. */
  | (Deed & Place & { readonly type: 'reading-opened'; readonly on: boolean })
  | (Deed & Place & { readonly type: 'channel-renamed'; readonly to: string; readonly reason: string })
  | (Deed & { readonly type: 'rights-given'; readonly rights: readonly Right[] })
  | (Deed & { readonly type: 'server-ban-set'; readonly ban: ServerBan })
  | (Deed & { readonly type: 'server-ban-lifted'; readonly ban: ServerBan })
  /** `rule` null: it is lifted. */
  | (Deed & { readonly type: 'spam-rule-set'; readonly pattern: string; readonly rule: SpamRule | null })
  | (Deed & { readonly type: 'door-set'; readonly closed: boolean })
  /** WALLOPS. */
  | (Deed & { readonly type: 'announced'; readonly text: string })
  /** `target`: their nick with timeline 0, or a channel's name. */
  | (Deed & {
      readonly type: 'metadata-set'
      readonly timeline: number
      readonly target: string
      readonly did: 'set' | 'cleared' | 'logged-in'
      readonly changes: readonly MetadataChange[]
    })
  /** Others see another host. `setBy`: the source of the operator who chose it; absent where it comes or goes with an account. */
  | (Deed & {
      readonly type: 'host-changed'
      readonly username: string
      readonly host: string
      readonly setBy?: string
    })
  | (Deed & { readonly type: 'realname-set'; readonly realname: string })

export type EventOf<Type extends Event['type']> = Extract<Event, { type: Type }>

/** An event with its place in the order. */
export interface Happening {
  readonly event: Event
  /** The `seq` of its entry, of its first where it has several; 0 where nothing of it is kept. */
  readonly seq: number
  /** Milliseconds since 1970. */
  readonly at: number
}
