/** What the log says to its threads, and hears from them. */
import type { Entry } from '../../chat/entry.ts'
import type { FileRecord } from '../../ports/file-records.ts'
import type { SearchQuery } from '../../ports/message-log.ts'
import { LogError, type LogFault } from './log-error.ts'
import type { PackedBatch } from './packed-batch.ts'
import type { Pruning } from './pruning.ts'

/** Of every thread. */
export interface ThreadStart {
  /** The database, migrated and looked over. */
  readonly path: string
}

/** Of the thread that copies: it answers with what was wrong, or null, and ends. */
export interface CopyStart extends ThreadStart {
  /** An empty file. */
  readonly copy: string
}

/** What the writer is to do besides writing, with a number of its own. What was written before is written first. */
export interface Task {
  readonly task: number
  /** `index` is answered with the `seq` up to which everything can be found, `prune` with how many entries are gone, `rewrite` with 0. */
  readonly does: 'index' | 'rewrite' | Pruning | FileTask
}

/** Answered with the hashes of bytes that no file has any more. */
export type FileTask = { readonly keepFile: FileRecord; readonly until: number } | { readonly dropFiles: number }

export type ToWriter = PackedBatch | Task | 'close'

/** An error as it crosses between threads: a class does not. */
export interface Fault {
  readonly why: LogFault
  readonly sentence: string
}

export interface Done {
  readonly task: number
  readonly value: number | readonly string[]
}

export interface Failed {
  readonly task: number
  readonly fault: Fault
}

/** A number: so many batches more are committed, in order. A list: what became of so many more, each committed or not. */
export type FromWriter = number | readonly (Fault | null)[] | Done | Failed

/** To the thread that searches: one at a time. */
export type ToSearcher = SearchQuery | 'close'
export type FromSearcher = readonly Entry[] | Fault

export function faultOf({ why, message }: LogError): Fault {
  return { why, sentence: message }
}

export function errorOf({ why, sentence }: Fault): LogError {
  return new LogError(why, sentence)
}
