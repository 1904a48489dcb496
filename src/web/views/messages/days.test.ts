import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followDays, nearDay, today } from './days.ts'

beforeEach(() => {
  vi.stubEnv('TZ', 'Europe/Berlin')
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

const at = (text: string): number => new Date(text).getTime()

test('what was said today was said yesterday from midnight on', () => {
  vi.setSystemTime('2026-11-23T23:59:00+01:00')
  const end = followDays()
  const said = at('2026-11-23T18:00:00+01:00')
  expect(nearDay(said, today.value)).toBe('today')
  vi.advanceTimersByTime(90_000)
  expect(nearDay(said, today.value)).toBe('yesterday')
  vi.advanceTimersByTime(86_400_000)
  expect(nearDay(said, today.value)).toBeUndefined()
  end()
  expect(vi.getTimerCount()).toBe(0)
})

test.each([
  // The clocks go forward: 23 hours. And back: 25.
  ['2026-03-30T00:30:00+02:00', '2026-03-29T12:00:00+02:00', 'yesterday'],
  ['2026-03-30T00:30:00+02:00', '2026-03-28T23:45:00+01:00', undefined],
  ['2026-10-26T00:30:00+01:00', '2026-10-25T00:30:00+02:00', 'yesterday'],
])('at %s, what was said at %s was said %s', (now, said, day) => {
  expect(nearDay(at(said), at(now))).toBe(day)
})
