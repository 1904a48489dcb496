/** The rows that stood in the document when it was last measured, and where each of them began. */
import type { Heights } from './heights.ts'
import type { Hold } from './range.ts'
import { indexOfRow, rowAt } from './rows.ts'
import type { Rows } from './rows.ts'

export interface Standing {
  readonly ids: readonly number[]
  /** px; one more than there are rows, for the end of the last. */
  readonly tops: readonly number[]
}

/** Asks the browser, from the row at `start` on; what begins where is counted from the first of them. */
export function measured(list: HTMLElement, rows: Rows, start: number, heights: Heights): Standing {
  const listTop = list.getBoundingClientRect().top
  const ids: number[] = []
  const tops: number[] = []
  let end = 0
  let index = start
  for (const element of list.children) {
    const id = Number((element as HTMLElement).dataset['row'])
    if (rowAt(rows, index)?.id !== id) continue
    const { top, bottom, height } = element.getBoundingClientRect()
    heights.set(rows, index, id, height)
    ids.push(id)
    tops.push(top - listTop)
    end = bottom - listTop
    index++
  }
  return { ids, tops: [...tops, end] }
}

/** The first row that begins in the view; the last one there is where none does. */
export function firstIn({ ids, tops }: Standing, scrollTop: number): Hold {
  const found = tops.findIndex((top, i) => i < ids.length && top >= scrollTop)
  const at = found < 0 ? ids.length - 1 : found
  const id = ids[at]
  return id === undefined ? { at: 'end' } : { at: 'row', id, top: tops[at] as number }
}

/** What is held, or what stood nearest to it, below or else above, of what is among the rows now. */
export function survivor(
  hold: Exclude<Hold, { at: 'end' }>,
  { ids, tops }: Standing,
  rows: Rows,
  isPresent: boolean,
): Hold {
  if (indexOfRow(rows, hold.id) >= 0) return hold
  const at = ids.indexOf(hold.id)
  const order = [...ids.keys()]
  for (const i of [...order.slice(at + 1), ...order.slice(0, Math.max(0, at)).reverse()]) {
    const id = ids[i] as number
    if (indexOfRow(rows, id) >= 0) return { at: 'row', id, top: tops[i] as number }
  }
  const first = rowAt(rows, 0)
  return isPresent || !first ? { at: 'end' } : { at: 'going', id: first.id, top: 0, place: 0 }
}
