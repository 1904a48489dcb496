import { expect, test } from 'vitest'
import { parse } from '../../test/support/config-sources.ts'
import { createFakeClock } from '../../test/support/fake-clock.ts'
import type { TakeOne } from '../net/network-limit.ts'
import { openArrivalLimits } from './arrival-limits.ts'
import { createLiveConfig } from './live-config.ts'

const SCHOOL = '192.0.2.1'

function open(options: Parameters<typeof parse>[0] = {}) {
  const clock = createFakeClock()
  return { clock, ...openArrivalLimits(clock, createLiveConfig(parse(options))) }
}

function taken(take: TakeOne, tries: number, address = SCHOOL): number {
  return Array.from({ length: tries }, () => take(address)).filter(Boolean).length
}

test('FRONT-10 sixty people behind one address load the page and load it again, come in, and come in again and again', () => {
  const { takeArrival, takePart } = open()
  expect(taken(takeArrival, 60 * 7 * 2)).toBe(840)
  expect(taken(takePart, 60 * 4)).toBe(240)
})

test('FRONT-10 whoever goes on like that is held to what is usual, and others are not', () => {
  const { clock, takeArrival, takePart } = open()
  expect([taken(takeArrival, 5000), taken(takePart, 5000)]).toEqual([1024, 256])
  clock.advance(1000)
  expect([taken(takeArrival, 5000), taken(takePart, 5000)]).toEqual([64, 1])
  clock.advance(60_000)
  expect(taken(takePart, 5000)).toBe(64)
  expect(taken(takePart, 5000, '2001:db8::1') + taken(takePart, 5000, '2001:db8::2')).toBe(256)
  expect(taken(takePart, 5000, '127.0.0.1')).toBe(4096)
})

test('FRONT-10 without limits, and from an address without them, nobody is too fast', () => {
  const free = open({ 'limits.enabled': false })
  expect([taken(free.takeArrival, 5000), taken(free.takePart, 5000), taken(free.takeHandshake, 5000)]).toEqual([
    5000, 5000, 5000,
  ])
  const exempt = open({ 'limits.exempt': ['192.0.2.0/24'] })
  expect([taken(exempt.takeArrival, 5000), taken(exempt.takePart, 5000)]).toEqual([5000, 5000])
})
