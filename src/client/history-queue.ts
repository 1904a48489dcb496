/**
 * What of the past is asked for by itself, a few places at a time: who comes back to a hundred channels has each line paid for at the server, so what they
 * say would wait behind all of that, and the answers for longer than anybody waits for them.
 */

/** Places that are asked about at once. */
const AT_ONCE = 3

export interface HistoryQueue {
  /** Asks now, or when it is the turn of this place. */
  add(key: string, ask: () => void): void
  /** It waits for its turn. */
  has(key: string): boolean
  /** Something was answered, or will not be. */
  next(): void
  clear(): void
}

export interface HistoryQueueOptions {
  /** The places that are being asked about. */
  readonly underWay: ReadonlyMap<string, unknown>
  /** Where the person looks: its turn is next. */
  readonly looksAt: () => string
}

export function createHistoryQueue({ underWay, looksAt }: HistoryQueueOptions): HistoryQueue {
  const waiting = new Map<string, () => void>()

  function next(): void {
    while (underWay.size < AT_ONCE) {
      const keys = [...waiting.keys()].filter((key) => !underWay.has(key))
      const key = keys.find((one) => one === looksAt()) ?? keys[0]
      if (key === undefined) return
      const ask = waiting.get(key)
      waiting.delete(key)
      ask?.()
    }
  }

  return {
    add(key, ask) {
      waiting.set(key, ask)
      next()
    },
    has: (key) => waiting.has(key),
    next,
    clear: () => waiting.clear(),
  }
}
