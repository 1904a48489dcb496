import { expect, test } from 'vitest'
import { createFakeClock } from '../../test/support/fake-clock.ts'
import { createDeadlines } from './deadlines.ts'

test('each item is due once, after its own wait, in order, by one timer', () => {
  const clock = createFakeClock()
  const due: string[] = []
  const deadlines = createDeadlines<string>(clock, 100, (item) => due.push(item))
  deadlines.add('a')
  clock.advance(40)
  deadlines.add('b')
  deadlines.add('c')
  expect(clock.timers).toBe(1)
  clock.advance(59)
  expect(due).toEqual([])
  clock.advance(1)
  expect(due).toEqual(['a'])
  clock.advance(40)
  expect(due).toEqual(['a', 'b', 'c'])
  expect(clock.timers).toBe(0)
  clock.advance(1000)
  expect(due).toHaveLength(3)
})

test('an item that is deleted is not due, and one that is added again waits from then on', () => {
  const clock = createFakeClock()
  const due: string[] = []
  const deadlines = createDeadlines<string>(clock, 100, (item) => due.push(item))
  deadlines.add('a')
  deadlines.add('b')
  clock.advance(50)
  deadlines.delete('a')
  deadlines.add('b')
  clock.advance(99)
  expect(due).toEqual([])
  clock.advance(1)
  expect(due).toEqual(['b'])
})

test('an item may be added again while it is due', () => {
  const clock = createFakeClock()
  let times = 0
  const deadlines = createDeadlines<string>(clock, 100, (item) => {
    if (++times < 3) deadlines.add(item)
  })
  deadlines.add('a')
  clock.advance(1000)
  expect(times).toBe(3)
  expect(deadlines.size).toBe(0)
})

test('a clock that is set back does not make a wait endless', () => {
  const clock = createFakeClock()
  let shift = 0
  const due: string[] = []
  const deadlines = createDeadlines<string>({ ...clock, now: () => clock.now() - shift }, 100, (item) => due.push(item))
  deadlines.add('a')
  shift = 3_600_000
  clock.advance(100)
  expect(due).toEqual(['a'])
})

test('clear ends all waits and leaves no timer', () => {
  const clock = createFakeClock()
  const deadlines = createDeadlines<string>(clock, 100, () => expect.unreachable())
  deadlines.add('a')
  deadlines.clear()
  expect(clock.timers).toBe(0)
  clock.advance(1000)
})
