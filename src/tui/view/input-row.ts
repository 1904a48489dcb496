/** The input line: as much of it as fits, with the cursor always in sight. */
import type { Editor } from '../input/editor.ts'
import { DIM, PLAIN, span } from '../text/span.ts'
import type { Row, Span } from '../text/span.ts'
import { graphemesOf } from '../text/width.ts'
import { safeText } from '../text/safe-text.ts'

export interface InputRow {
  readonly row: Row
  /** The cursor's column within the row. */
  readonly cursor: number
}

/** Around the cursor, what is looked at of a very long input. */
const NEAR = 2_000

/** A line break shows as `↵`, anything that a terminal would obey as `·`. */
export function inputRow({ text, cursor }: Editor, width: number): InputRow {
  const before = cellsOf(text.slice(Math.max(0, cursor - NEAR), cursor))
  const after = cellsOf(text.slice(cursor, cursor + NEAR))
  const room = Math.max(1, width - 1)

  // Room on the right too, where there is text there, so that one sees what one moves towards.
  const ahead = after.length > 0 ? Math.min(8, Math.floor(room / 4)) : 0
  let taken = 0
  let first = before.length
  while (first > 0 && taken + (before[first - 1]?.width ?? 0) <= room - ahead) taken += before[--first]?.width ?? 0

  const cells = before.slice(first)
  let total = taken
  for (const cell of after) {
    if (total + cell.width > room) break
    cells.push(cell)
    total += cell.width
  }
  return { row: cells, cursor: taken }
}

function cellsOf(text: string): (Span & { readonly width: number })[] {
  return graphemesOf(text).map((grapheme) => {
    if (grapheme.text === '\n') return { ...span('↵', DIM), width: 1 }
    const isSafe = safeText(grapheme.text) === grapheme.text
    return isSafe ? { ...span(grapheme.text, PLAIN), width: grapheme.width } : { ...span('·', DIM), width: 1 }
  })
}
