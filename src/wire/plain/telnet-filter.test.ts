import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TelnetFilter } from './telnet-filter.ts'

function strip(...pieces: (string | Uint8Array)[]): string {
  const filter = new TelnetFilter()
  return pieces
    .map((piece) => Buffer.from(filter.strip(typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece)))
    .map((bytes) => bytes.toString('latin1'))
    .join('')
}

describe('PLAIN-16 telnet', () => {
  it.each([
    ['options', '\xff\xfb\x1f\xff\xfd\x01hello', 'hello'],
    ['commands', 'he\xff\xf6llo\xff\xf1', 'hello'],
    ['a subnegotiation', 'he\xff\xfa\x18\0xterm\xff\xf0llo', 'hello'],
    ['a subnegotiation with an escaped 255 in it', '\xff\xfa\x1f\xff\xff\0\x18\xff\xf0hello', 'hello'],
    ['the byte itself, twice', 'a\xff\xffb', 'a\xffb'],
    ['NUL', 'he\0llo', 'hello'],
  ])('takes out %s, wherever it is cut', (_name, sent, text) => {
    expect(strip(sent)).toBe(text)
    for (let cut = 0; cut <= sent.length; cut++) expect(strip(sent.slice(0, cut), sent.slice(cut))).toBe(text)
    expect(strip(...Array.from(sent))).toBe(text)
  })

  it('does not let a subnegotiation without an end swallow everything', () => {
    expect(strip(`\xff\xfa${'x'.repeat(5000)}\nhello\n`)).toMatch(/^x+\nhello\n$/)
  })
})

describe('PLAIN-8 the end of a line', () => {
  it.each(['one\ntwo\n', 'one\r\ntwo\r\n', 'one\rtwo\r', 'one\r\0two\r\0', 'one\r\xff\xf1\ntwo\n'])(
    '%j is LF',
    (sent) => {
      expect(strip(sent)).toBe('one\ntwo\n')
      for (let cut = 0; cut <= sent.length; cut++) expect(strip(sent.slice(0, cut), sent.slice(cut))).toBe('one\ntwo\n')
    },
  )

  it('is remembered where it was CR', () => {
    const filter = new TelnetFilter()
    filter.strip(Buffer.from('one\n'))
    expect(filter.endsWithCr).toBe(false)
    filter.strip(Buffer.from('two\r\n'))
    expect(filter.endsWithCr).toBe(true)
  })
})

it('PLAIN-17 gives the same for any bytes, however they are cut', () => {
  const noise = fc.array(fc.constantFrom(0, 10, 13, 65, 240, 250, 251, 254, 255), { maxLength: 40 })
  fc.assert(
    fc.property(noise, fc.nat(40), fc.nat(40), (bytes, a, b) => {
      const sent = Buffer.from(bytes)
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      expect(strip(sent.subarray(0, from), sent.subarray(from, to), sent.subarray(to))).toBe(strip(sent))
    }),
  )
})
