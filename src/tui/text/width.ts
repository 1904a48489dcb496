/** How many columns text takes on a terminal, by characters as people count them. */
import stringWidth from 'string-width'

export interface Grapheme {
  readonly text: string
  /** Columns: 0, 1 or 2. */
  readonly width: number
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const ASCII = /^[\x20-\x7e]*$/
/** Characters outside ASCII are few in a room and costly to measure. */
const known = new Map<string, number>()
const MAX_KNOWN = 4_000

export function graphemesOf(text: string): Grapheme[] {
  if (ASCII.test(text)) return Array.from(text, (character) => ({ text: character, width: 1 }))
  return Array.from(segmenter.segment(text), ({ segment }) => ({ text: segment, width: graphemeWidth(segment) }))
}

export function textWidth(text: string): number {
  if (ASCII.test(text)) return text.length
  let width = 0
  for (const grapheme of graphemesOf(text)) width += grapheme.width
  return width
}

function graphemeWidth(grapheme: string): number {
  let width = known.get(grapheme)
  if (width === undefined) {
    width = Math.min(2, stringWidth(grapheme))
    if (known.size >= MAX_KNOWN) known.clear()
    known.set(grapheme, width)
  }
  return width
}

/** The beginning of the text that fits, with `…` where something is cut away. */
export function clipText(text: string, width: number): string {
  if (width <= 0) return ''
  if (textWidth(text) <= width) return text
  let clipped = ''
  let taken = 0
  for (const grapheme of graphemesOf(text)) {
    if (taken + grapheme.width > width - 1) break
    clipped += grapheme.text
    taken += grapheme.width
  }
  return `${clipped}…`
}
