/** What is kept: the timeline's entries, and what channels are. Every adapter passes test/contracts/message-log.ts. */
import type { ChannelRecord } from '../chat/channel.ts'
import type { Entry, EntryKind } from '../chat/entry.ts'
import type { KeptRecord } from '../chat/kept-record.ts'

/** What one turn leaves to be kept. Entries are in the order of their `seq`, and follow those of the batch before. */
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

export interface SearchQuery {
  /** Words, as a person typed them: all must occur. Nothing in them is syntax. */
  readonly text: string
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
}

export interface MessageLog {
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
  /** One entry by its `seq`. */
  entry(seq: number): Entry | undefined
  /** The lowest `seq` of all whose time is at or after `at`; one more than the highest where all are earlier. */
  seqAt(at: number): number
  /** The newest matches among the messages (privmsg, notice) that were appended before the call, oldest first. */
  search(query: SearchQuery): Promise<Entry[]>
  /** Waits for what was appended, then closes. Later calls throw. */
  close(): Promise<void>
}
