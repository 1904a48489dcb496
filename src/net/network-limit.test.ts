import { expect, test } from 'vitest'
import { createFakeClock } from '../../test/support/fake-clock.ts'
import { createNetworkLimit } from './network-limit.ts'

test('an address has so many at once, and so many more each second; others have their own', () => {
  const clock = createFakeClock()
  const take = createNetworkLimit(clock, (address) => ({ burst: address === '127.0.0.1' ? 5 : 3, perSecond: 2 }))
  const taken = (address: string, tries: number) =>
    Array.from({ length: tries }, () => take(address)).filter(Boolean).length
  expect(taken('192.0.2.1', 10)).toBe(3)
  expect(taken('192.0.2.2', 10)).toBe(3)
  expect(taken('2001:db8::1', 2) + taken('2001:db8::2', 2)).toBe(3)
  expect(taken('127.0.0.1', 10)).toBe(5)
  clock.advance(500)
  expect(taken('192.0.2.1', 10)).toBe(1)
  clock.advance(60_000)
  expect(taken('192.0.2.1', 10)).toBe(3)
})

test('what holds can change', () => {
  let burst = 1
  const take = createNetworkLimit(createFakeClock(), () => ({ burst, perSecond: 1 }))
  expect([take('192.0.2.1'), take('192.0.2.1')]).toEqual([true, false])
  burst = Number.POSITIVE_INFINITY
  expect(take('192.0.2.2')).toBe(true)
  expect(take('192.0.2.2')).toBe(true)
})

test('a million addresses are not remembered', () => {
  const take = createNetworkLimit(createFakeClock(), () => ({ burst: 1, perSecond: 1 }))
  expect(take('192.0.2.1')).toBe(true)
  expect(take('192.0.2.1')).toBe(false)
  for (let i = 0; i < 20_000; i++) take(`10.0.${i >> 8}.${i & 255}`)
  expect(take('192.0.2.1')).toBe(true)
})
