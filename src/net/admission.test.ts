import { expect, test } from 'vitest'
import { createAdmission, isLoopback, networkOf, NO_LIMITS, unmapped } from './admission.ts'

test('FRONT-6 there are limits in all, from one address and from loopback, and who leaves makes room', () => {
  const admission = createAdmission({ maxConnections: 5, maxPerAddress: 2, maxFromLoopback: 3 })
  expect(admission.enter('192.0.2.1')).toBe('welcome')
  expect(admission.enter('192.0.2.1')).toBe('welcome')
  expect(admission.enter('127.0.0.1')).toBe('welcome')
  expect(admission.enter('192.0.2.1')).toBe('too-many-from-address')
  for (let i = 1; i < 3; i++) expect(admission.enter('127.0.0.1')).toBe('welcome')
  expect(admission.enter('192.0.2.2')).toBe('too-many')
  expect(admission.open).toBe(5)
  admission.leave('192.0.2.1')
  expect(admission.enter('192.0.2.1')).toBe('welcome')
  expect(admission.enter('127.0.0.1')).toBe('too-many')
  admission.leave('192.0.2.1')
  expect(admission.enter('127.0.0.1')).toBe('too-many-from-address')
})

test('FRONT-8 many more may come than take part, while half of all are free', () => {
  const admission = createAdmission({ maxConnections: 40, maxPerAddress: 2, maxFromLoopback: 3 })
  const come = (address: string, times: number) =>
    Array.from({ length: times }, () => admission.enter(address)).filter((answer) => answer === 'welcome').length
  expect(come('192.0.2.1', 20)).toBe(16)
  expect([1, 2, 3].map(() => admission.stay('192.0.2.1'))).toEqual([true, true, false])
  expect(admission.stay('192.0.2.1', true)).toBe(true)
  admission.unstay('192.0.2.1')
  admission.unstay('192.0.2.1')
  expect(admission.stay('192.0.2.1')).toBe(true)
  // Then half are taken, and each address has no more than may take part.
  expect(come('192.0.2.2', 20)).toBe(4)
  expect(come('192.0.2.3', 20)).toBe(2)
  expect(come('127.0.0.1', 20)).toBe(3)
})

test('one IPv6 network of 64 bits counts as one address', () => {
  const admission = createAdmission({ ...NO_LIMITS, maxPerAddress: 1 })
  expect(admission.enter('2001:db8::1')).toBe('welcome')
  expect(admission.stay('2001:db8::1')).toBe(true)
  expect(admission.stay('2001:db8::ffff:1')).toBe(false)
  expect(admission.stay('2001:db8:0:1::1')).toBe(true)
})

test('networks and mapped addresses', () => {
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7')
  expect(networkOf('2001:db8::1')).toBe(networkOf('2001:db8:0:0:5:6:7:8'))
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
  expect(networkOf('fe80::1:2:3:4')).toBe('fe80:0:0:0::/64')
  expect(unmapped('::ffff:192.0.2.7')).toBe('192.0.2.7')
  expect(unmapped('::ffff:1')).toBe('::ffff:1')
  expect(['127.0.0.1', '127.8.8.8', '::1', '128.0.0.1', '::2'].map(isLoopback)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})
