import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatHostPort, parseHostPort } from './host-port.ts'

describe('host:port', () => {
  it.each([
    ['localhost', { host: 'localhost' }],
    ['chat.example.org:80', { host: 'chat.example.org', port: 80 }],
    [':80', { host: '', port: 80 }],
    ['::1', { host: '::1' }],
    ['2001:db8::1:80', { host: '2001:db8::1:80' }],
    ['[::1]', { host: '::1' }],
    ['[::ffff:1.2.3.4]:65535', { host: '::ffff:1.2.3.4', port: 65_535 }],
    ['[fe80::1%eth0]:1', { host: 'fe80::1%eth0', port: 1 }],
  ])('%s is read', (text, expected) => {
    expect(parseHostPort(text)).toEqual(expected)
  })

  it.each([
    '',
    ':',
    'a:',
    'a:b',
    'a:65536',
    'a:123456',
    '[a]',
    '[::1',
    '::1]',
    '[::1]80',
    'a b',
    'a/b',
    'a@b',
    'x'.repeat(301),
  ])('%j is not', (text) => {
    expect(parseHostPort(text)).toBeUndefined()
  })

  it('comes back as it was written', () => {
    const host = fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6())
    const port = fc.option(fc.integer({ min: 0, max: 65_535 }), { nil: undefined })
    fc.assert(
      fc.property(host, port, (host, port) => {
        const address = port === undefined ? { host } : { host, port }
        expect(parseHostPort(formatHostPort(address))).toEqual(address)
      }),
    )
  })
})
