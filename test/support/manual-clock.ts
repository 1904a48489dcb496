/** A clock that stands still until a test moves it. */
import type { Clock } from '../../src/ports/clock.ts'

export interface ManualClock extends Clock {
  /** Moves on, and calls on the way what is due, in order. */
  advance(ms: number): void
  /** How many calls are waiting. */
  readonly pending: number
}

interface Alarm {
  at: number
  readonly call: () => void
  readonly periodMs?: number
}

export function createManualClock(start = Date.UTC(2026, 10, 23, 12)): ManualClock {
  const alarms = new Set<Alarm>()
  let now = start

  function set(alarm: Alarm): () => void {
    alarms.add(alarm)
    return () => alarms.delete(alarm)
  }

  function next(until: number): Alarm | undefined {
    let first: Alarm | undefined
    for (const alarm of alarms) if (alarm.at <= until && (!first || alarm.at < first.at)) first = alarm
    return first
  }

  return {
    now: () => now,
    soon: (call) => {
      setImmediate(call)
    },
    after: (delayMs, call) => set({ at: now + delayMs, call }),
    every: (periodMs, call) => set({ at: now + periodMs, call, periodMs }),
    advance(ms) {
      const until = now + ms
      for (let alarm = next(until); alarm; alarm = next(until)) {
        now = alarm.at
        if (alarm.periodMs === undefined) alarms.delete(alarm)
        else alarm.at += alarm.periodMs
        alarm.call()
      }
      now = until
    },
    get pending() {
      return alarms.size
    },
  }
}
