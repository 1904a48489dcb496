import { expect, it } from 'vitest'
import { DEFAULT_REGISTRATION_LIMITS, RegistrationLimit } from './registration-limit.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How many of so many may be made. */
function made(limit: RegistrationLimit, wanted: number, network: string | undefined, now: number): number {
  let count = 0
  for (let i = 0; i < wanted; i++) if (limit.take(network, now) === 0) count++
  return count
}

it('ACCOUNT-13 a class makes its accounts at once; whoever goes on gets few', () => {
  const limit = new RegistrationLimit(() => DEFAULT_REGISTRATION_LIMITS, 0)
  expect(made(limit, 100, 'school', 0)).toBe(60)
  expect(limit.take('school', 0)).toBe(12 * MINUTE)
  expect(limit.take('school', 5 * MINUTE)).toBe(7 * MINUTE)
  let inADay = 0
  for (let minute = 1; minute <= 24 * 60; minute++) inADay += made(limit, 100, 'school', minute * MINUTE)
  expect(inADay).toBe(24 * 5)
  expect(limit.take('home', 24 * HOUR)).toBe(0)
})

it('ACCOUNT-13 whoever has many addresses is held up by what holds for all', () => {
  const limit = new RegistrationLimit(() => DEFAULT_REGISTRATION_LIMITS, 0)
  let count = 0
  for (let i = 0; i < 10_000; i++) count += made(limit, 1, `network ${i}`, 0)
  expect(count).toBe(300)
  expect(limit.take('home', 0)).toBe(12_000)
  expect(limit.take('home', 12_000)).toBe(0)
})

it('ACCOUNT-13 a place without a limit of its own has that of all, and what was given back can be taken again', () => {
  const limit = new RegistrationLimit(() => ({ atOnce: 2, perHour: 1, inAllPerHour: 4 }), 0)
  expect(made(limit, 9, undefined, 0)).toBe(4)
  limit.giveBack(undefined, 0)
  limit.giveBack('a', 0)
  expect(made(limit, 9, 'a', 0)).toBe(2)
})

it('ACCOUNT-13 the limits may change meanwhile', () => {
  let limits = { atOnce: 1, perHour: 1, inAllPerHour: 1000 }
  const limit = new RegistrationLimit(() => limits, 0)
  expect(made(limit, 5, 'a', 0)).toBe(1)
  limits = { atOnce: 50, perHour: 60, inAllPerHour: 1000 }
  expect(made(limit, 5, 'a', MINUTE)).toBe(1)
  expect(made(limit, 100, 'a', HOUR + MINUTE)).toBe(50)
})
