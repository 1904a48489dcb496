/** Places in time: the primary key is an index of time too, because time never runs backwards in it. */
import type { DatabaseSync } from 'node:sqlite'
import { arrays, numberIn, rowsOf } from './arrays.ts'

/** The first at a seq or behind it: there are gaps. */
export const FIRST_FROM = 'SELECT seq, at FROM entry WHERE seq >= ? ORDER BY seq LIMIT 1'

/** The newest that was ever given away, also where it is not kept any more: its seq and its time. */
export const LAST = `SELECT seq, at FROM (
  SELECT * FROM (SELECT seq, at FROM entry ORDER BY seq DESC LIMIT 1) UNION ALL SELECT last_seq, last_at FROM log)
  ORDER BY seq DESC, at DESC LIMIT 1`

export interface Times {
  /** The highest `seq` ever given away, 1 for none, and its time. */
  last(): { readonly seq: number; readonly at: number }
  /** The lowest `seq` whose time is at or after `at`; one more than the highest ever where all are earlier. */
  seqAt(at: number): number
}

export function createTimes(db: DatabaseSync): Times {
  const firstFrom = arrays(db.prepare(FIRST_FROM))
  const lastRow = arrays(db.prepare(LAST))

  function last(): { seq: number; at: number } {
    const [row = []] = rowsOf(lastRow.all())
    return { seq: Number(row[0] ?? 1), at: Number(row[1] ?? 0) }
  }

  return {
    last,
    seqAt(at) {
      const end = last().seq + 1
      let low = 2
      let high = end
      while (low < high) {
        const middle = Math.floor((low + high) / 2)
        const [row] = rowsOf(firstFrom.all(middle))
        if (!row || Number(row[1]) >= at) high = middle
        else low = Number(row[0]) + 1
      }
      return numberIn(firstFrom, low) ?? end
    },
  }
}
