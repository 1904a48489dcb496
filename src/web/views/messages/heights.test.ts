import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Entry } from '../../../client/state/entry.ts'
import { Heights } from './heights.ts'
import { createRows, indexOfRow, rowAt } from './rows.ts'

function note(id: number): Extract<Entry, { kind: 'note' }> {
  return { kind: 'note', tone: 'plain', text: `${id}`, id, time: id, connection: 1 }
}

it('WEB-80 says where rows begin, and which stands where, as an array of heights would', () => {
  const height = fc.integer({ min: 1, max: 300 })
  fc.assert(
    fc.property(
      fc.array(fc.array(height, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 }),
      (chunks) => {
        let id = 0
        const rows = createRows(chunks.map((chunk) => chunk.map(() => note(++id))))
        const all = chunks.flat()
        const heights = new Heights()
        for (const [i, h] of all.entries()) heights.set(rows, i, i + 1, h)
        let offset = 0
        for (const [i, h] of all.entries()) {
          expect(heights.offsetOf(rows, i)).toBe(offset)
          expect(heights.indexAt(rows, offset)).toBe(i)
          expect(heights.indexAt(rows, offset + h - 1)).toBe(i)
          expect(indexOfRow(rows, i + 1)).toBe(i)
          expect(rowAt(rows, i)?.id).toBe(i + 1)
          offset += h
        }
        expect(heights.offsetOf(rows, all.length)).toBe(offset)
        expect(heights.between(rows, 0, all.length)).toBe(offset)
      },
    ),
    { numRuns: 50 },
  )
})

it('takes the mean of what it knows for what it does not know', () => {
  const rows = createRows([
    [note(1), note(2)],
    [note(3), note(4)],
  ])
  const heights = new Heights()
  heights.set(rows, 0, 1, 20)
  heights.set(rows, 2, 3, 40)
  expect(heights.of(rowAt(rows, 1))).toBe(30)
  expect(heights.offsetOf(rows, 4)).toBe(120)
  heights.set(rows, 0, 1, 40)
  expect(heights.offsetOf(rows, 2)).toBe(80)
  expect(heights.indexAt(rows, 10_000)).toBe(3)
  heights.forget()
  expect(heights.offsetOf(rows, 1)).toBe(40)
})

it('leaves out what a search has found, and the sentence behind it', () => {
  const quote: Entry = { ...note(3), kind: 'quote', number: 1, place: '#a', saidAt: 1, style: 'say', nick: 'a' }
  const rows = createRows([
    [note(1), quote],
    [note(4), note(5)],
  ])
  expect([0, 1].map((i) => rowAt(rows, i)?.id)).toEqual([1, 5])
  expect(rows.length).toBe(2)
})
