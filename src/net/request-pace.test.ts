import { expect, test } from 'vitest'
import { createFakeClock } from '../../test/support/fake-clock.ts'
import { createRequestPace, type Pace } from './request-pace.ts'

function house(pace: Pace = { burst: 3, perSecond: 10 }) {
  const clock = createFakeClock()
  const holds = { pace }
  const take = createRequestPace(clock, () => holds.pace)
  const gone: string[] = []
  const asks = (address: string, name: string, isThere = () => true): void =>
    take(address, () => {
      if (isThere()) gone.push(name)
      return isThere()
    })
  return {
    clock,
    holds,
    asks,
    answered: () => gone.splice(0),
  }
}

test('FRONT-9 so many are answered at once, and the others in their order as time goes by', () => {
  const { clock, asks, answered } = house()
  for (const name of ['a', 'b', 'c', 'd', 'e']) asks('192.0.2.1', name)
  expect(answered()).toEqual(['a', 'b', 'c'])
  clock.advance(99)
  asks('192.0.2.1', 'f')
  expect(answered()).toEqual([])
  clock.advance(1)
  expect(answered()).toEqual(['d'])
  clock.advance(200)
  expect(answered()).toEqual(['e', 'f'])
  clock.advance(10_000)
  for (const name of ['g', 'h', 'i', 'j']) asks('192.0.2.1', name)
  expect(answered()).toEqual(['g', 'h', 'i'])
})

test('FRONT-9 each place has its own; an IPv6 network of 64 bits is one', () => {
  const { asks, answered } = house({ burst: 1, perSecond: 1 })
  for (const address of ['192.0.2.1', '192.0.2.2', '2001:db8::1', '2001:db8::2', '192.0.2.1']) asks(address, address)
  expect(answered()).toEqual(['192.0.2.1', '192.0.2.2', '2001:db8::1'])
})

test('FRONT-9 who left meanwhile takes nothing from those behind', () => {
  const { clock, asks, answered } = house({ burst: 1, perSecond: 10 })
  let isThere = true
  asks('192.0.2.1', 'a')
  for (let i = 0; i < 50; i++) asks('192.0.2.1', 'gone', () => isThere)
  asks('192.0.2.1', 'b')
  isThere = false
  answered()
  clock.advance(100)
  expect(answered()).toEqual(['b'])
})

test('what holds can change, and there need be no limit', () => {
  const { clock, holds, asks, answered } = house({ burst: 1, perSecond: 1 })
  for (const name of ['a', 'b', 'c']) asks('192.0.2.1', name)
  holds.pace = { burst: Number.POSITIVE_INFINITY, perSecond: Number.POSITIVE_INFINITY }
  asks('192.0.2.1', 'd')
  clock.advance(1000)
  expect(answered()).toEqual(['a', 'd', 'b', 'c'])
})

test('a million addresses are not remembered', () => {
  const { asks, answered } = house({ burst: 1, perSecond: 1 })
  asks('192.0.2.1', 'a')
  asks('192.0.2.1', 'b')
  for (let i = 0; i < 20_000; i++) asks(`10.0.${i >> 8}.${i & 255}`, '')
  answered()
  asks('192.0.2.1', 'c')
  expect(answered()).toEqual(['c'])
})
