/** Where somebody has scrolled to, and the rows that are seen there. Only rows near the window are ever laid out. */
import type { Entry } from '../../client/state/entry.ts'
import { entryAt, indexOfEntry } from '../../client/state/timeline.ts'
import type { Timeline } from '../../client/state/timeline.ts'
import type { Row } from '../text/span.ts'

/** The bottom row of the window: how many rows of that entry are hidden below it. Undefined stands for the end. */
export interface ScrolledTo {
  readonly entry: number
  readonly hiddenRows: number
}

/** The rows of the entry at an index, marks above it included. */
export type RowsOf = (entry: Entry, previous: Entry | undefined) => readonly Row[]

export interface ScrollWindow {
  /** At most `height`, fewer when there is no more. */
  readonly rows: readonly Row[]
  /** The oldest known row is seen. */
  readonly isAtTop: boolean
  /** Entries below the window. */
  readonly below: number
}

interface Place {
  readonly index: number
  readonly hiddenRows: number
}

export function windowAt(
  timeline: Timeline,
  scrolled: ScrolledTo | undefined,
  height: number,
  rowsOf: RowsOf,
): ScrollWindow {
  const place = placeOf(timeline, scrolled)
  const rows: Row[] = []
  let index = place.index
  let hidden = place.hiddenRows
  for (; index >= 0 && rows.length < height; index--) {
    const own = rowsAt(timeline, index, rowsOf)
    for (let i = own.length - 1 - hidden; i >= 0 && rows.length < height; i--) rows.push(own[i] as Row)
    hidden = 0
  }
  rows.reverse()
  return { rows, isAtTop: index < 0, below: timeline.length - 1 - place.index }
}

/** Moves up (positive) or down by rows; undefined once the end is reached. The window stays full where it can. */
export function scrollBy(
  timeline: Timeline,
  scrolled: ScrolledTo | undefined,
  rows: number,
  height: number,
  rowsOf: RowsOf,
): ScrolledTo | undefined {
  let { index, hiddenRows } = placeOf(timeline, scrolled)
  hiddenRows += rows
  for (;;) {
    if (hiddenRows < 0) {
      index++
      if (index >= timeline.length) return undefined
      hiddenRows += rowsAt(timeline, index, rowsOf).length
      continue
    }
    if (index < 0) return topPlace(timeline, height, rowsOf)
    const count = rowsAt(timeline, index, rowsOf).length
    if (hiddenRows < count) break
    hiddenRows -= count
    index--
  }
  const isShort = windowAt(timeline, scrolledAt(timeline, { index, hiddenRows }), height, rowsOf).rows.length < height
  return isShort ? topPlace(timeline, height, rowsOf) : scrolledAt(timeline, { index, hiddenRows })
}

/** The place where an entry is seen with what stands around it; the end where that shows it. */
export function scrollToShow(timeline: Timeline, id: number, height: number, rowsOf: RowsOf): ScrolledTo | undefined {
  const at = indexOfEntry(timeline, id)
  if (at < 0) return undefined
  let total = 0
  let index = at
  for (; index < timeline.length; index++) {
    total += rowsAt(timeline, index, rowsOf).length
    if (total > (height * 2) / 3) break
  }
  return index >= timeline.length ? undefined : scrolledAt(timeline, { index, hiddenRows: 0 })
}

/** The place where the oldest row stands at the top of a full window. */
function topPlace(timeline: Timeline, height: number, rowsOf: RowsOf): ScrolledTo | undefined {
  let total = 0
  for (let index = 0; index < timeline.length; index++) {
    total += rowsAt(timeline, index, rowsOf).length
    if (total >= height) return scrolledAt(timeline, { index, hiddenRows: total - height })
  }
  return undefined
}

function scrolledAt(timeline: Timeline, { index, hiddenRows }: Place): ScrolledTo | undefined {
  const entry = entryAt(timeline, index)
  if (!entry || (index === timeline.length - 1 && hiddenRows === 0)) return undefined
  return { entry: entry.id, hiddenRows }
}

/** An entry that is not there any more gives the end. */
function placeOf(timeline: Timeline, scrolled: ScrolledTo | undefined): Place {
  const end = { index: timeline.length - 1, hiddenRows: 0 }
  if (!scrolled) return end
  const index = indexOfEntry(timeline, scrolled.entry)
  return index < 0 ? end : { index, hiddenRows: scrolled.hiddenRows }
}

function rowsAt(timeline: Timeline, index: number, rowsOf: RowsOf): readonly Row[] {
  const entry = entryAt(timeline, index)
  return entry ? rowsOf(entry, entryAt(timeline, index - 1)) : []
}
