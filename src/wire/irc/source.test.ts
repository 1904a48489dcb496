import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { readVectors } from '../../../test/support/vectors.ts'
import { formatSource, parseSource, type Source } from './source.ts'
import { anyCharacter } from '../../../test/support/any-character.ts'

it.each(readVectors<{ source: string; atoms: Partial<Source> }>('userhost-split'))('$source', ({ source, atoms }) => {
  expect(parseSource(source)).toEqual({ nick: '', user: '', host: '', ...atoms })
  expect(formatSource(parseSource(source))).toBe(source)
})

it('writes what it reads', () => {
  const part = fc.string().map((text) => text.replace(/[!@]/g, ''))
  fc.assert(
    fc.property(fc.record({ nick: part, user: part, host: part }), (source) => {
      expect(parseSource(formatSource(source))).toEqual(source)
    }),
  )
})

it('reads any text without throwing', () => {
  fc.assert(fc.property(fc.string({ unit: anyCharacter }), (text) => void parseSource(text)))
})
