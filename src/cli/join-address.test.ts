import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFingerprint, parseJoinAddress, withHash } from './join-address.ts'
import { UsageError } from './usage-error.ts'

describe('where snug join goes', () => {
  it.each([
    ['localhost', { host: 'localhost', port: 7684 }],
    ['alice@chat.example.org', { name: 'alice', host: 'chat.example.org', port: 7684 }],
    ['alice@chat.example.org:80', { name: 'alice', host: 'chat.example.org', port: 80 }],
    ['Ångström@h', { name: 'Ångström', host: 'h', port: 7684 }],
    ['::1', { host: '::1', port: 7684 }],
    ['[::1]', { host: '::1', port: 7684 }],
    ['bob@[2001:db8::1]:99', { name: 'bob', host: '2001:db8::1', port: 99 }],
    ['  localhost\n', { host: 'localhost', port: 7684 }],
    ['irc://h', { host: 'h', port: 7684 }],
    ['IRC://bob@h:6667/#tea', { name: 'bob', host: 'h', port: 6667, channel: '#tea' }],
    ['irc://h/tea,isnick', { host: 'h', port: 7684, channel: '#tea' }],
    ['snug://h/%23tea', { host: 'h', port: 7684, channel: '#tea' }],
    ['http://192.168.1.20:7684/', { host: '192.168.1.20', port: 7684 }],
    ['ircs://h/tea', { host: 'h', port: 7684, tls: true, channel: '#tea' }],
    ['tls://bob@h:6697', { name: 'bob', host: 'h', port: 6697, tls: true }],
    ['https://chat.example.org/', { host: 'chat.example.org', port: 7684, tls: true }],
    ['http://[::1]:7684/some/page?x#y', { host: '::1', port: 7684 }],
  ])('%s is read', (text, expected) => {
    expect(parseJoinAddress(text)).toEqual(expected)
  })

  it.each([
    ['', /not an address/],
    ['7684', /localhost:7684/],
    [':7684', /localhost:7684/],
    ['alice@', /not an address/],
    ['@host', /no name/],
    ['a b@host', /no name/],
    ['a@b@host', /no name/],
    ['host:0', /not an address/],
    ['host:70000', /not an address/],
    ['host:port', /not an address/],
    ['[host]:1', /not an address/],
    ['irc://host/%E0%A4%A', /not the name of a channel/],
  ])('%j is refused, and it is said why', (text, why) => {
    expect(() => parseJoinAddress(text)).toThrow(UsageError)
    expect(() => parseJoinAddress(text)).toThrow(why)
  })

  it('gives an address or a sentence, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        try {
          const { host, port } = parseJoinAddress(text)
          expect(host).not.toMatch(/[\s/@]/)
          expect(port).toBeGreaterThan(0)
          expect(port).toBeLessThan(65_536)
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError)
        }
      }),
    )
  })
})

describe('a fingerprint', () => {
  const HEX = 'ab01'.repeat(16)

  it.each([HEX, HEX.toUpperCase(), `SHA256:${HEX}`, HEX.replaceAll(/..(?=.)/g, '$&:'), ` ${HEX}\n`])(
    '%s is read',
    (text) => {
      expect(parseFingerprint(text)).toBe(HEX)
    },
  )

  it.each(['', HEX.slice(1), `${HEX}0`, HEX.replace('a', 'g')])('%j is refused', (text) => {
    expect(() => parseFingerprint(text)).toThrow(/64 hexadecimal digits/)
  })
})

describe('a channel on the command line', () => {
  it.each([
    ['tea', '#tea'],
    ['#tea', '#tea'],
    ['&tea', '&tea'],
  ])('%s is %s', (typed, channel) => {
    expect(withHash(typed)).toBe(channel)
  })
})
