/** What is shown of a long message. */
import { describe, expect, it } from 'vitest'
import { parseMessage } from '../../../wire/formatting/parse-message.ts'
import { fold } from './fold.ts'

const lines = (count: number, text = 'line'): string =>
  Array.from({ length: count }, (_, i) => `${text} ${i}`).join('\n')

describe('WEB-74 a message', () => {
  it('of thirty lines is shown whole', () => {
    const blocks = parseMessage(lines(30))
    expect(fold(blocks)).toEqual({ blocks, hidden: 0 })
  })

  it('of more shows its first twenty', () => {
    const { blocks, hidden } = fold(parseMessage(lines(31)))
    expect(blocks.map(({ lines }) => lines.length)).toEqual([20])
    expect(hidden).toBe(11)
  })

  it('is cut within code, and nothing of a block behind it is shown', () => {
    const { blocks } = fold(parseMessage(`one\n\`\`\`js\n${lines(40)}\n\`\`\`\ntwo`))
    expect(blocks.map(({ kind, lines }) => [kind, lines.length])).toEqual([
      ['text', 1],
      ['code', 19],
    ])
  })

  it('of one line without an end is cut within it', () => {
    const { blocks, hidden } = fold(parseMessage('long '.repeat(1000)))
    expect(blocks).toEqual([{ kind: 'text', lines: [[{ text: 'long '.repeat(480) }]] }])
    expect(hidden).toBe(22)
    expect(fold(parseMessage(`${'long '.repeat(1000)}\ntwo\nthree`)).hidden).toBe(24)
  })

  it('of thousands of pieces shows few of them: each costs the page time', () => {
    const { blocks } = fold(parseMessage('||a|| '.repeat(2500)))
    expect(blocks[0]?.lines[0]?.length).toBeLessThan(600)
  })

  it('is not cut within a character, nor within a link, which would seem to lead elsewhere', () => {
    const lineOf = (text: string) => fold(parseMessage(text)).blocks[0]?.lines[0]
    expect(lineOf(`a${'😀'.repeat(2000)}`)).toEqual([{ text: `a${'😀'.repeat(1199)}` }])
    const spans = lineOf(`${'x'.repeat(2380)} http://good.example/${'a'.repeat(2000)}`)
    expect(spans).toEqual([{ text: `${'x'.repeat(2380)} ` }, { text: 'http://good.example' }])
  })
})
