import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Utf8Mender } from './utf8-mender.ts'

function mend(...pieces: Uint8Array[]): string {
  const mender = new Utf8Mender()
  const mended = pieces.map((piece) => Buffer.from(mender.mend(piece)))
  return Buffer.concat([...mended, Buffer.from(mender.finish())]).toString('utf8')
}

describe('PLAIN-16 what is not UTF-8', () => {
  it.each([
    ['Latin-1', [0x63, 0xe9, 0x21], 'c\ufffd!'],
    ['a lone continuation', [0x61, 0x80, 0x62], 'a\ufffdb'],
    ['an overlong slash', [0xc0, 0xaf], '\ufffd\ufffd'],
    ['a surrogate', [0xed, 0xa0, 0x80], '\ufffd\ufffd\ufffd'],
    ['beyond the last character', [0xf5, 0x80], '\ufffd\ufffd'],
    ['a character that is never finished', [0x61, 0xe2, 0x82], 'a\ufffd'],
  ])('%s becomes U+FFFD', (_name, bytes, text) => {
    expect(mend(Uint8Array.from(bytes))).toBe(text)
  })
})

it('PLAIN-7 a character that is cut waits for its rest', () => {
  const mender = new Utf8Mender()
  const bytes = Buffer.from('€')
  expect([...mender.mend(bytes.subarray(0, 1)), ...mender.mend(bytes.subarray(1, 2))]).toEqual([])
  expect(mender.isCut).toBe(true)
  expect(Buffer.from(mender.mend(bytes.subarray(2))).toString()).toBe('€')
  expect(mender.isCut).toBe(false)
})

it('PLAIN-17 gives what a lenient decoder makes of the whole, however it is cut', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 30 }),
    fc
      .array(fc.nat(0x10ffff), { maxLength: 10 })
      .map((points) => Uint8Array.from(Buffer.from(String.fromCodePoint(...points)))),
    fc
      .array(fc.constantFrom(0x41, 0x80, 0xbf, 0xc2, 0xe0, 0xe2, 0xed, 0xf0, 0xf4), { maxLength: 12 })
      .map((all) => Uint8Array.from(all)),
  )
  fc.assert(
    fc.property(bytes, fc.nat(30), fc.nat(30), (sent, a, b) => {
      const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(sent)
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      expect(mend(sent)).toBe(whole)
      expect(mend(sent.subarray(0, from), sent.subarray(from, to), sent.subarray(to))).toBe(whole)
    }),
  )
})
