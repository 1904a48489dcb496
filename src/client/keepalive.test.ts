import { expect, it } from 'vitest'
import type { ClientClock } from './client-clock.ts'
import { startKeepalive } from './keepalive.ts'

/** Timers go on by themselves, and what the clock says can be changed, as by somebody who sets it right. */
function stage() {
  let passed = 0
  let set = 0
  let timers: { at: number; call: () => void }[] = []
  const told: string[] = []
  const clock: ClientClock = {
    now: () => passed + set,
    random: () => 0,
    after(ms, call) {
      const timer = { at: passed + ms, call }
      timers.push(timer)
      return () => void (timers = timers.filter((other) => other !== timer))
    },
  }
  const keepalive = startKeepalive({ clock, ask: () => told.push('ask'), giveUp: () => told.push('give up') })
  return {
    told,
    heard: () => keepalive.heard(),
    setClock: (ms: number) => void (set += ms),
    pass: (ms: number): void => {
      const until = passed + ms
      for (;;) {
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        timers = timers.filter((timer) => timer !== next)
        passed = next.at
        next.call()
      }
      passed = until
    },
  }
}

it.each([-3_600_000, 3_600_000])(
  'WEB-113 notices a silence within two minutes, also where the clock is set by %i ms',
  (by) => {
    const { told, heard, setClock, pass } = stage()
    pass(30_000)
    heard()
    setClock(by)
    pass(150_000)
    expect(told).toEqual(['ask', 'give up'])
  },
)

it('WEB-113 does not give up where an answer comes after the clock was set back', () => {
  const { told, heard, setClock, pass } = stage()
  pass(60_000)
  setClock(-3_600_000)
  heard()
  pass(30_000)
  expect(told).toEqual(['ask'])
})
