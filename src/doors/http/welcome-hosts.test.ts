import { expect, test } from 'vitest'
import { parseHost } from './host.ts'
import { isWelcomeHost } from './welcome-hosts.ts'

const names = ['Chat.example.org']

test.each([
  ['localhost', true],
  ['localhost:7684', true],
  ['192.0.2.7:7684', true],
  ['[2001:db8::7]:7684', true],
  ['nas', true],
  ['nas.local', true],
  ['nas.local.', true],
  ['room.home.arpa', true],
  ['chat.example.org', true],
  ['CHAT.example.org:80', true],
  ['evil.example', false],
  ['local.evil.example', false],
  ['chat.example.org.evil.example', false],
  ['127.0.0.1.evil.example', false],
  ['evil-local', true],
  ['evillocal.example', false],
])('WEB-11 whether a page may know the server as %s: %s', (header, isWelcome) => {
  const host = parseHost(header)
  expect(host && isWelcomeHost(host, false, names)).toBe(isWelcome)
  expect(host && isWelcomeHost(host, true, names)).toBe(true)
})
