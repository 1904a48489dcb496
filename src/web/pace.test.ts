import { expect, it } from 'vitest'
import type { ClientClock } from '../client/client-clock.ts'
import { paced } from './pace.ts'

/** A clock whose timers come when they are called, at a time that is said. */
function slowClock() {
  let time = 0
  let timers: (() => void)[] = []
  const waits: number[] = []
  const clock: ClientClock = {
    now: () => time,
    random: () => 0,
    after(ms, act) {
      waits.push(ms)
      timers.push(act)
      return () => {}
    },
  }
  return {
    clock,
    waits,
    at: (now: number): void => {
      time = now
      const due = timers
      timers = []
      for (const act of due) act()
    },
  }
}

it('does it at once, and what follows closely together', () => {
  const { clock, at } = slowClock()
  let count = 0
  const ask = paced(clock, () => count++)
  ask()
  expect(count).toBe(1)
  ask()
  ask()
  expect(count).toBe(1)
  at(16)
  expect(count).toBe(2)
  at(48)
  expect(count).toBe(2)
  ask()
  expect(count).toBe(3)
})

it('WEB-84 does more together in a burst', () => {
  const { clock, waits, at } = slowClock()
  let time = 0
  const ask = paced(clock, () => {})
  ask()
  for (let i = 0; i < 4; i++) {
    ask()
    ask()
    at((time += waits.at(-1) ?? 0))
  }
  expect(waits).toEqual([16, 32, 64, 64, 64])
  ask()
  at((time += 64))
  at(time + 16)
  ask()
  expect(waits.slice(5)).toEqual([16, 16])
})

it('WEB-84 leaves as much time again where the page is busy, up to a bound', () => {
  const { clock, waits, at } = slowClock()
  let count = 0
  const ask = paced(clock, () => count++)
  ask()
  ask()
  at(16 + 40)
  expect([count, waits.at(-1)]).toEqual([1, 40])
  at(96)
  expect(count).toBe(2)
  ask()
  at(96 + 16 + 5_000)
  expect([count, waits.at(-1)]).toEqual([2, 150])
})

it('goes on after something that went wrong', () => {
  const { clock, at } = slowClock()
  let count = 0
  const ask = paced(clock, () => {
    if (++count === 1) throw new Error('it fell over')
  })
  expect(ask).toThrow('it fell over')
  at(16)
  ask()
  expect(count).toBe(2)
})
