import { expect, it } from 'vitest'
import { messagesFor, textOf } from './say-lines.ts'

const LIMITS = { maxBytes: 4096, maxLines: 24 }

it('leaves out empty lines in front and white space behind, and nothing between', () => {
  expect(messagesFor(' \n\t\n  a\n\n b \n \n', 400, LIMITS).map(textOf)).toEqual(['  a\n\n b'])
})

it('says nothing that no line of IRC can', () => {
  expect(messagesFor('a\0b\rc', 400, LIMITS).map(textOf)).toEqual(['a b c'])
})

it('takes a time that grows with the text, also of white space', () => {
  for (const space of [' ', '\n', '\t \n']) {
    const started = performance.now()
    messagesFor(`a${space.repeat(40_000)}b`, 400, LIMITS)
    expect(performance.now() - started).toBeLessThan(1_500)
  }
})
