/**
 * What can happen. Events are plain values with everything that a door needs to phrase them, because they are told later
 * than they are decided. `user` and its kin are ids; `nick` and `source` are as they were when it happened.
 */
import type { Topic } from './channel.ts'
import type { MessageKind } from './intents/index.ts'
import type { UserId, UserMode } from './user.ts'

/** Who did it. */
interface Deed {
  readonly user: UserId
  readonly nick: string
  /** `nick!username@host`. */
  readonly source: string
  /** Empty for a guest. */
  readonly account: string
}

/** Where it happened. */
interface Place {
  /** The channel's id. */
  readonly timeline: number
  /** The channel's name. */
  readonly channel: string
}

export type ModeChange =
  | { readonly mode: 'flag'; readonly letter: 'i' | 'm' | 'n' | 't'; readonly on: boolean }
  /** Undefined where the key or limit is taken away. */
  | { readonly mode: 'key'; readonly key: string | undefined }
  | { readonly mode: 'limit'; readonly limit: number | undefined }
  | { readonly mode: 'ban'; readonly mask: string; readonly on: boolean }
  | { readonly mode: 'operator' | 'voice'; readonly user: UserId; readonly nick: string; readonly on: boolean }

export type Event =
  | (Deed & {
      readonly type: 'entered'
      readonly username: string
      readonly host: string
      readonly realname: string
    })
  /** `timelines` and `channels`, one for one: where they were. */
  | (Deed & {
      readonly type: 'left'
      readonly reason: string
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
        readonly operator: boolean
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
  | (Deed & Place & { readonly type: 'said'; readonly kind: MessageKind; readonly text: string; readonly tags: string })
  /** Said to one person. */
  | (Deed & {
      readonly type: 'whispered'
      readonly to: UserId
      readonly toNick: string
      readonly kind: MessageKind
      readonly text: string
      readonly tags: string
      /** The away message of who it is for; undefined while they are here. */
      readonly away: string | undefined
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
  | (Deed & { readonly type: 'away-set'; readonly message: string | undefined })
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
