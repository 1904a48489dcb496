import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { clip, fits, unitsThatFit } from './clip.ts'
import { textLines } from './split-text.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 300 })

it('a text fits when its UTF-8 does', () => {
  fc.assert(
    fc.property(text, fc.nat({ max: 400 }), (one, max) => {
      expect(fits(one, max)).toBe(Buffer.byteLength(one) <= max)
    }),
  )
})

it('a clipped text is the longest beginning of whole characters', () => {
  fc.assert(
    fc.property(text, fc.nat({ max: 400 }), (one, max) => {
      const clipped = clip(one, max)
      expect(one.startsWith(clipped)).toBe(true)
      expect(Buffer.byteLength(clipped)).toBeLessThanOrEqual(max)
      expect(Buffer.from(clipped).toString()).toBe(clipped)
      const next = String.fromCodePoint(one.codePointAt(clipped.length) ?? 0)
      if (clipped !== one) expect(Buffer.byteLength(clipped + next)).toBeGreaterThan(max)
    }),
  )
})

it('counts from where it is told', () => {
  expect(unitsThatFit('aüb\u{1F600}', 1, 3)).toBe(2)
  expect(unitsThatFit('aüb\u{1F600}', 3, 3)).toBe(0)
  expect(unitsThatFit('aüb\u{1F600}', 3, 4)).toBe(2)
})

it('any text is the sum of its lines, and no line is too long', () => {
  const long = fc.array(fc.oneof(text, fc.constantFrom(' ', 'x'.repeat(500), '\x01ACTION '))).map((all) => all.join(''))
  fc.assert(
    fc.property(
      long,
      fc.constantFrom(':a!b@c PRIVMSG #d :', `:${'ñ'.repeat(90)} NOTICE ${'ä'.repeat(64)} :`),
      (one, head) => {
        const lines = [textLines(head, one)].flat()
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(510)
          expect(line.startsWith(head)).toBe(true)
        }
        if (!one.startsWith('\x01')) expect(lines.map((line) => line.slice(head.length)).join('')).toBe(one)
      },
    ),
  )
})
