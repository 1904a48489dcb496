/** Time-outs for many that all wait equally long: one timer, and no closure for each of them. */
import type { Clock } from '../ports/clock.ts'

export interface Deadlines<T> {
  /** Starts the wait of `item`, or starts it again. */
  add(item: T): void
  /** Ends the wait of `item`; nothing happens where it does not wait. */
  delete(item: T): void
  has(item: T): boolean
  /** Ends all waits. */
  clear(): void
  readonly size: number
}

/**
 * `onDue` is called once for each item that has waited `waitMs`, in the order in which they were added. An item that is due
 * waits no more.
 */
export function createDeadlines<T>(clock: Clock, waitMs: number, onDue: (item: T) => void): Deadlines<T> {
  /** When each is due. All wait equally long, so the oldest is always first. */
  const due = new Map<T, number>()
  let cancelTimer: (() => void) | undefined

  function wakeIn(delayMs: number): void {
    cancelTimer = clock.after(delayMs, wake)
  }

  function wake(): void {
    cancelTimer = undefined
    const now = clock.now()
    for (const [item, at] of due) {
      const remainingMs = at - now
      // A clock that was set back leaves more than the whole wait: then the wait is over, rather than without end.
      if (remainingMs > 0 && remainingMs <= waitMs) {
        if (cancelTimer === undefined) wakeIn(remainingMs)
        return
      }
      due.delete(item)
      onDue(item)
    }
  }

  return {
    add(item) {
      due.delete(item)
      due.set(item, clock.now() + waitMs)
      if (cancelTimer === undefined) wakeIn(waitMs)
    },
    delete(item) {
      due.delete(item)
    },
    has: (item) => due.has(item),
    clear() {
      due.clear()
      cancelTimer?.()
      cancelTimer = undefined
    },
    get size() {
      return due.size
    },
  }
}
