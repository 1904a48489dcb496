import { expect, test } from 'vitest'
import { recogniseBeginning, recogniseJunk, recogniseOverlong } from './refusals.ts'

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1')

test('a beginning is recognised at every length', () => {
  const recognise = recogniseBeginning(['SSH-', 'SH'])
  expect(
    ['S', 'SS', 'SSH', 'SSH-', 'SSH-2', 'SSHx', 'SH', 'SHx', 's'].map((text) => recognise(bytes(text), false)),
  ).toEqual(['more', 'more', 'more', 'yes', 'yes', 'no', 'yes', 'yes', 'no'])
})

test.each([
  ['layout', 'a\tb\b\r\n', 'no'],
  ['a terminal key', '\x1b[A\r\n', 'no'],
  ['NUL', 'a\0', 'yes'],
  ['a control byte behind the first line', 'alice\nhello\x01\n', 'no'],
  ['other scripts', 'zo\xc3\xab\n', 'no'],
  ['telnet offering', '\xff\xfb\x01\xff\xfd\x03alice', 'no'],
  ['telnet, cut short', '\xff\xfb', 'no'],
  ['telnet, a subnegotiation with a doubled IAC', '\xff\xfa\x18\0\xff\xff\x01\xff\xf0alice', 'no'],
  ['telnet and then junk', '\xff\xfb\x01\x02', 'yes'],
  ['telnet, a subnegotiation that ends, and junk', '\xff\xfa\x18\0\xff\xf0\x02', 'yes'],
])('junk: %s', (_name, first, answer) => {
  expect(recogniseJunk(bytes(first))).toBe(answer)
})

test('overlong is a first line of more than 8 KiB, not many lines', () => {
  expect(recogniseOverlong(bytes('x'.repeat(8191)))).toBe('no')
  expect(recogniseOverlong(bytes('x'.repeat(8192)))).toBe('yes')
  expect(recogniseOverlong(bytes(`${'x'.repeat(8191)}\n`))).toBe('no')
  expect(recogniseOverlong(bytes(`${'x'.repeat(8192)}\n`))).toBe('yes')
  expect(recogniseOverlong(bytes('alice\n'.repeat(9000)))).toBe('no')
})
