/** One line of a buffer: something said, people who came and went, a message shown elsewhere, or a note of the client's own. */

interface Stamp {
  /** Unique within the client; it says nothing about order. */
  readonly id: number
  /** Milliseconds since 1970: the server's time where it gives one. */
  readonly time: number
  /** Which connection brought it, counted from 1: what was said while we were gone belongs between two of them. */
  readonly connection: number
}

export interface TalkEntry extends Stamp {
  readonly kind: 'talk'
  readonly style: 'say' | 'act' | 'notice'
  readonly nick: string
  /** That they were logged in to; absent for none. https://ircv3.net/specs/extensions/account-tag */
  readonly account?: string
  /** May hold `\n`. Empty where it was taken away. */
  readonly text: string
  readonly isOwn: boolean
  readonly isMention: boolean
  /** Whoever says it is hidden by the person: it is nothing new to them, and no mention. */
  readonly isIgnored?: true
  readonly msgid?: string
  /** The msgid of the message that this one answers. https://ircv3.net/specs/client-tags/reply */
  readonly replyTo?: string
  /** In the order in which they came first; none is empty. https://ircv3.net/specs/client-tags/react */
  readonly reactions?: readonly Reaction[]
  readonly isEdited?: true
  readonly isPinned?: true
  /** The server said since that it is so: the id that an entry of that moment would have. */
  readonly asOf?: number
  /** Who took it away, and why; the reason may be empty. https://ircv3.net/specs/extensions/message-redaction */
  readonly redacted?: { readonly by: string; readonly reason: string }
  /** Ours, and the server has not confirmed it; the value is its label. */
  readonly pending?: string
  /** Ours, and to be sent when the connection is back. */
  readonly isWaiting?: true
  /** Ours, and not delivered; the value is a reason for people. */
  readonly failed?: string
  /** The label of one that was not delivered. */
  readonly unsent?: string
}

export interface Reaction {
  readonly value: string
  readonly nicks: readonly string[]
}

/** `isOwn`: it is we who came or went. */
export type PresenceChange =
  | { readonly change: 'joined'; readonly nick: string; readonly isOwn?: true }
  | { readonly change: 'left'; readonly nick: string; readonly reason: string; readonly isOwn?: true }
  | { readonly change: 'quit'; readonly nick: string; readonly reason: string; readonly isOwn?: true }
  | { readonly change: 'renamed'; readonly nick: string; readonly to: string }

/** Comings and goings that nothing stood between, folded together. */
export interface PresenceEntry extends Stamp {
  readonly kind: 'presence'
  readonly changes: readonly PresenceChange[]
}

/** Nothing but our own coming and going. */
export function isOwnComing(entry: Entry): boolean {
  return entry.kind === 'presence' && entry.changes.every((change) => change.change !== 'renamed' && change.isOwn)
}

export interface NoteEntry extends Stamp {
  readonly kind: 'note'
  readonly tone: 'plain' | 'error'
  readonly text: string
  /** A sentence of the server's own, which is English whatever language the person has. */
  readonly isServers?: true
}

/** A message that was said elsewhere or long ago: found by a search, or pinned. */
export interface FoundMessage {
  /** The channel or nick whose buffer it belongs to. */
  readonly place: string
  /** Milliseconds since 1970. */
  readonly saidAt: number
  readonly style: TalkEntry['style']
  readonly nick: string
  readonly account?: string
  /** Empty where it was taken away. */
  readonly text: string
  readonly msgid?: string
}

/** One that is shown among others; it is no part of the conversation here. */
export interface QuoteEntry extends Stamp, FoundMessage {
  readonly kind: 'quote'
  /** From 1, for `/jump`. */
  readonly number: number
}

export type Entry = TalkEntry | PresenceEntry | NoteEntry | QuoteEntry

type WithoutStamp<E> = E extends Entry ? Omit<E, 'id' | 'connection' | 'time'> : never
/** An entry before it has its place. */
export type EntryDraft = WithoutStamp<Entry>
