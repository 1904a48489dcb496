import { expect, it } from 'vitest'
import { excerptOf } from './about.ts'

const LONG = 'x'.repeat(41)

it.each([
  ['tea', 'tea'],
  ['', ''],
  ['tea\nand more', 'tea…'],
  ['\n\ntea\n', 'tea'],
  [LONG.slice(1), LONG.slice(1)],
  [LONG, `${LONG.slice(1)}…`],
  ['🍵'.repeat(41), `${'🍵'.repeat(40)}…`],
  ['\x01ACTION pours tea\x01', 'pours tea'],
  ['\x01ACTION pours tea\nfor all\x01', 'pours tea…'],
])('an excerpt of %j is how people know it', (text, excerpt) => {
  expect(excerptOf(text)).toBe(excerpt)
})
