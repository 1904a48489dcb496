import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Entry } from './entry.ts'
import { appendEntry, changeEntries, emptyTimeline, entriesBackwards, entriesForwards, entryAt } from './timeline.ts'
import { hasMsgid, indexOfEntry, insertEntries, replaceLast, trimTimeline } from './timeline.ts'

function entry(id: number): Entry {
  return {
    kind: 'talk',
    style: 'say',
    nick: 'a',
    text: `${id}`,
    isOwn: false,
    isMention: false,
    msgid: `m${id}`,
    id,
    time: id,
    connection: 1,
  }
}

it('holds what an array would hold, after any steps', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('append' as const), count: fc.integer({ min: 1, max: 300 }) }),
    fc.record({
      do: fc.constant('insert' as const),
      count: fc.integer({ min: 0, max: 60 }),
      where: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    fc.record({ do: fc.constant('drop' as const), remainder: fc.integer({ min: 0, max: 9 }) }),
    fc.record({ do: fc.constant('replace' as const) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let timeline = emptyTimeline
      let array: Entry[] = []
      let id = 0
      for (const s of steps) {
        if (s.do === 'append') {
          for (let i = 0; i < s.count; i++) {
            const next = entry(id++)
            timeline = appendEntry(timeline, next)
            array.push(next)
          }
        } else if (s.do === 'insert') {
          const added = Array.from({ length: s.count }, () => entry(id++))
          const at = Math.floor(s.where * array.length)
          timeline = insertEntries(timeline, at, added)
          array.splice(at, 0, ...added)
        } else if (s.do === 'drop') {
          const isMeant = ({ id }: Entry): boolean => id % 10 === s.remainder
          timeline = changeEntries(timeline, isMeant, () => undefined)
          array = array.filter((e) => !isMeant(e))
        } else if (array.length > 0) {
          const next = entry(id++)
          timeline = replaceLast(timeline, next)
          array[array.length - 1] = next
        }
      }
      expect([...entriesForwards(timeline)]).toEqual(array)
      expect([...entriesBackwards(timeline)].map(([, e]) => e)).toEqual([...array].reverse())
      expect(timeline.length).toBe(array.length)
      const middle = Math.floor(array.length / 2)
      expect(entryAt(timeline, middle)).toBe(array[middle])
      if (array[middle]) expect(indexOfEntry(timeline, array[middle].id)).toBe(middle)
      for (let i = 0; i < id; i += 7) expect(hasMsgid(timeline, `m${i}`)).toBe(array.some((e) => e.id === i))
    }),
    { numRuns: 60 },
  )
})

it('lets whole chunks of the oldest go, and never more than are too many', () => {
  let timeline = emptyTimeline
  for (let i = 0; i < 2_000; i++) timeline = trimTimeline(appendEntry(timeline, entry(i)), 1_000)
  expect(timeline.length).toBeGreaterThanOrEqual(1_000)
  expect(timeline.length).toBeLessThan(1_000 + 256)
  expect(entryAt(timeline, timeline.length - 1)?.id).toBe(1_999)
})
