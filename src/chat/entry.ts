/** What is kept of an event: one line of a timeline. */

export type EntryKind = 'privmsg' | 'notice' | 'tagmsg' | 'join' | 'part' | 'quit' | 'kick' | 'nick' | 'topic' | 'mode'

/** The kinds that say something, in the order in which people count them. */
export const MESSAGE_KINDS: readonly EntryKind[] = ['privmsg', 'notice']

/** The timeline of what is said between two people. Nobody reads it back before there are accounts (docs/decisions). */
export const BETWEEN_PEOPLE = 0

export interface Entry {
  /** Its place among all entries; from 2 on, without gaps. */
  readonly seq: number
  /** Milliseconds since 1970. Never lower than that of the entry before. */
  readonly at: number
  /** The id of its channel, or BETWEEN_PEOPLE. */
  readonly timeline: number
  readonly kind: EntryKind
  /** `nick!user@host`, as it was then. */
  readonly source: string
  /** The account of who did it; empty for a guest. */
  readonly account: string
  /** What was said, the topic, the reason, the new nick, or the mode string with its params. */
  readonly text: string
  /** Whom it concerns: the target of a kick, the other person where the timeline is BETWEEN_PEOPLE; else empty. */
  readonly target: string
  /** The client tags of a message as they stand in a line (`+a=b;+c`); else empty. */
  readonly tags: string
}
