/** What is kept of an event: one line of a timeline. */
import type { TakenFiles } from './named-file.ts'

export type EntryKind =
  | 'privmsg'
  | 'notice'
  | 'tagmsg'
  | 'join'
  | 'part'
  | 'quit'
  | 'kick'
  | 'nick'
  | 'topic'
  | 'mode'
  /** Those below are about another message, `of`. */
  | 'react'
  /** Takes a reaction back: the log removes both. */
  | 'unreact'
  /** The log gives the message the new text, and this entry none: what is read back is the message as it is now. */
  | 'edit'
  /** The log takes the message away with all that is about it. `text` is the reason. */
  | 'redact'
  | 'pin'
  | 'unpin'

/** The kinds that say something, in the order in which people count them. */
export const MESSAGE_KINDS: readonly EntryKind[] = ['privmsg', 'notice']

/** The kinds that stand for themselves: none of them is about another message. */
export const EVENT_KINDS: readonly EntryKind[] = [
  ...MESSAGE_KINDS,
  'tagmsg',
  'join',
  'part',
  'quit',
  'kick',
  'nick',
  'topic',
  'mode',
]

export interface Entry {
  /** Its place among all entries, from 2 on. Those that are given away follow each other; what is deleted later leaves a gap. */
  readonly seq: number
  /** Milliseconds since 1970. Never lower than that of the entry before. */
  readonly at: number
  /** The id of its channel, or of the conversation between two people (conversation.ts). */
  readonly timeline: number
  readonly kind: EntryKind
  /** `nick!user@host`, as it was then. */
  readonly source: string
  /** The account of who did it; empty for a guest. */
  readonly account: string
  /** What was said, the topic, the reason, the new nick, or the mode string with its params. */
  readonly text: string
  /** Whom it concerns: the target of a kick, the other person in a conversation; else empty. */
  readonly target: string
  /** The client tags of a message as they stand in a line (`+a=b;+c`); else empty. */
  readonly tags: string
  /** The `seq` of the message that it is about: answers, reacts to, edits, takes away, pins. Absent for none. */
  readonly of?: number
  /** When its text was last changed, milliseconds since 1970. Absent where it is the first. */
  readonly editedAt?: number
  /** In a conversation, the account of the other person; absent for a guest. */
  readonly targetAccount?: string
  /** What its sender calls it, so that it is not said twice (said-ids.ts). Kept for a while, and not read back with the entry. */
  readonly saidId?: string
  /** Of `redact`: the files that go with the message. It is done, and not read back with the entry. Absent for none. */
  readonly takes?: TakenFiles
}
