/** Which rows stand in the view and some way beyond it, when one of them, or the end, is held where it is. */
import type { Heights } from './heights.ts'
import { indexOfRow, rowAt } from './rows.ts'
import type { Rows } from './rows.ts'

/** Where nothing says what is to be seen. */
const FIRST_ROWS = 50

/** What stays where it is. `top`: px from the beginning of all that can be scrolled. */
export type Hold =
  | { readonly at: 'end' }
  | { readonly at: 'row'; readonly id: number; readonly top: number }
  /** On the way to the view: 0 at its top, 1 at its bottom. */
  | { readonly at: 'going'; readonly id: number; readonly top: number; readonly place: number }

export interface Range {
  readonly start: number
  readonly end: number
  /** Where the first of them begins. */
  readonly top: number
  /** The same, or another one where the row that was held is not among them. */
  readonly hold: Hold
}

/** `over`: rows are chosen so far beyond the view, px. */
export function rangeAround(
  rows: Rows,
  heights: Heights,
  hold: Hold,
  { scrollTop, view, over }: { readonly scrollTop: number; readonly view: number; readonly over: number },
): Range {
  const last = rows.length - 1
  const held = hold.at === 'end' ? last : indexOfRow(rows, hold.id)
  if (held < 0) return { start: 0, end: Math.min(rows.length, FIRST_ROWS), top: 0, hold }
  const height = (index: number): number => heights.of(rowAt(rows, index))
  let top = hold.at === 'end' ? heights.offsetOf(rows, held) : hold.top
  const from = viewTop(hold, top, height(held), scrollTop, view)
  let start = held
  while (start > 0 && top > from - over) top -= height(--start)
  while (start < last && top + height(start) <= from - over) top += height(start++)
  let end = start
  let seen: Hold | undefined
  for (let bottom = top; end < rows.length && bottom < from + view + over; end++) {
    const entry = rowAt(rows, end)
    if (entry && !seen && bottom >= from) seen = { at: 'row', id: entry.id, top: bottom }
    bottom += height(end)
  }
  const isAmong = held >= start && held < end
  return { start, end, top, hold: hold.at === 'row' && !isAmong && seen ? seen : hold }
}

function viewTop(hold: Hold, top: number, height: number, scrollTop: number, view: number): number {
  if (hold.at === 'end') return top + height - view
  return hold.at === 'going' ? top - Math.max(0, view - height) * hold.place : scrollTop
}
