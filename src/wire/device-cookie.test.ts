import { expect, it } from 'vitest'
import { formatDeviceCookie, readDeviceCookie } from './device-cookie.ts'

const SECRET = 'A'.repeat(42) + '_'
const OTHER = 'B'.repeat(43)

it('WEB-20 no script sees the cookie, no other site sends it, and it is for encrypted connections only where it came by one', () => {
  const cookie = formatDeviceCookie(SECRET, { host: 'chat.example', isSecure: true })
  expect(cookie).toBe(`__Host-snug-device=${SECRET}; Path=/; Max-Age=34560000; HttpOnly; SameSite=Strict; Secure`)
  expect(formatDeviceCookie('', { host: '[::1]:7684', isSecure: false })).toBe(
    'snug-device-7684=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict',
  )
})

it.each([
  [`snug-device-7684=${SECRET}`, '[::1]:7684', SECRET],
  [`a=b; snug-device=${SECRET};c=d`, 'chat.example', SECRET],
  // Of another server on the same machine.
  [`snug-device-7685=${SECRET}`, 'localhost:7684', undefined],
  [`snug-device=${SECRET}`, '[::1]', SECRET],
  [`snug-device=${SECRET}A`, 'chat.example', undefined],
  ['snug-device=', 'chat.example', undefined],
  [`xsnug-device=${SECRET}`, 'chat.example', undefined],
  // Only something else on the machine gives a browser two.
  [`snug-device=${OTHER}; snug-device=${SECRET}`, 'chat.example', undefined],
  [undefined, 'chat.example', undefined],
  [`snug-device=${SECRET}`, undefined, undefined],
])('%j at %j holds %j', (header, host, secret) => {
  expect(readDeviceCookie(header, { host, isSecure: false })).toBe(secret)
})

it.each([
  [true, `snug-device-1=${SECRET}`, undefined],
  [true, `__Host-snug-device-1=${SECRET}`, SECRET],
  [true, `snug-device-1=${OTHER}; __Host-snug-device-1=${SECRET}`, SECRET],
  // Behind what encrypts.
  [false, `snug-device-1=${OTHER}; __Host-snug-device-1=${SECRET}`, SECRET],
  [false, `snug-device-1=${OTHER}`, OTHER],
])('WEB-20 nobody else gives an encrypted page (%s) its cookie: %j', (isSecure, header, secret) => {
  expect(readDeviceCookie(header, { host: 'chat.example:1', isSecure })).toBe(secret)
})
