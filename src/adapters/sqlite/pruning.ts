/** Deletes what is no longer to be kept, slice by slice, and rewrites the index so that the words are gone too. */
import type { DatabaseSync } from 'node:sqlite'
import type { Retention } from '../../ports/message-log.ts'
import { arrays, numberIn, rowsOf } from './arrays.ts'
import type { LogWriter } from './log-writer.ts'
import { KIND_SPAN, placeOf, timelineOf } from './rows.ts'
import { numberOf } from './schema.ts'
import type { SearchIndex } from './search-index.ts'
import { createTimes } from './seq-at.ts'

/** Work in slices; what it gives in between is for how many milliseconds it has nothing to do. At the end it gives a number. */
export type Slices = Generator<number, number, void>

export interface Pruning {
  readonly rules: ReadonlyMap<number, Retention>
  readonly others: Retention
  readonly now: number
}

/** Some milliseconds of work, for which batches wait. */
const ENTRIES_PER_SLICE = 400
const TIMELINES_PER_SLICE = 100
/** Somebody who reads keeps the write-ahead log from being emptied: so often it is tried again, and else left to the next time. */
const CHECKPOINT_TRIES = 100
const CHECKPOINT_AGAIN_AFTER_MS = 20

export const NEXT_PLACE = 'SELECT place FROM entry WHERE place >= ? ORDER BY place LIMIT 1'
export const SEQS_BELOW = 'SELECT seq FROM entry WHERE place = ? AND seq < ? ORDER BY seq LIMIT ?'
/** The nth newest message of a timeline, n from 0. */
export const NTH_MESSAGE = `SELECT seq FROM entry WHERE place = ? UNION ALL SELECT seq FROM entry WHERE place = ?
  ORDER BY seq DESC LIMIT 1 OFFSET ?`

/** Gives how many entries are gone. */
export function* prune(db: DatabaseSync, writer: LogWriter, { rules, others, now }: Pruning): Slices {
  const nextPlace = arrays(db.prepare(NEXT_PLACE))
  const seqsBelow = arrays(db.prepare(SEQS_BELOW))
  const nthMessage = arrays(db.prepare(NTH_MESSAGE))
  const times = createTimes(db)
  let gone = 0

  /** Everything with a lower seq goes. */
  function boundOf(timeline: number): number {
    const { maxAgeMs, maxMessages } = rules.get(timeline) ?? others
    const places = [placeOf(timeline, 'privmsg'), placeOf(timeline, 'notice')] as const
    const byCount = maxMessages > 0 ? (numberIn(nthMessage, ...places, maxMessages - 1) ?? 0) : 0
    return Math.max(byCount, maxAgeMs > 0 ? times.seqAt(now - maxAgeMs) : 0)
  }
  let looked = 0
  for (let place = Number.MIN_SAFE_INTEGER; ;) {
    const next = numberIn(nextPlace, place)
    if (next === undefined) return gone
    const timeline = timelineOf(next)
    place = (timeline + 1) * KIND_SPAN
    const bound = boundOf(timeline)
    for (let one = bound > 0 ? next : place; one < place; one++) {
      for (;;) {
        const seqs = rowsOf(seqsBelow.all(one, bound, ENTRIES_PER_SLICE)).map((row) => Number(row[0]))
        if (seqs.length === 0) break
        gone += writer.remove(seqs)
        yield 0
      }
    }
    if (++looked % TIMELINES_PER_SLICE === 0) yield 0
  }
}

/** Makes sure that what has been deleted stands nowhere any more. Gives 0. */
export function* rewrite(db: DatabaseSync, index: SearchIndex): Slices {
  const remains = numberOf(db, 'SELECT remains FROM log')
  if (remains === 0) return 0
  for (let more = index.rewrite(true); more; more = index.rewrite(false)) yield 0
  for (let tries = 0; tries < CHECKPOINT_TRIES; tries++) {
    if (emptyWriteAheadLog(db)) {
      db.prepare('UPDATE log SET remains = remains - ?').run(remains)
      return 0
    }
    yield CHECKPOINT_AGAIN_AFTER_MS
  }
  return 0
}

/** Does not wait for those who read; says whether it could. https://www.sqlite.org/pragma.html#pragma_wal_checkpoint */
function emptyWriteAheadLog(db: DatabaseSync): boolean {
  const patience = numberOf(db, 'PRAGMA busy_timeout')
  db.exec('PRAGMA busy_timeout = 0')
  try {
    return numberOf(db, 'PRAGMA wal_checkpoint(TRUNCATE)') === 0
  } finally {
    db.exec(`PRAGMA busy_timeout = ${patience}`)
  }
}
