/** The thread that writes a log: takes batches from its port, commits what waits together, indexes when it has the time. */
import { DatabaseSync } from 'node:sqlite'
import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads'
import { type LogError, logErrorOf } from './log-error.ts'
import { createLogWriter } from './log-writer.ts'
import { type PackedBatch, entryCountOf } from './packed-batch.ts'
import { createSearchIndex } from './search-index.ts'
import type { Fault, FromWriter, Search, ToWriter, WriterStart } from './writer-messages.ts'

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
write(parentPort, workerData as WriterStart)

function write(port: MessagePort, { path }: WriterStart): void {
  const db = new DatabaseSync(path, { timeout: 5000 })
  db.exec(`PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000;
    PRAGMA journal_size_limit = 67108864`)
  const writer = createLogWriter(db)
  const index = createSearchIndex(db)

  let waiting: PackedBatch[] = []
  let waitingEntries = 0
  /** In the order in which they were asked. */
  const searches: { readonly asked: Search; readonly upTo: number }[] = []
  let slicing = false
  let indexAgainAt = 0
  let idleTimer: NodeJS.Timeout | undefined

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

  /** Where it fails (a full disk), searches hear of it, and the next slice tries again from the same place. */
  function indexSlice(): void {
    try {
      index.indexTo(Math.min(index.indexed + SLICE, writer.lastSeq))
    } catch (failure) {
      indexAgainAt = performance.now() + INDEX_AGAIN_AFTER_MS
      const fault = faultOf(logErrorOf(failure, 'the index of words'))
      for (const { asked } of searches.splice(0)) say({ search: asked.search, fault })
    }
    answerSearch()
  }

  /** The one that has waited longest, where what it asks for is indexed. One at a time: batches wait meanwhile, and they come first. */
  function answerSearch(): void {
    if (!searches[0] || searches[0].upTo > index.indexed) return
    const { asked, upTo } = searches.shift() as (typeof searches)[number]
    const { search } = asked
    const query = { ...asked.query, before: Math.min(asked.query.before ?? Infinity, upTo + 1) }
    try {
      say({ search, entries: index.search(query) })
    } catch (failure) {
      say({ search, fault: faultOf(logErrorOf(failure, 'the search')) })
    }
  }

  /** Slice by slice, so that batches get in between. */
  function sliceOn(): void {
    if (slicing) return
    slicing = true
    setImmediate(() => {
      slicing = false
      const before = index.indexed
      if (behind() > 0) indexSlice()
      else answerSearch()
      const failed = index.indexed === before && behind() > 0
      if (!failed && (searches.length > 0 || behind() >= SLICE)) sliceOn()
    })
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
    if (message === 'close') return close()
    searches.push({ asked: message, upTo: writer.lastSeq })
    sliceOn()
  }

  function close(): void {
    clearTimeout(idleTimer)
    for (let slices = 0; slices < SLICES_AT_CLOSE && behind() > 0; slices++) indexSlice()
    db.close()
    port.close()
  }

  port.on('message', (first: ToWriter) => {
    take(first)
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) take(next.message as ToWriter)
    commitWaiting()
    restWhenIdle()
  })
  if (behind() >= SLICE) sliceOn()
  else restWhenIdle()
}

function faultOf(error: LogError): Fault {
  return { why: error.why, sentence: error.message }
}
