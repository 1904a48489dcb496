/** What the log says to its writer's thread, and hears from it. */
import type { Entry } from '../../chat/entry.ts'
import type { SearchQuery } from '../../ports/message-log.ts'
import type { LogFault } from './log-error.ts'
import type { PackedBatch } from './packed-batch.ts'

export interface WriterStart {
  /** The database, migrated and looked over. */
  readonly path: string
}

export interface Search {
  readonly search: number
  readonly query: SearchQuery
}

export type ToWriter = PackedBatch | Search | 'close'

/** An error as it crosses between threads: a class does not. */
export interface Fault {
  readonly why: LogFault
  readonly sentence: string
}

export interface Found {
  readonly search: number
  readonly entries: readonly Entry[]
}

export interface NotFound {
  readonly search: number
  readonly fault: Fault
}

/** A number: so many batches more are committed, in order. A list: what became of so many more, each committed or not. */
export type FromWriter = number | readonly (Fault | null)[] | Found | NotFound
