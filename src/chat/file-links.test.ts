import { expect, test } from 'vitest'
import { filesNamedIn } from './file-links.ts'

const ONE = '0123456789abcdefghijklmno'
const OTHER = 'z'.repeat(25)

test.each([
  ['nothing to see', []],
  ['/files/ is where they are', []],
  [`http://a:1/files/${ONE}-8x6/cat.png`, [ONE]],
  [`see http://a/files/${ONE}/a.bin, and\nhttps://b/files/${OTHER}-3x4/b.png again /files/${ONE}`, [ONE, OTHER]],
  [`/files/${ONE}0/x`, []],
  [`/files/${ONE.toUpperCase()}/x`, []],
  [`/files/${ONE.slice(1)}/x`, []],
])('FILE-1 «%s» names %j', (text, ids) => {
  expect(filesNamedIn(text)).toEqual(ids)
})

test('FILE-1 a text can name no more than a hundred', () => {
  const text = Array.from({ length: 300 }, (_, i) => `/files/${String(i).padStart(25, '0')}/x`).join(' ')
  expect(filesNamedIn(text)).toHaveLength(100)
})
