/** What is long enough to be asked about, and what stands in the field then. */
import { describe, expect, it } from 'vitest'
import { fileOf, isLong, messageCount, pastedAs, ROOM, textIn, turned } from './pasting.ts'

const LINES = { lineBytes: 400, limits: { maxBytes: 16_384, maxLines: 100 } }
const ONE_BY_ONE = { lineBytes: 400, limits: undefined }
const lines = (count: number): string => Array.from({ length: count }, (_, i) => `line ${i + 1}`).join('\n')

describe('WEB-101 what is pasted', () => {
  it.each([
    ['a few lines', lines(15), LINES, false],
    ['with what ends the last one', `${lines(15)}\n`, LINES, false],
    ['many lines', lines(16), LINES, true],
    ['one line of many bytes', 'é'.repeat(8300), LINES, true],
    ['a few lines, each of which is a message', lines(5), ONE_BY_ONE, false],
    ['more of them', lines(6), ONE_BY_ONE, true],
  ])('is long or not: %s', (_, text, room, expected) => expect(isLong(pastedAs(text), room)).toBe(expected))

  it('becomes a block of code on lines of its own, and what it was again', () => {
    const text = `  if x:\r\n    y()\r\n`
    const pasted = pastedAs(text)
    const field = `look: ${pasted.shown}what now`
    const code = turned(field, pasted, LINES)
    const put = (at: string, change: typeof code) =>
      change ? at.slice(0, change.start) + change.text + at.slice(change.end) : ''
    const asCode = put(field, code)
    expect(asCode).toBe('look: \n```\n  if x:\n    y()\n```\nwhat now')
    expect(code && put(asCode, turned(asCode, code.pasted, LINES))).toBe(field)
    expect(code && messageCount(asCode, LINES)).toBe(1)
  })

  it.each([
    ['has been changed', 'line 1\nline two', lines(20), LINES],
    ['holds the end of a block', `\`\`\`\n${lines(20)}\n\`\`\``, `\`\`\`\n${lines(20)}\n\`\`\``, LINES],
    ['is more than one message', lines(99), lines(99), LINES],
    ['would be lines of code in messages of their own', lines(20), lines(20), ONE_BY_ONE],
  ])('stays text where it %s', (_, field, text, room) => {
    expect(turned(field, pastedAs(text), room)).toBeUndefined()
  })

  it('becomes a file, whole, and what it was again, where the field takes that', async () => {
    const file = fileOf(pastedAs('one\r\ntwo'))
    expect([file.name, file.type, await file.text(), textIn(file)]).toEqual([
      'pasted.txt',
      'text/plain',
      'one\ntwo',
      'one\ntwo',
    ])
    const large = fileOf(pastedAs('x'.repeat(ROOM + 1)))
    expect([large.size, textIn(large), textIn(new File(['a'], 'a.txt'))]).toEqual([ROOM + 1, undefined, undefined])
  })
})
