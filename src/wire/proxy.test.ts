import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatIpAddress, parseIpAddress } from './ip-address.ts'
import { MAX_V1_BYTES, MAX_V2_BYTES, parseProxyHeader } from './proxy.ts'

const v1 = (text: string) => parseProxyHeader(Buffer.from(text, 'latin1'))
const SIGNATURE = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1')

function v2(command: number, family: number, body: Uint8Array): Buffer {
  return Buffer.concat([SIGNATURE, Buffer.of(command, family, body.length >> 8, body.length & 0xff), body])
}
const tcp4 = Buffer.of(192, 0, 2, 7, 198, 51, 100, 1, 0x1f, 0x90, 0x1b, 0x58)
const tcp6 = Buffer.concat([Buffer.from('20010db8000000000000000000000007', 'hex'), Buffer.alloc(20)])

describe('version 1', () => {
  test.each([
    ['PROXY TCP4 192.0.2.7 198.51.100.1 8080 7000\r\nNICK a\r\n', '192.0.2.7', 45],
    ['PROXY TCP6 2001:DB8::7 ::1 0 65535\r\n', '2001:db8::7', 36],
    ['PROXY TCP6 ::ffff:192.0.2.7 ::1 1 2\r\n', '192.0.2.7', 37],
    ['PROXY UNKNOWN\r\n', undefined, 15],
    ['PROXY UNKNOWN what ever\r\n', undefined, 25],
  ])('%j is read', (text, address, length) => {
    expect(v1(text)).toEqual({ is: 'whole', length, address })
  })

  test.each([
    'PROXY TCP4 192.0.2.7 198.51.100.1 8080\r\n',
    'PROXY TCP4 192.0.2.7 198.51.100.1 8080 70000\r\n',
    'PROXY TCP4 192.0.2.7 198.51.100.1 08 1\r\n',
    'PROXY TCP4 192.0.2.256 198.51.100.1 1 1\r\n',
    'PROXY TCP4 192.0.02.5 198.51.100.1 1 1\r\n',
    'PROXY TCP4 ::1 ::1 1 1\r\n',
    'PROXY TCP6 192.0.2.7 192.0.2.8 1 1\r\n',
    'PROXY TCP6 fe80::1%eth0 ::1 1 1\r\n',
    'PROXY TCP4  192.0.2.7 198.51.100.1 1 1\r\n',
    'PROXY UDP4 192.0.2.7 198.51.100.1 1 1\r\n',
    'PROXY TCP4 192.0.2.7 198.51.100.1 1 1\n',
    'PROXY UNKNOWN\n',
    'PROXX',
  ])('%j is refused', (text) => {
    expect(v1(text).is).toBe('bad')
  })

  test('the longest is 107 bytes', () => {
    const padded = (length: number) => `PROXY UNKNOWN ${'x'.repeat(length - 16)}\r\n`
    expect(v1(padded(MAX_V1_BYTES))).toMatchObject({ is: 'whole', length: 107 })
    expect(v1(padded(MAX_V1_BYTES + 1)).is).toBe('bad')
    expect(v1(padded(MAX_V1_BYTES).slice(0, -1)).is).toBe('more')
  })
})

describe('version 2', () => {
  test.each([
    ['TCP over IPv4', v2(0x21, 0x11, tcp4), '192.0.2.7'],
    ['TCP over IPv6', v2(0x21, 0x21, tcp6), '2001:db8::7'],
    ['with more behind the addresses', v2(0x21, 0x11, Buffer.concat([tcp4, Buffer.alloc(508)])), '192.0.2.7'],
    ['LOCAL', v2(0x20, 0x11, tcp4), undefined],
    ['LOCAL without anything', v2(0x20, 0, Buffer.alloc(0)), undefined],
    ['an unknown family', v2(0x21, 0, Buffer.alloc(3)), undefined],
    ['a Unix socket', v2(0x21, 0x31, Buffer.alloc(216)), undefined],
  ])('%s is read', (_name, bytes, address) => {
    expect(parseProxyHeader(bytes)).toEqual({ is: 'whole', length: bytes.length, address })
  })

  test.each([
    ['another version', v2(0x11, 0x11, tcp4)],
    ['another command', v2(0x22, 0x11, tcp4)],
    ['a family that there is not', v2(0x21, 0x41, tcp4)],
    ['addresses that are cut short', v2(0x21, 0x11, tcp4.subarray(1))],
    ['one that is too long', v2(0x21, 0x11, Buffer.alloc(521))],
  ])('%s is refused', (_name, bytes) => {
    expect(parseProxyHeader(bytes).is).toBe('bad')
  })

  test('one that is too long is refused before it has come', () => {
    expect(parseProxyHeader(v2(0x21, 0x11, Buffer.alloc(65_535)).subarray(0, 16)).is).toBe('bad')
  })
})

const header = fc.oneof(
  fc.tuple(fc.ipV4(), fc.ipV4(), fc.nat(65_535), fc.nat(65_535)).map(([from, to, a, b]) => ({
    bytes: Buffer.from(`PROXY TCP4 ${from} ${to} ${a} ${b}\r\n`),
    address: from,
  })),
  fc.tuple(fc.uint8Array({ minLength: 4, maxLength: 4 }), fc.uint8Array({ maxLength: 508 })).map(([from, extra]) => ({
    bytes: v2(0x21, 0x11, Buffer.concat([from, Buffer.alloc(8), extra])),
    address: from.join('.'),
  })),
)

test('PROXY-2 a header is found whole wherever the bytes are cut, and what follows is not touched', () => {
  fc.assert(
    fc.property(header, fc.uint8Array({ maxLength: 50 }), ({ bytes, address }, rest) => {
      for (let cut = 0; cut < bytes.length; cut++) expect(parseProxyHeader(bytes.subarray(0, cut)).is).toBe('more')
      const found = parseProxyHeader(Buffer.concat([bytes, rest]))
      expect(found).toEqual({ is: 'whole', length: bytes.length, address })
    }),
  )
})

test('any bytes have an answer, and no more are waited for than the limit', () => {
  const beginning = fc.constantFrom('', 'PROXY ', 'PROXY TCP4 ', SIGNATURE.toString('latin1'))
  fc.assert(
    fc.property(beginning, fc.uint8Array({ maxLength: 700 }), (text, rest) => {
      const bytes = Buffer.concat([Buffer.from(text, 'latin1'), rest])
      const found = parseProxyHeader(bytes)
      if (found.is === 'more') expect(bytes.length).toBeLessThan(MAX_V2_BYTES)
      if (found.is === 'whole') expect(found.length).toBeLessThanOrEqual(bytes.length)
    }),
  )
})

test('an address that was read is written so that it is read as the same', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
      const bytes = parseIpAddress(text) as Uint8Array
      const again = parseIpAddress(formatIpAddress(bytes)) as Uint8Array
      expect(formatIpAddress(again)).toBe(formatIpAddress(bytes))
      if (bytes.length === again.length) expect(again).toEqual(bytes)
    }),
  )
})

test.each([
  ['2001:0DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['::', '::'],
  ['1::', '1::'],
  ['::ffff:c000:207', '192.0.2.7'],
])('%s is written %s (RFC 5952)', (text, written) => {
  expect(formatIpAddress(parseIpAddress(text) as Uint8Array)).toBe(written)
})

test.each([
  '',
  ':',
  ':::',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7::8',
  '12345::',
  '::1.2.3',
  '1.2.3.4::',
  'a.b.c.d',
  '1.2.3',
])('%j is no address', (text) => {
  expect(parseIpAddress(text)).toBeUndefined()
})
