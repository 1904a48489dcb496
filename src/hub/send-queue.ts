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
  /** The text that was added last, and the number of the node where that led. */
  after: string | undefined
  next = NOTHING
  #bytes: Buffer | undefined

  constructor(text: string) {
    this.text = text
  }

  get bytes(): Buffer {
    this.#bytes ??= Buffer.from(this.text, 'utf8')
    return this.#bytes
  }
}

/** The number of the tree's root: nothing waits. */
const NOTHING = 0

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
  /** The outbox's own: the number of its node. A number, because a reference would cost the collector something at each text. */
  waiting: number
  ending: boolean
}

export function openQueue(connection: Connection): SendQueue {
  return { waiting: NOTHING, ending: false, connection }
}

export interface Outbox {
  /** Adds whole lines. They leave with the next flush. */
  append(queue: SendQueue, words: string): void
  /** Adds to each recipient but one what `wordsFor` gives for it. */
  appendToAll<Recipient extends SendQueue>(
    recipients: readonly Recipient[],
    except: Recipient | undefined,
    wordsFor: (recipient: Recipient) => string,
  ): void
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
  let nodes = [new Waiting('')]
  let due: SendQueue[] = []
  let nextFlushAt = 0
  let planned = false

  /** The node for the path to this one and one text more. The recipients of a text come one after the other, so the latest is remembered. */
  function follow(from: number, words: string): number {
    const node = nodes[from] as Waiting
    if (node.after !== words) {
      node.after = words
      node.next = nodes.push(new Waiting(node.text + words)) - 1
    }
    return node.next
  }

  /** Takes what waits off the queue; undefined where nothing does. */
  function take(queue: SendQueue): Buffer | undefined {
    const { waiting } = queue
    if (waiting === NOTHING) return undefined
    queue.waiting = NOTHING
    return (nodes[waiting] as Waiting).bytes
  }

  function write(queue: SendQueue, bytes: Buffer | undefined): void {
    const { connection } = queue
    if (bytes) {
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
    // All are taken before the first is written: the numbers hold for this tree only.
    const taken = queues.map(take)
    due = []
    nodes = [new Waiting('')]
    queues.forEach((queue, i) => write(queue, taken[i]))
    if (queues.length >= options.largeFlush) nextFlushAt = clock.now() + options.spacingMs
  }

  function append(queue: SendQueue, words: string): void {
    if (words === '' || queue.ending) return
    if (queue.waiting === NOTHING) due.push(queue)
    queue.waiting = follow(queue.waiting, words)
    // Whoever asks for page after page within one turn, and reads none, is found out before they fill the memory.
    if ((nodes[queue.waiting] as Waiting).text.length > options.maxGathered) write(queue, take(queue))
  }

  return {
    append,
    appendToAll(recipients, except, wordsFor) {
      // Most stand where the one before stood, and get what it got: they only follow. This is the innermost loop of all.
      let from = NOTHING
      let to = NOTHING
      let said = ''
      for (const recipient of recipients) {
        if (recipient === except) continue
        const words = wordsFor(recipient)
        const { waiting } = recipient
        if (waiting !== NOTHING && waiting === from && words === said) {
          recipient.waiting = to
          continue
        }
        append(recipient, words)
        from = waiting
        to = recipient.waiting
        said = words
      }
    },
    end(queue) {
      if (queue.ending) return
      queue.ending = true
      if (queue.waiting === NOTHING) due.push(queue)
      // It stands alone from now on, so that nobody takes it along.
      else queue.waiting = nodes.push(new Waiting((nodes[queue.waiting] as Waiting).text)) - 1
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
