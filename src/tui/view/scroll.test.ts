import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Entry } from '../../client/state/entry.ts'
import { appendEntry, emptyTimeline, insertEntries } from '../../client/state/timeline.ts'
import type { Timeline } from '../../client/state/timeline.ts'
import { span } from '../text/span.ts'
import { scrollBy, windowAt } from './scroll.ts'
import type { RowsOf, ScrolledTo } from './scroll.ts'

function entry(id: number): Entry {
  return { kind: 'note', tone: 'plain', text: `${id}`, id, time: 0, connection: 1 }
}

/** Entry n has one to four rows: `n.0`, `n.1` … */
const rowsOf: RowsOf = ({ id }) => Array.from({ length: (id % 4) + 1 }, (_, i) => [span(`${id}.${i}`)])

function timelineOf(count: number): Timeline {
  let timeline = emptyTimeline
  for (let id = 0; id < count; id++) timeline = appendEntry(timeline, entry(id))
  return timeline
}

function seen(timeline: Timeline, scrolled: ScrolledTo | undefined, height: number): string[] {
  return windowAt(timeline, scrolled, height, rowsOf).rows.map((row) => row[0]?.text ?? '')
}

it('moves like a window over all the rows, and stays full', () => {
  const moves = fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 20 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 12 }), moves, (count, height, moves) => {
      const timeline = timelineOf(count)
      const all = Array.from({ length: count }, (_, id) =>
        rowsOf(entry(id), undefined).map((row) => row[0]?.text),
      ).flat()
      let scrolled: ScrolledTo | undefined
      let bottom = all.length
      for (const move of moves) {
        scrolled = scrollBy(timeline, scrolled, move, height, rowsOf)
        bottom = Math.max(Math.min(height, all.length), Math.min(all.length, bottom - move))
        expect(seen(timeline, scrolled, height)).toEqual(all.slice(Math.max(0, bottom - height), bottom))
      }
    }),
  )
})

it('keeps its place while lines arrive below and older ones above', () => {
  let timeline = timelineOf(40)
  const scrolled = scrollBy(timeline, undefined, 20, 8, rowsOf)
  const before = seen(timeline, scrolled, 8)
  for (let id = 100; id < 120; id++) timeline = appendEntry(timeline, entry(id))
  timeline = insertEntries(timeline, 0, [entry(200), entry(201)])
  expect(seen(timeline, scrolled, 8)).toEqual(before)
  expect(windowAt(timeline, scrolled, 8, rowsOf).below).toBeGreaterThanOrEqual(20)
})
