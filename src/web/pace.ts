/** Does something whenever it is asked to, but not more often than the page can show it. */
import type { ClientClock } from '../client/client-clock.ts'

/** About once a frame. Timers, unlike frames, also come where nobody looks. */
const EVERY_MS = 16
/** While one thing follows the other so fast that nobody could read it. */
const IN_A_BURST_MS = 64
/** What is left to those who type and scroll, at most. */
const MAX_REST_MS = 150

/**
 * At once at first; what follows closely is done together, and in a burst more of it. A timer that comes late says that the page has much
 * to do: then as much time again is left to what the person does.
 */
export function paced(clock: ClientClock, act: () => void): () => void {
  let isWaiting = false
  let asked = 0
  let wait = EVERY_MS

  function now(): void {
    wait = asked > 1 ? Math.min(IN_A_BURST_MS, wait * 2) : EVERY_MS
    asked = 0
    isWaiting = true
    try {
      act()
    } finally {
      const due = clock.now() + wait
      clock.after(wait, () => {
        const late = Math.min(MAX_REST_MS, clock.now() - due)
        if (late < EVERY_MS / 2) over()
        else clock.after(late, over)
      })
    }
  }

  function over(): void {
    isWaiting = false
    if (asked > 0) now()
  }

  return () => {
    asked++
    if (!isWaiting) now()
  }
}
