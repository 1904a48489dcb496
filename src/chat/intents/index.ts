/** What a member can ask for, and the envelope in which it travels through the sequencer. */
import type { UserId } from '../user.ts'

export type MessageKind = 'privmsg' | 'notice' | 'tagmsg'

/** A mode change as it was asked for; what it means is decided in the chat. */
export interface ModeRequest {
  readonly on: boolean
  readonly letter: string
  readonly param?: string
}

export type Intent =
  | {
      readonly do: 'enter'
      readonly nick: string
      readonly username: string
      readonly host: string
      readonly realname: string
    }
  | { readonly do: 'leave'; readonly reason: string }
  | { readonly do: 'rename'; readonly nick: string }
  | { readonly do: 'join'; readonly channel: string; readonly key?: string }
  | { readonly do: 'part'; readonly channel: string; readonly reason: string }
  | {
      readonly do: 'say'
      /** A channel's name or a nick. */
      readonly target: string
      readonly kind: MessageKind
      readonly text: string
      /** Client-only tags as they stand in a line: `+typing=active`; empty for none. */
      readonly tags: string
    }
  | { readonly do: 'set-topic'; readonly channel: string; readonly topic: string }
  | { readonly do: 'change-modes'; readonly channel: string; readonly changes: readonly ModeRequest[] }
  | { readonly do: 'change-own-modes'; readonly changes: readonly ModeRequest[] }
  | { readonly do: 'kick'; readonly channel: string; readonly nick: string; readonly reason: string }
  | { readonly do: 'invite'; readonly channel: string; readonly nick: string }
  | { readonly do: 'set-away'; readonly message: string }
  | { readonly do: 'set-realname'; readonly realname: string }

export type IntentOf<Do extends Intent['do']> = Extract<Intent, { do: Do }>

export interface Envelope {
  /** Who asks. For `enter`, the id that the user will have. */
  readonly by: UserId
  /** The request's id on the node that submitted it, to bring the outcome back. */
  readonly request: number
  /** Milliseconds since 1970, given by the sequencer. */
  readonly at: number
  readonly intent: Intent
}
