/** What is kept: the timeline's entries, and what channels are. Every adapter passes test/contracts/message-log.ts. */
import type { Content } from '../chat/contents.ts'
import type { ChannelRecord } from '../chat/channel.ts'
import type { Entry, EntryKind } from '../chat/entry.ts'
import type { KeptRecord } from '../chat/kept-record.ts'
import type { FileRecords } from './file-records.ts'

/**
 * What one turn leaves to be kept. Entries are in the order of their `seq`, and follow those of the batch before. Some change what is there, in the
 * same transaction:
 *
 * - `edit`: the message `of` gets the text, its `editedAt`, and a revision; the entry itself is kept with no text, and is read back with the text of
 *   the message as it is then; an earlier edit of the same message is deleted.
 * - `redact`: the message `of` is deleted, with its revisions and every entry of kind react, edit, pin or unpin that is about it. What answers it stays. The
 *   files that the entry `takes` go (file-records.ts).
 * - `unreact`: the reaction of that account (or source, of guests) with that value to `of` is deleted. The entry itself is not kept.
 *
 * What they are about may be gone: then edit and react are not kept either. What was deleted is nowhere any more, in no search and in no file, once
 * `prune` or `backUp` has been done; not even in free pages.
 */
export interface Batch {
  readonly entries: readonly Entry[]
  /** Channels as they are after the turn, of those that changed. */
  readonly channels: readonly ChannelRecord[]
  /** Accounts, bans and the like, as they are after the turn, of those that changed. */
  readonly records: readonly KeptRecord[]
}

export interface Page {
  readonly timeline: number
  /** Only entries with a lower `seq`. */
  readonly before?: number
  /** Only entries with a higher `seq`. */
  readonly after?: number
  /** Which end of the range the page is cut from: the newest entries of the range, or the oldest. */
  readonly from: 'newest' | 'oldest'
  readonly kinds: readonly EntryKind[]
  /** How many entries at most. */
  readonly limit: number
}

/** A reaction to a message, as it stands. */
export interface Reaction {
  /** Of the entry that says it. */
  readonly seq: number
  readonly at: number
  /** The `seq` of the message. */
  readonly of: number
  readonly source: string
  readonly account: string
  readonly value: string
}

/** What a message said before it was edited. */
export interface Revision {
  readonly text: string
  /** When it was changed, milliseconds since 1970. */
  readonly until: number
}

/** What two people said to each other, seen by the account of one of them. */
export interface Conversation {
  readonly timeline: number
  /** The other's nick, as it was last. */
  readonly nick: string
  /** The other's account; empty for a guest. */
  readonly account: string
  /** Of its newest message. */
  readonly seq: number
  readonly at: number
}

/** How much of a timeline is kept: what is older, or further back, is not. 0 for no limit. */
export interface Retention {
  readonly maxAgeMs: number
  readonly maxMessages: number
}

export interface SearchQuery {
  /**
   * Words, as a person typed them: all must occur. Between quotation marks, one after the other. Nothing else in them is syntax. Without any word
   * nothing is found, but where `from` or `has` says what to look for.
   */
  readonly text: string
  /** Only what was said under this nick, or with this account; folded. */
  readonly from?: string
  /** Only what has all of these in it. */
  readonly has?: readonly Content[]
  /** Only entries with a higher `seq`. */
  readonly after?: number
  /** Which come, where there are more than `limit`; `best`: those that the words fit best, of the newest 50,000. They come oldest first either way. */
  readonly order?: 'newest' | 'best'
  /** The timelines that the asker may read. */
  readonly timelines: readonly number[]
  /** Only entries with a lower `seq`. */
  readonly before?: number
  readonly limit: number
}

/** What a start begins with. */
export interface Restored {
  /** The highest `seq` that is kept; 1 for a new log (1 is the founding of the lobby). */
  readonly lastSeq: number
  /** The time of that entry, milliseconds since 1970; 0 for a new log. Time never runs backwards in a log. */
  readonly lastAt: number
  readonly channels: readonly ChannelRecord[]
  /** In no particular order; none with the value null. */
  readonly records: readonly KeptRecord[]
  /** The names of the newest messages that have one (chat/said-ids.ts), the oldest first. */
  readonly saidIds: readonly (readonly [saidId: string, seq: number])[]
}

/** More than so many to one message are not given. */
export const MAX_REACTIONS = 1000

export interface MessageLog extends FileRecords {
  /** Eight or more letters and digits, made with the log and never changed: two logs have different ones. */
  readonly identity: string
  restore(): Restored
  /**
   * Keeps a batch, all of it or nothing. Batches are committed in the order of the calls, and `done` is called in that order,
   * never before `append` returned. After a failure every batch fails that was appended before `recover` was called, because it was decided
   * on top of one that is not there.
   */
  append(batch: Batch, done: (failure?: Error) => void): void
  /** Accepts batches again after a failure. */
  recover(): void
  /** A page of what has been committed, oldest first. */
  page(page: Page): Entry[]
  /**
   * The reactions to messages, in the order in which they came: at most `MAX_REACTIONS` of each. Of the same account (or source, of guests) and
   * value the first only.
   */
  reactions(of: readonly number[]): Reaction[]
  /** What a message said before, oldest first: for server operators. */
  revisions(of: number): Revision[]
  /** An account's conversations, by its folded name, of which the newest message is in the range: those with the newest first. */
  conversations(
    account: string,
    range: { readonly after?: number; readonly before?: number; readonly limit: number },
  ): Conversation[]
  /** How many messages of a timeline have a higher `seq`; it counts no further than `atMost`. */
  countMessages(timeline: number, after: number, atMost: number): number
  /** Deletes what is no longer to be kept: for the timelines that are named by their rule, for the others by `others`. Gives how many entries are gone. */
  prune(rules: ReadonlyMap<number, Retention>, others: Retention, now: number): Promise<number>
  /** Writes a copy of everything that was appended before the call to a file that does not exist yet. What was taken away is not in it. */
  backUp(path: string): Promise<void>
  /** One entry by its `seq`; undefined where there is none any more. */
  entry(seq: number): Entry | undefined
  /** The lowest `seq` of all whose time is at or after `at`; one more than the highest where all are earlier. */
  seqAt(at: number): number
  /** The newest matches among the messages (privmsg, notice) that were appended before the call, oldest first. */
  search(query: SearchQuery): Promise<Entry[]>
  /** Waits for what was appended, then closes. Later calls throw. */
  close(): Promise<void>
}
