import { expect, it } from 'vitest'
import { createFakeClock } from '../../test/support/fake-clock.ts'
import { createReadingBudget } from './reading-budget.ts'

it('WEB-66 who has had many long pages waits, and so do all where many have', () => {
  const clock = createFakeClock()
  const budget = createReadingBudget(clock)
  const read = (address: string): number => {
    let pages = 0
    for (; budget.allows(address); pages++) budget.spend(address, 500_000)
    return pages
  }
  expect(read('2001:db8::1')).toBe(4)
  expect(read('2001:db8::2')).toBe(0)
  expect(read('192.0.2.1')).toBe(4)
  expect(read('192.0.2.2')).toBe(0)
  clock.advance(1000)
  expect(read('192.0.2.2')).toBe(2)
  expect(read('192.0.2.1')).toBe(0)
})
