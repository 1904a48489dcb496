import { Terminal } from '@xterm/headless'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { DIM, PLAIN, rowWidth, span } from '../text/span.ts'
import type { Row } from '../text/span.ts'
import { paintRow } from './paint.ts'

/** What a row shows, and how often it erased while the cursor waited behind the last column: most terminals lose that column then. */
async function shownBy(codes: string, columns: number): Promise<{ text: string; lost: number }> {
  const terminal = new Terminal({ cols: columns, rows: 2, allowProposedApi: true })
  let lost = 0
  // This terminal keeps the last column in such a case, so that its cells alone cannot tell.
  terminal.parser.registerCsiHandler({ final: 'K' }, () => {
    if (terminal.buffer.active.cursorX >= columns) lost++
    return false
  })
  const before = `\x1b[?7l${'#'.repeat(columns)}\r`
  await new Promise<void>((resolve) => terminal.write(before + codes, resolve))
  return { text: terminal.buffer.active.getLine(0)?.translateToString(false) ?? '', lost }
}

const letters = fc.stringMatching(/^[a-z]{1,20}$/)
const row: fc.Arbitrary<Row> = fc.array(
  letters.chain((text) => fc.constantFrom(span(text, PLAIN), span(text, DIM))),
  { minLength: 1, maxLength: 4 },
)

it('shows a row whole, also one that fills the terminal to its last column, and nothing of what stood there', async () => {
  await fc.assert(
    fc.asyncProperty(row, row, fc.nat(3), fc.nat(3), async (left, right, gap, rest) => {
      const column = rowWidth(left) + gap
      const columns = column + rowWidth(right) + rest
      const painted = paintRow([
        { column: 0, row: left },
        { column, row: right },
      ])
      const textOf = (spans: Row): string => spans.map(({ text }) => text).join('')
      const text = `${textOf(left)}${' '.repeat(gap)}${textOf(right)}${' '.repeat(rest)}`
      expect(await shownBy(painted, columns)).toEqual({ text, lost: 0 })
    }),
    { numRuns: 100 },
  )
})

it('FORMAT-7 has a code for each attribute, and colours are one of their own', () => {
  const all = { isBold: true, isDim: true, isItalic: true, isUnderlined: true, isStruck: true, isInverse: true }
  expect(paintRow([{ column: 0, row: [span('a', all)] }])).toContain('\x1b[1;2;3;4;7;9ma\x1b[0m')
  expect(paintRow([{ column: 0, row: [span('a', { colour: 160 })] }])).toContain('\x1b[38;5;160ma\x1b[0m')
})
