/** Breaks styled text into rows that fit a width. */
import type { Row, Span, Style } from './span.ts'
import { graphemesOf } from './width.ts'

interface Cell {
  readonly text: string
  readonly width: number
  readonly style: Style
}

/**
 * Rows of at most `width` columns (at least 2), broken at spaces where there is one and inside a word where there is none.
 * The space that a row is broken at is left out, and so is `\n`, which always ends one. There is always one row.
 */
export function wrapSpans(spans: Row, width: number): Row[] {
  const rows: Row[] = []
  let row: Cell[] = []
  let used = 0
  /** Where in `row` the last space stands, or -1. */
  let space = -1

  for (const cell of cellsOf(spans)) {
    if (cell.text === '\n' || (cell.text === ' ' && used + cell.width > width)) {
      rows.push(joinCells(row))
      row = []
      used = 0
      space = -1
      continue
    }
    // Twice where what stands behind the last space leaves no room for a wide character either.
    while (used + cell.width > width && row.length > 0) {
      const kept = space >= 0 ? row.slice(space + 1) : []
      rows.push(joinCells(space >= 0 ? row.slice(0, space) : row))
      row = kept
      used = kept.reduce((sum, { width }) => sum + width, 0)
      space = -1
    }
    if (cell.text === ' ') space = row.length
    row.push(cell)
    used += cell.width
  }
  if (row.length > 0 || rows.length === 0) rows.push(joinCells(row))
  return rows
}

function* cellsOf(spans: Row): Generator<Cell> {
  for (const { text, style } of spans) for (const grapheme of graphemesOf(text)) yield { ...grapheme, style }
}

function joinCells(cells: readonly Cell[]): Row {
  const row: Span[] = []
  let text = ''
  let style: Style | undefined
  for (const cell of cells) {
    if (cell.style !== style && style !== undefined) {
      row.push({ text, style })
      text = ''
    }
    style = cell.style
    text += cell.text
  }
  if (style !== undefined) row.push({ text, style })
  return row
}
