/** A long message shows its beginning, until somebody wants all of it. */
import type { Block, Span } from '../../../wire/formatting/span.ts'
import { beginningOf } from '../../beginning-of.ts'

const MAX_LINES = 30
const SHOWN_LINES = 20
/** A line of text that is longer takes as many as it fills. */
const LINE_CHARACTERS = 120
/** One of any length is a button. */
const SPOILER_CHARACTERS = 8

export interface Folded {
  readonly blocks: readonly Block[]
  /** Lines that are not shown; 0 where all are. */
  readonly hidden: number
}

export function fold(blocks: readonly Block[]): Folded {
  const total = heightOfAll(blocks)
  if (total <= MAX_LINES) return { blocks, hidden: 0 }
  const shown: Block[] = []
  let left = SHOWN_LINES
  for (const block of blocks) {
    if (left <= 0) break
    const height = heightOf(block)
    shown.push(height <= left ? block : beginningOfBlock(block, left))
    left -= height
  }
  return { blocks: shown, hidden: total - heightOfAll(shown) }
}

function heightOfAll(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + heightOf(block), 0)
}

function heightOf(block: Block): number {
  if (block.kind === 'code') return block.lines.length
  return block.lines.reduce((sum, line) => sum + rowsOf(line), 0)
}

function rowsOf(line: readonly Span[]): number {
  return Math.max(1, Math.ceil(line.reduce((sum, span) => sum + widthOf(span), 0) / LINE_CHARACTERS))
}

function widthOf({ text, isSpoiler }: Span): number {
  return isSpoiler ? Math.max(text.length, SPOILER_CHARACTERS) : text.length
}

/** Whole lines; of the first as much as fits. */
function beginningOfBlock(block: Block, rows: number): Block {
  if (block.kind === 'code') return { ...block, lines: block.lines.slice(0, rows) }
  let left = rows
  const end = block.lines.findIndex((line) => (left -= rowsOf(line)) < 0)
  const [first = []] = block.lines
  return { ...block, lines: end > 0 ? block.lines.slice(0, end) : [cut(first, rows * LINE_CHARACTERS)] }
}

function cut(line: readonly Span[], characters: number): readonly Span[] {
  let left = characters
  const end = line.findIndex((span) => (left -= widthOf(span)) < 0)
  const span = line[end]
  if (!span) return line
  // The beginning of a link may seem to lead elsewhere.
  const { link: _, ...look } = span
  const text = beginningOf(span.text, left + widthOf(span))
  return text === '' || span.isSpoiler ? line.slice(0, end) : [...line.slice(0, end), { ...look, text }]
}
