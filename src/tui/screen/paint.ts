/** Turns rows into what a terminal understands. Panes stand at absolute columns: terminals disagree about the width of emoji. */
import type { Row, Style } from '../text/span.ts'

/** A row of one pane; `column` counts from 0. */
export interface PlacedRow {
  readonly column: number
  readonly row: Row
}

const RESET = '\x1b[0m'
/** Before the text, not after it: behind a full row the cursor still stands on the last column, which would be erased. */
const ERASE_REST = '\x1b[K'

/** One row of the screen, from panes in the order of their columns. What stood there before is gone. */
export function paintRow(panes: readonly PlacedRow[]): string {
  let painted = ''
  for (const { column, row } of panes) {
    painted += `\x1b[${column + 1}G${ERASE_REST}`
    for (const { text, style } of row) {
      const codes = styleCodes(style)
      painted += codes === '' ? text : `\x1b[${codes}m${text}${RESET}`
    }
  }
  return painted
}

function styleCodes({ colour, isBold, isDim, isItalic, isUnderlined, isStruck, isInverse }: Style): string {
  const codes: string[] = []
  if (isBold) codes.push('1')
  if (isDim) codes.push('2')
  if (isItalic) codes.push('3')
  if (isUnderlined) codes.push('4')
  if (isInverse) codes.push('7')
  if (isStruck) codes.push('9')
  if (colour !== undefined) codes.push(colour < 8 ? String(30 + colour) : `38;5;${colour}`)
  return codes.join(';')
}
