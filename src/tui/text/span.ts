/** Text with a look, before it becomes terminal codes. */
import { clipText, textWidth } from './width.ts'

export interface Style {
  /** A colour of the 256-colour palette. */
  readonly colour?: number
  readonly isBold?: boolean
  readonly isDim?: boolean
  readonly isItalic?: boolean
  readonly isUnderlined?: boolean
  readonly isStruck?: boolean
  readonly isInverse?: boolean
}

export interface Span {
  readonly text: string
  readonly style: Style
}

/** One row of a pane. */
export type Row = readonly Span[]

export const PLAIN: Style = {}
export const DIM: Style = { isDim: true }
export const BOLD: Style = { isBold: true }

export function span(text: string, style: Style = PLAIN): Span {
  return { text, style }
}

export function rowWidth(row: Row): number {
  return row.reduce((width, { text }) => width + textWidth(text), 0)
}

/** The beginning of a row that fits. */
export function clipRow(row: Row, width: number): Row {
  const clipped: Span[] = []
  let left = width
  for (const { text, style } of row) {
    if (left <= 0) break
    const fitting = clipText(text, left)
    clipped.push({ text: fitting, style })
    left -= textWidth(fitting)
    if (fitting !== text) break
  }
  return clipped
}
