import { expect, it } from 'vitest'
import { isSameOrigin } from './same-origin.ts'

it.each([
  ['http://chat.example:7684', 'chat.example:7684', false, true],
  // What encrypts stands in front.
  ['https://chat.example', 'chat.example', false, true],
  ['https://Chat.example:7684', 'CHAT.example:7684', true, true],
  // One port speaks both: whoever is on the way can answer what is not encrypted.
  ['http://chat.example:7684', 'chat.example:7684', true, false],
  ['https://chat.example:7685', 'chat.example:7684', true, false],
  ['http://evil.example', 'chat.example', false, false],
  ['null', 'chat.example', false, false],
  ['http://chat.example', undefined, false, false],
])('WEB-11 %s at %s, encrypted %s: %s', (origin, host, isSecure, isOurs) => {
  expect(isSameOrigin(origin, { host, isSecure })).toBe(isOurs)
})
