/** What is read of a log on the caller's own connection: pages, single entries, what a start begins with. */
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Entry } from '../../chat/entry.ts'
import type { Page, Restored } from '../../ports/message-log.ts'
import {
  type Cell,
  CHANNEL_COLUMNS,
  channelRecordOf,
  ENTRY_COLUMNS,
  entryOf,
  keptRecordOf,
  placeOf,
  WITH_AUTHOR,
} from './rows.ts'
import { numberOf } from './schema.ts'

export interface LogReader {
  readonly identity: string
  restore(): Restored
  page(page: Page): Entry[]
  entry(seq: number): Entry | undefined
  seqAt(at: number): number
}

/** One end of one kind's range, out of the index alone. */
export const SEQS_OF_PLACE = {
  newest: 'SELECT seq FROM entry WHERE place = ? AND seq > ? AND seq < ? ORDER BY seq DESC LIMIT ?',
  oldest: 'SELECT seq FROM entry WHERE place = ? AND seq > ? AND seq < ? ORDER BY seq LIMIT ?',
} as const

/** The entries of a JSON array of seqs, in its order. */
export const ENTRIES_OF_SEQS = `SELECT ${ENTRY_COLUMNS} FROM json_each(?) AS picked
  CROSS JOIN entry ON entry.seq = picked.value ${WITH_AUTHOR.replace('JOIN', 'CROSS JOIN')}`

export function createLogReader(db: DatabaseSync): LogReader {
  const identity = String(db.prepare('SELECT identity FROM log').get()?.['identity'])
  const seqsOfPlace = {
    newest: arrays(db.prepare(SEQS_OF_PLACE.newest)),
    oldest: arrays(db.prepare(SEQS_OF_PLACE.oldest)),
  }
  const entriesOfSeqs = arrays(db.prepare(ENTRIES_OF_SEQS))
  const oneEntry = arrays(db.prepare(`SELECT ${ENTRY_COLUMNS} FROM entry ${WITH_AUTHOR} WHERE seq = ?`))
  const timeOf = arrays(db.prepare('SELECT at FROM entry WHERE seq = ?'))
  const highestSeq = arrays(db.prepare('SELECT max(seq) FROM entry'))
  const livingChannels = arrays(
    db.prepare(`SELECT ${CHANNEL_COLUMNS} FROM channel INDEXED BY channel_living WHERE ended = 0 ORDER BY id`),
  )
  const allRecords = arrays(db.prepare('SELECT kind, id, value FROM record'))

  function timeAt(seq: number): number {
    return numberIn(timeOf, seq) ?? 0
  }

  return {
    identity,
    restore() {
      const highest = numberIn(highestSeq)
      return {
        lastSeq: highest ?? 1,
        lastAt: highest === undefined ? 0 : timeAt(highest),
        channels: rowsOf(livingChannels.all()).map(channelRecordOf),
        records: rowsOf(allRecords.all()).map(keptRecordOf),
      }
    },
    page({ timeline, before = Number.MAX_SAFE_INTEGER, after = 0, from, kinds, limit }) {
      if (limit <= 0) return []
      const direction = from === 'newest' ? -1 : 1
      const seqs = [...new Set(kinds)]
        .flatMap((kind) => rowsOf(seqsOfPlace[from].all(placeOf(timeline, kind), after, before, limit)))
        .map((row) => Number(row[0]))
        .sort((a, b) => (a - b) * direction)
        .slice(0, limit)
      if (from === 'newest') seqs.reverse()
      return rowsOf(entriesOfSeqs.all(JSON.stringify(seqs))).map(entryOf)
    },
    entry(seq) {
      const [row] = rowsOf(oneEntry.all(seq))
      return row && entryOf(row)
    },
    seqAt(at) {
      // Time never runs backwards in seq and seq has no gaps, so the primary key is an index of time.
      const highest = numberIn(highestSeq)
      if (highest === undefined) return 2
      let low = numberOf(db, 'SELECT min(seq) FROM entry')
      let end = highest + 1
      while (low < end) {
        const middle = Math.floor((low + end) / 2)
        if (timeAt(middle) >= at) end = middle
        else low = middle + 1
      }
      return low
    },
  }
}

/** Rows as arrays cost half of rows as objects. */
export function arrays(statement: StatementSync): StatementSync {
  statement.setReturnArrays(true)
  return statement
}

/** What a statement of `arrays` gives; its type does not say so. */
export function rowsOf(rows: unknown[]): Cell[][] {
  return rows as Cell[][]
}

function numberIn(statement: StatementSync, ...parameters: number[]): number | undefined {
  const cell = rowsOf(statement.all(...parameters))[0]?.[0]
  return cell === null || cell === undefined ? undefined : Number(cell)
}
