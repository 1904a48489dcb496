import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readVectors } from '../../test/support/vectors.ts'
import { completeMask, Mask, maskMatches } from './mask.ts'

describe('the shared vectors', () => {
  it.each(readVectors<{ mask: string; matches: string[]; fails: string[] }>('mask-match'))(
    '$mask',
    ({ mask, matches, fails }) => {
      for (const text of matches) expect(maskMatches(mask, text), text).toBe(true)
      for (const text of fails) expect(maskMatches(mask, text), text).toBe(false)
    },
  )
})

/** The same rule as a regular expression; slow for hostile masks. */
function expected(mask: string, text: string): boolean {
  const pattern = mask.replace(/[^*?]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
  return new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text)
}

it('agrees with the plainest way to say it', () => {
  const letters = (alphabet: string): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(...alphabet.split('')), maxLength: 8 })
  fc.assert(
    fc.property(letters('ab!@*?'), letters('ab!@'), (mask, text) => {
      expect(maskMatches(mask, text)).toBe(expected(mask, text))
    }),
    { numRuns: 2000 },
  )
})

it('agrees with it on long pieces, too', () => {
  const letters = (alphabet: string, maxLength: number): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(...alphabet.split('')), maxLength })
  fc.assert(
    fc.property(letters('aaaaaab?', 70), letters('aab', 20), letters('aaab', 90), (piece, before, text) => {
      for (const mask of [`*${piece}*`, `${before}*${piece}*a`, `*a*${piece}`]) {
        for (const other of [text, before + piece.replaceAll('?', 'b') + text]) {
          expect(new Mask(mask).fits(other)).toBe(expected(mask, other))
        }
      }
    }),
    { numRuns: 500 },
  )
})

it('does not mind case', () => {
  expect(maskMatches('ALICE!*@*.Example', 'alice!~a@chat.EXAMPLE')).toBe(true)
  expect(maskMatches('zoë!*@*', 'ZOË!~z@h')).toBe(true)
})

it('does not run away with a hostile mask', () => {
  expect(maskMatches(`${'*a'.repeat(60)}b`, 'a'.repeat(300))).toBe(false)
})

it('completes what a person typed', () => {
  expect(completeMask('bob')).toBe('bob!*@*')
  expect(completeMask('bob!b')).toBe('bob!b@*')
  expect(completeMask('b@host')).toBe('*!b@host')
  expect(completeMask('bob!b@host')).toBe('bob!b@host')
})
