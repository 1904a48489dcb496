/** The thread that writes a log: takes batches from its port, commits what waits together; indexes and prunes when it has the time. */
import { DatabaseSync } from 'node:sqlite'
import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads'
import { createFileWriter } from './file-records.ts'
import { logErrorOf } from './log-error.ts'
import { createLogWriter } from './log-writer.ts'
import { type PackedBatch, entryCountOf } from './packed-batch.ts'
import { prune, rewrite, type Slices } from './pruning.ts'
import { createSearchIndex } from './search-index.ts'
import {
  type Fault,
  faultOf,
  type FileTask,
  type FromWriter,
  type Task,
  type ThreadStart,
  type ToWriter,
} from './writer-messages.ts'

/** So many entries behind, and a slice is indexed although batches wait: larger slices cost less per entry and hold up commits for longer. */
const SLICE = 1000
/** So long without a batch, and the rest is indexed. */
const IDLE_AFTER_MS = 1000
/** A transaction of more would keep the first of its batches waiting for too long. */
const ENTRIES_PER_COMMIT = 4000
/** After a failure of the index, so long until it is tried again without a search that asks for it. */
const INDEX_AGAIN_AFTER_MS = 5000
/** What close still indexes; the rest is left to the next start. */
const SLICES_AT_CLOSE = 10

if (!parentPort) throw new Error('This file is the start of a worker thread')
write(parentPort, workerData as ThreadStart)

function write(port: MessagePort, { path }: ThreadStart): void {
  const db = new DatabaseSync(path, { timeout: 5000 })
  db.exec(`PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000;
    PRAGMA journal_size_limit = 67108864; PRAGMA secure_delete = ON`)
  const index = createSearchIndex(db)
  const writer = createLogWriter(db, index)
  const files = createFileWriter(db)

  let waiting: PackedBatch[] = []
  let waitingEntries = 0
  /** Who waits for the index, in the order in which they asked. */
  const indexing: { readonly task: number; readonly upTo: number }[] = []
  /** What is long, one after the other. */
  const jobs: { readonly task: number; readonly slices: Slices }[] = []
  let slicing = false
  let working = false
  let indexAgainAt = 0
  let idleTimer: NodeJS.Timeout | undefined
  let closed = false

  function say(message: FromWriter): void {
    port.postMessage(message)
  }

  function commitWaiting(): void {
    if (waiting.length === 0) return
    const outcomes = writer.commit(waiting)
    waiting = []
    waitingEntries = 0
    if (outcomes.some((outcome) => outcome !== undefined)) {
      say(outcomes.map((outcome) => (outcome ? faultOf(outcome) : null)))
    } else say(outcomes.length)
    if (behind() >= SLICE && performance.now() >= indexAgainAt) indexSlice()
  }

  function behind(): number {
    return writer.lastSeq - index.indexed
  }

  /** Where it fails (a full disk), who waits hears of it, and the next slice tries again from the same place. */
  function indexSlice(): void {
    try {
      index.indexTo(Math.min(index.indexed + SLICE, writer.lastSeq))
    } catch (failure) {
      indexAgainAt = performance.now() + INDEX_AGAIN_AFTER_MS
      const fault = faultFrom(failure, 'the index of words')
      for (const { task } of indexing.splice(0)) say({ task, fault })
    }
    while (indexing[0] && indexing[0].upTo <= index.indexed) {
      const { task, upTo } = indexing.shift() as (typeof indexing)[number]
      say({ task, value: upTo })
    }
  }

  /** Slice by slice, so that batches get in between. */
  function sliceOn(): void {
    if (slicing) return
    slicing = true
    setImmediate(() => {
      slicing = false
      if (closed) return
      const before = index.indexed
      indexSlice()
      const failed = index.indexed === before && behind() > 0
      if (!failed && (indexing.length > 0 || behind() >= SLICE)) sliceOn()
    })
  }

  function workOn(): void {
    const [job] = jobs
    if (!job || working) return
    working = true
    const waitMs = workSlice(job)
    if (waitMs === undefined) jobs.shift()
    const go = (): void => {
      working = false
      if (!closed) workOn()
    }
    if (waitMs !== undefined && waitMs > 0) setTimeout(go, waitMs)
    else setImmediate(go)
  }

  /** Gives for how long the job waits for something; undefined where it is over. */
  function workSlice({ task, slices }: (typeof jobs)[number]): number | undefined {
    try {
      const { done, value } = slices.next()
      if (done !== true) return value
      say({ task, value })
    } catch (failure) {
      say({ task, fault: faultFrom(failure, 'the log') })
    }
    return undefined
  }

  function begin({ task, does }: Task): void {
    if (does === 'index') {
      indexing.push({ task, upTo: writer.lastSeq })
      sliceOn()
      return
    }
    if (typeof does === 'object' && !('rules' in does)) return say(doneWithFiles(task, does))
    jobs.push({ task, slices: does === 'rewrite' ? rewrite(db, index) : pruneAndRewrite(does) })
    workOn()
  }

  function doneWithFiles(task: number, does: FileTask): FromWriter {
    try {
      if ('dropFiles' in does) return { task, value: files.drop(does.dropFiles) }
      files.keep(does.keepFile, does.until)
      return { task, value: [] }
    } catch (failure) {
      return { task, fault: faultFrom(failure, 'the log') }
    }
  }

  function* pruneAndRewrite(pruning: Parameters<typeof prune>[2]): Slices {
    const gone = yield* prune(db, writer, pruning)
    yield* rewrite(db, index)
    return gone
  }

  function restWhenIdle(): void {
    idleTimer ??= setTimeout(() => {
      if (behind() > 0) sliceOn()
    }, IDLE_AFTER_MS)
    idleTimer.refresh()
  }

  function take(message: ToWriter): void {
    if (typeof message === 'object' && 'cells' in message) {
      waiting.push(message)
      waitingEntries += entryCountOf(message)
      if (waitingEntries >= ENTRIES_PER_COMMIT) commitWaiting()
      return
    }
    commitWaiting()
    if (message === 'close') close()
    else begin(message)
  }

  function close(): void {
    closed = true
    clearTimeout(idleTimer)
    for (let slices = 0; slices < SLICES_AT_CLOSE && behind() > 0; slices++) indexSlice()
    db.close()
    port.close()
  }

  port.on('message', (first: ToWriter) => {
    take(first)
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) take(next.message as ToWriter)
    if (closed) return
    commitWaiting()
    restWhenIdle()
  })
  if (behind() >= SLICE) sliceOn()
  else restWhenIdle()
}

function faultFrom(failure: unknown, what: string): Fault {
  return faultOf(logErrorOf(failure, what))
}
