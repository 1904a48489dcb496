import { expect, it } from 'vitest'
import { DEFAULT_LOGIN_LIMITS, LoginThrottle, type TryingPlace } from './login-throttle.ts'

const MINUTE = 60_000
const limits = { ...DEFAULT_LOGIN_LIMITS, perPair: 3, perAddress: 5, perAccount: 8 }

function from(network: string): TryingPlace {
  return { network, isShared: false }
}

/** How many of so many tries may be made. */
function allowed(throttle: LoginThrottle, tries: number, address: string, account: string, now = 0): number {
  let count = 0
  for (let i = 0; i < tries; i++) if (throttle.try(from(address), account, now) === 0) count++
  return count
}

it('one address has ten tries for an account, and after five minutes again', () => {
  const throttle = new LoginThrottle()
  expect(allowed(throttle, 30, 'a', 'alice')).toBe(10)
  expect(throttle.try(from('a'), 'alice', 0)).toBe(30_000)
  expect(allowed(throttle, 30, 'a', 'alice', 5 * MINUTE)).toBe(10)
})

it('one address has so many tries for all accounts, and others are not held up', () => {
  const throttle = new LoginThrottle(limits)
  expect(allowed(throttle, 9, 'a', 'alice') + allowed(throttle, 9, 'a', 'bob') + allowed(throttle, 9, 'a', 'eve')).toBe(
    5,
  )
  expect(allowed(throttle, 9, 'b', 'alice')).toBe(3)
})

it('an account has so many tries from everywhere, but not for the address where its owner was before', () => {
  const throttle = new LoginThrottle(limits)
  expect(throttle.try(from('home'), 'alice', 0)).toBe(0)
  throttle.succeeded(from('home'), 'alice')
  let guesses = 0
  for (let i = 0; i < 20; i++) guesses += allowed(throttle, 3, `bot${i}`, 'alice')
  expect(guesses).toBe(8)
  expect(throttle.try(from('elsewhere'), 'alice', 0)).toBeGreaterThan(0)
  expect(throttle.try(from('home'), 'alice', 0)).toBe(0)
})

it('what was refused costs nothing', () => {
  const throttle = new LoginThrottle(limits)
  allowed(throttle, 1000, 'a', 'alice')
  expect(throttle.try(from('a'), 'alice', 2 * MINUTE)).toBe(0)
  expect(throttle.try(from('a'), 'bob', 2 * MINUTE)).toBe(0)
})

it('right tries use up nothing but the work that one address has done', () => {
  const throttle = new LoginThrottle({ ...limits, perAddressInAll: 50 })
  for (let i = 0; i < 50; i++) {
    expect(throttle.try(from('a'), `pupil${i % 10}`, 0)).toBe(0)
    throttle.succeeded(from('a'), `pupil${i % 10}`)
  }
  expect(throttle.try(from('a'), 'pupil0', 0)).toBe(6000)
  expect(throttle.try(from('b'), 'pupil0', 0)).toBe(0)
})

it('ACCOUNT-13 sixty who log in at the same moment from one address all get in, and one who guesses there does not gain by it', () => {
  const throttle = new LoginThrottle()
  for (let i = 0; i < 60; i++) expect(throttle.try(from('school'), `pupil${i}`, 0)).toBe(0)
  expect(throttle.try(from('school'), 'late', 0)).toBeGreaterThan(0)
  for (let i = 0; i < 60; i++) throttle.succeeded(from('school'), `pupil${i}`)
  let guesses = 0
  for (let i = 0; i < 200; i++) {
    guesses += allowed(throttle, 1, 'school', `other${i}`)
    // Between two guesses the right password of an account of one's own.
    if (throttle.try(from('school'), 'eve', 0) === 0) throttle.succeeded(from('school'), 'eve')
  }
  expect(guesses).toBe(60)
})

it('ACCOUNT-13 those who come by a shared place are held up for the account at which they guess only', () => {
  const throttle = new LoginThrottle(limits)
  const proxy: TryingPlace = { network: 'proxy', isShared: true }
  for (let i = 0; i < 50; i++) expect(throttle.try(proxy, `somebody${i}`, 0)).toBe(0)
  for (let i = 0; i < 3; i++) expect(throttle.try(proxy, 'alice', 0)).toBe(0)
  expect(throttle.try(proxy, 'alice', 0)).toBeGreaterThan(0)
})

it('long names are one name', () => {
  const throttle = new LoginThrottle(limits)
  expect(allowed(throttle, 9, 'a', 'x'.repeat(64)) + allowed(throttle, 9, 'a', 'x'.repeat(3000))).toBe(3)
})

it('only so many are remembered, and the one longest untouched is forgotten first', () => {
  const throttle = new LoginThrottle({ ...limits, perAddress: 1e6, perAccount: 1e6, remembered: 2 })
  expect(allowed(throttle, 9, 'a', 'alice')).toBe(3)
  throttle.try(from('b'), 'bob', 0)
  expect(allowed(throttle, 9, 'a', 'alice')).toBe(0)
  throttle.try(from('c'), 'carol', 0)
  expect(allowed(throttle, 9, 'a', 'alice')).toBe(0)
  throttle.try(from('d'), 'dave', 0)
  throttle.try(from('e'), 'eve', 0)
  expect(allowed(throttle, 9, 'a', 'alice')).toBe(3)
})

it('who has no try left makes nothing that is remembered of others forgotten', () => {
  const throttle = new LoginThrottle({ ...limits, remembered: 10 })
  expect(allowed(throttle, 9, 'b', 'alice')).toBe(3)
  for (let i = 0; i < 100; i++) throttle.try(from('a'), `nobody${i}`, 0)
  expect(allowed(throttle, 9, 'b', 'alice')).toBe(0)
})
