/**
 * What waits to be written to each connection, gathered so that a flush costs one write per connection.
 *
 * Queues share what they have in common: a queue's end is a node of a tree whose path is the texts waiting. Recipients who wait
 * for the same texts in the same order stand on the same node, so a text is joined and encoded once for all of them.
 * Order holds for every recipient, whatever else the others get.
 */
import type { Clock } from '../ports/clock.ts'
import type { Connection } from '../ports/connection.ts'

/** A sequence of texts, by its last. */
class Waiting {
  /** All texts of the path. V8 keeps it as a rope until it is encoded. */
  readonly text: string
  #after: string | undefined
  #next: Waiting | undefined
  #bytes: Buffer | undefined

  constructor(text: string) {
    this.text = text
  }

  /** The node for this path and one text more. The recipients of a text come one after the other, so the latest is remembered. */
  followedBy(words: string): Waiting {
    if (this.#after === words) return this.#next as Waiting
    this.#after = words
    this.#next = new Waiting(this.text + words)
    return this.#next
  }

  get bytes(): Buffer {
    this.#bytes ??= Buffer.from(this.text, 'utf8')
    return this.#bytes
  }
}

export interface SendQueueOptions {
  /** Bytes that may wait for a peer that does not read. */
  readonly maxBytes: number
  /** Characters that may gather for one connection before they are written, although the turn goes on. */
  readonly maxGathered: number
  /** Flushes of at least so many connections are kept `spacingMs` apart. */
  readonly largeFlush: number
  readonly spacingMs: number
}

/** A list of ten thousand channels with their topics fits into what may gather. */
export const DEFAULT_SEND_QUEUE: SendQueueOptions = {
  maxBytes: 1024 * 1024,
  maxGathered: 8 * 1024 * 1024,
  largeFlush: 200,
  spacingMs: 2,
}

/** One connection's end of it. Begins with nothing waiting. */
export interface SendQueue {
  readonly connection: Connection
  /** The outbox's own. */
  waiting: Waiting | undefined
  ending: boolean
}

export function openQueue(connection: Connection): SendQueue {
  return { waiting: undefined, ending: false, connection }
}

export interface Outbox {
  /** Adds whole lines. They leave with the next flush. */
  append(queue: SendQueue, words: string): void
  /** Closes the connection when what was appended so far has left. */
  end(queue: SendQueue): void
  /** Sees to it that what was appended leaves: now, or where the last flush was large and only just over, a little later. */
  flush(): void
}

/** `onOverflow` is told of a peer that does not read. Its queue is ended already; nothing more is kept for it. */
export function createOutbox(
  clock: Clock,
  options: SendQueueOptions,
  onOverflow: (queue: SendQueue, waitingBytes: number) => void,
): Outbox {
  let root = new Waiting('')
  let due: SendQueue[] = []
  let nextFlushAt = 0
  let planned = false

  function write(queue: SendQueue): void {
    const { waiting, connection } = queue
    queue.waiting = undefined
    if (waiting) {
      const { bytes } = waiting
      const waitingBytes = connection.unsentBytes + bytes.length
      if (waitingBytes > options.maxBytes && connection.unsentBytes > 0) {
        queue.ending = true
        onOverflow(queue, waitingBytes)
        connection.destroy()
        return
      }
      connection.write(bytes)
    }
    if (queue.ending) connection.close()
  }

  function writeAll(): void {
    planned = false
    const queues = due
    due = []
    root = new Waiting('')
    for (const queue of queues) write(queue)
    if (queues.length >= options.largeFlush) nextFlushAt = clock.now() + options.spacingMs
  }

  return {
    append(queue, words) {
      if (words === '' || queue.ending) return
      if (queue.waiting === undefined) due.push(queue)
      queue.waiting = (queue.waiting ?? root).followedBy(words)
      // Whoever asks for page after page within one turn, and reads none, is found out before they fill the memory.
      if (queue.waiting.text.length > options.maxGathered) write(queue)
    },
    end(queue) {
      if (queue.ending) return
      queue.ending = true
      if (queue.waiting === undefined) due.push(queue)
    },
    flush() {
      if (due.length === 0 || planned) return
      const waitMs = nextFlushAt - clock.now()
      if (waitMs <= 0) return writeAll()
      planned = true
      clock.after(waitMs, writeAll)
    },
  }
}
