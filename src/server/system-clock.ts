/** The machine's clock and its event loop. */
import type { Clock } from '../ports/clock.ts'

export const systemClock: Clock = {
  now: () => Date.now(),
  soon(call) {
    setImmediate(call)
  },
  after(delayMs, call) {
    const timer = setTimeout(call, delayMs)
    return () => clearTimeout(timer)
  },
  every(periodMs, call) {
    const timer = setInterval(call, periodMs)
    return () => clearInterval(timer)
  },
}
