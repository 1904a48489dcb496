/** One line of a buffer: something said, people who came and went, or a note of the client's own. */

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
  readonly text: string
  readonly isOwn: boolean
  readonly isMention: boolean
  readonly msgid?: string
  /** Ours, and the server has not confirmed it; the value is its label. */
  readonly pending?: string
  /** Ours, and not delivered; the value is a reason for people. */
  readonly failed?: string
}

export type PresenceChange =
  | { readonly change: 'joined'; readonly nick: string }
  | { readonly change: 'left'; readonly nick: string; readonly reason: string }
  | { readonly change: 'quit'; readonly nick: string; readonly reason: string }
  | { readonly change: 'renamed'; readonly nick: string; readonly to: string }

/** Comings and goings that nothing stood between, folded together. */
export interface PresenceEntry extends Stamp {
  readonly kind: 'presence'
  readonly changes: readonly PresenceChange[]
}

export interface NoteEntry extends Stamp {
  readonly kind: 'note'
  readonly tone: 'plain' | 'error'
  readonly text: string
}

export type Entry = TalkEntry | PresenceEntry | NoteEntry

type WithoutStamp<E> = E extends Entry ? Omit<E, 'id' | 'connection' | 'time'> : never
/** An entry before it has its place. */
export type EntryDraft = WithoutStamp<Entry>
