import { expect, test } from 'vitest'
import { escapePattern, hasWord } from './words-in.ts'
import { cpuMs } from '../../test/support/cpu-time.ts'

test.each([
  ['amy: hello', ['amy'], true],
  ['hello AMY', ['amy'], true],
  ['(amy)', ['Amy'], true],
  ['amylase', ['amy'], false],
  ['lamy amy', ['amy'], true],
  ['amy-lee', ['amy'], false],
  ['jean-luc, tea', ['jean-luc'], true],
  ['my e-mail', ['e-mail'], true],
  ['𝒂amy', ['amy'], false],
  ['日本語', ['日本'], false],
  ['a[b]|c', ['[b]|c'], false],
  ['so: [b]|c', ['[b]|c'], true],
  ['tea pots, tea pot', ['tea pot'], true],
  ['xamy+amy', ['amy'], true],
  ['xa+b a+b', ['a+b'], true],
  ['a+bx a+b', ['a+b'], true],
  ['x+a+a', ['+a'], false],
  ['hello', [], false],
  ['hello', [''], false],
])('«%s» has one of %j: %s', (text, words, has) => {
  expect(hasWord(text.toLowerCase(), words)).toBe(has)
})

test('whatever the text and the words are, they are looked for in a moment', () => {
  const words = Array.from({ length: 20 }, (_, i) => 'a'.repeat(i + 1))
  for (const text of ['a'.repeat(16_000), 'ax '.repeat(5_000), 'xa '.repeat(5_000), 'aé+'.repeat(5_000)]) {
    // The first time it is not compiled yet.
    const costs = Array.from({ length: 5 }, () => cpuMs(() => expect(hasWord(text, words)).toBe(false)))
    expect(Math.min(...costs)).toBeLessThan(50)
  }
})

test.each(['a-b', '^[a](b){c}$', 'a|b/c', String.raw`\d.+*?`, 'e\u0301', ''])(
  'a pattern of «%s» matches just that',
  (text) => {
    const pattern = new RegExp(`^${escapePattern(text)}$`, 'u')
    expect([text, `${text}x`, 'abc'].map((one) => pattern.test(one))).toEqual([true, false, false])
  },
)
