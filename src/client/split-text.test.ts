import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { byteLength, splitText } from './split-text.ts'

it('gives pieces that fit, and loses nothing but spaces', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 4, max: 60 }), (text, max) => {
      const pieces = splitText(text, max)
      for (const piece of pieces) expect(byteLength(piece)).toBeLessThanOrEqual(max)
      expect(pieces.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    }),
  )
})

it('cuts at a space, and never inside a character', () => {
  expect(splitText('the quick brown fox', 11)).toEqual(['the quick', 'brown fox'])
  expect(splitText('👩‍👩‍👧👩‍👩‍👧', 20)).toEqual(['👩‍👩‍👧', '👩‍👩‍👧'])
  expect(splitText('short', 400)).toEqual(['short'])
})
