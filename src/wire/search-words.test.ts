import { expect, it } from 'vitest'
import { parseSearchWords } from './search-words.ts'

const NOON = Date.UTC(2026, 10, 23, 12)
const NOTHING = { text: '', within: [], has: [], order: 'newest' }

it.each([
  ['', {}],
  ['tea  note: http://x', { text: 'tea note: http://x' }],
  ['"green tea" "cup', { text: '"green tea" "cup' }],
  ['from:Amy in:#tea IN:bob', { from: 'Amy', within: ['#tea', 'bob'] }],
  ['has:LINK order:best has:file has:link', { has: ['link', 'file'], order: 'best' }],
  ['after:2d before:90m', { after: Date.UTC(2026, 10, 21, 12), before: Date.UTC(2026, 10, 23, 10, 30) }],
  ['after:2026-11-01', { after: Date.UTC(2026, 10, 1) }],
  ['before:2026-11-01T10:00', { before: Date.UTC(2026, 10, 1, 10) }],
  ['before:2026-11-01t10:00:00.5z', { before: Date.UTC(2026, 10, 1, 10, 0, 0, 500) }],
])('PLAIN-36 %j is a search', (typed, search) => {
  expect(parseSearchWords(typed, NOON)).toEqual({ ...NOTHING, ...search })
})

it.each(['before:2026-13-77', 'after:soon', 'after:2y', 'has:nothing', 'order:random'])(
  'PLAIN-36 %s cannot be understood',
  (word) => {
    expect(parseSearchWords(`tea ${word}`, NOON)).toEqual({ fault: word })
  },
)
