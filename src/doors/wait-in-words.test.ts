import { expect, it } from 'vitest'
import { waitInWords } from './wait-in-words.ts'

it.each([
  [1, '1 second'],
  [1500, '2 seconds'],
  [60_000, '60 seconds'],
  [60_001, '2 minutes'],
  [720_000, '12 minutes'],
  [3_600_000, '60 minutes'],
  [3_600_001, '2 hours'],
])('%i milliseconds are %s', (ms, words) => {
  expect(waitInWords(ms)).toBe(words)
})
