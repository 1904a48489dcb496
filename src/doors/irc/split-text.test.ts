/** How long texts come apart. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { utf8Bytes } from '../../chat/limits.ts'
import { textLines } from './split-text.ts'
import { anyCharacter } from '../../../test/support/any-character.ts'

const HEAD = ':a!b@c PRIVMSG #x :'

function pieces(text: string): string[] {
  const lines = textLines(HEAD, text)
  return (typeof lines === 'string' ? [lines] : [...lines]).map((line) => line.slice(HEAD.length))
}

it('LONG-1 any text comes apart into lines that fit, and joined they are the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, minLength: 1, maxLength: 3000 }), (raw) => {
      const text = raw.toWellFormed().replaceAll(/[\x01\n]/gu, '')
      const all = pieces(text)
      expect(all.join('')).toBe(text)
      for (const piece of all) expect(utf8Bytes(HEAD + piece)).toBeLessThanOrEqual(510)
    }),
  )
})

it.each(['👩‍👩‍👧‍👦', '🇩🇪', 'e\u0301', 'ก็', '한', '✊🏽'])('LONG-1 no line begins within a grapheme: %s', (grapheme) => {
  for (const offset of ['', 'a', 'ab', 'abc']) {
    for (const piece of pieces(offset + grapheme.repeat(400))) {
      expect(piece.replace(/^[abc]*/, '').replaceAll(grapheme, '')).toBe('')
    }
  }
})

it('LONG-1 a grapheme without end is cut all the same, between characters', () => {
  const all = pieces('e' + '\u0301'.repeat(2000))
  expect(all.length).toBeGreaterThan(1)
  expect(all.join('')).toBe('e' + '\u0301'.repeat(2000))
})
