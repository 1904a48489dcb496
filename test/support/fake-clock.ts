/** A clock that a test moves by hand, whose `soon` waits in a queue of its own. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '../../src/ports/clock.ts'

/** Turns of the real event loop in which nothing may come any more before a settling is believed. */
const QUIET_TURNS = 3

export interface FakeClock extends Clock {
  /** Runs what waits for the end of the turn, and what that adds, until nothing waits. */
  runSoon(): void
  /** Moves on, and calls on the way what is due, in order; after each, what it put off until the end of the turn. */
  advance(ms: number): void
  /**
   * Runs what waits until nothing comes any more, and lets adapters in memory answer meanwhile (they take a turn of the real event
   * loop, or a promise). `isIdle` may name another condition that must hold.
   */
  settle(isIdle?: () => boolean): Promise<void>
  /** Timers that are set. */
  readonly timers: number
}

interface Timer {
  dueAt: number
  readonly call: () => void
  readonly periodMs: number | undefined
}

/** `start`: milliseconds since 1970. */
export function createFakeClock(start = Date.UTC(2026, 10, 23, 12)): FakeClock {
  const timers = new Set<Timer>()
  let waiting: (() => void)[] = []
  let now = start

  function set(delayMs: number, call: () => void, periodMs?: number): () => void {
    const timer: Timer = { dueAt: now + Math.max(0, delayMs), call, periodMs }
    timers.add(timer)
    return () => timers.delete(timer)
  }

  function nextDue(until: number): Timer | undefined {
    let first: Timer | undefined
    for (const timer of timers) if (timer.dueAt <= until && (!first || timer.dueAt < first.dueAt)) first = timer
    return first
  }

  function runSoon(): void {
    while (waiting.length > 0) {
      const calls = waiting
      waiting = []
      for (const call of calls) call()
    }
  }

  return {
    now: () => now,
    soon: (call) => void waiting.push(call),
    after: (delayMs, call) => set(delayMs, call),
    every: (periodMs, call) => set(periodMs, call, periodMs),
    runSoon,
    advance(ms) {
      const until = now + ms
      runSoon()
      for (let timer = nextDue(until); timer; timer = nextDue(until)) {
        now = timer.dueAt
        if (timer.periodMs === undefined) timers.delete(timer)
        else timer.dueAt += Math.max(1, timer.periodMs)
        timer.call()
        runSoon()
      }
      now = until
    },
    async settle(isIdle = () => true) {
      for (let quiet = 0; quiet < QUIET_TURNS; quiet++) {
        if (waiting.length > 0 || !isIdle()) quiet = -1
        runSoon()
        await nextTurn()
      }
    },
    get timers() {
      return timers.size
    },
  }
}
