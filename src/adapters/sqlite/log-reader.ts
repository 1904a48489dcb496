/** What is read of a log on the caller's own connection: pages, single entries, what a start begins with. */
import type { DatabaseSync } from 'node:sqlite'
import { type Entry, MESSAGE_KINDS } from '../../chat/entry.ts'
import { SAID_IDS } from '../../chat/said-ids.ts'
import { MAX_REACTIONS, type MessageLog } from '../../ports/message-log.ts'
import { arrays, numberIn, rowsOf } from './arrays.ts'
import { createFileReader, type FileReader } from './file-records.ts'
import {
  type Cell,
  CHANNEL_COLUMNS,
  channelRecordOf,
  ENTRY_COLUMNS,
  entryOf,
  KIND,
  keptRecordOf,
  numberOfKind,
  placeOf,
  WITH_AUTHOR,
} from './rows.ts'
import { createTimes } from './seq-at.ts'

export type LogReader = Pick<
  MessageLog,
  'identity' | 'restore' | 'page' | 'entry' | 'seqAt' | 'reactions' | 'revisions' | 'conversations' | 'countMessages'
> &
  FileReader

/** One end of one kind's range, out of the index alone. */
export const SEQS_OF_PLACE = {
  newest: 'SELECT seq FROM entry WHERE place = ? AND seq > ? AND seq < ? ORDER BY seq DESC LIMIT ?',
  oldest: 'SELECT seq FROM entry WHERE place = ? AND seq > ? AND seq < ? ORDER BY seq LIMIT ?',
} as const

/** The entries of a JSON array of seqs, in its order. */
export const ENTRIES_OF_SEQS = `SELECT ${ENTRY_COLUMNS} FROM json_each(?) AS picked
  CROSS JOIN entry ON entry.seq = picked.value ${WITH_AUTHOR.replace('JOIN', 'CROSS JOIN')}`

export const REACTIONS = `SELECT entry.seq, at, about, source, account, text FROM entry CROSS JOIN author ON author.id = entry.author
  WHERE about = ? AND ${KIND} = ${numberOfKind('react')} ORDER BY entry.seq LIMIT ${MAX_REACTIONS}`

export const REVISIONS = 'SELECT text, until FROM revision WHERE about = ? ORDER BY id'

export const CONVERSATIONS = `SELECT timeline, nick, other, seq, at FROM conversation
  WHERE account = ? AND seq > ? AND seq < ? ORDER BY seq DESC LIMIT ?`

export const COUNT_OF_PLACE = 'SELECT count(*) FROM (SELECT 1 FROM entry WHERE place = ? AND seq > ? LIMIT ?)'

export const SAID = `SELECT name, seq FROM said_id ORDER BY seq DESC LIMIT ${SAID_IDS}`

export function createLogReader(db: DatabaseSync): LogReader {
  const identity = String(db.prepare('SELECT identity FROM log').get()?.['identity'])
  const seqsOfPlace = {
    newest: arrays(db.prepare(SEQS_OF_PLACE.newest)),
    oldest: arrays(db.prepare(SEQS_OF_PLACE.oldest)),
  }
  const entriesOfSeqs = arrays(db.prepare(ENTRIES_OF_SEQS))
  const oneEntry = arrays(db.prepare(`SELECT ${ENTRY_COLUMNS} FROM entry ${WITH_AUTHOR} WHERE seq = ?`))
  const textOf = arrays(db.prepare('SELECT text FROM entry WHERE seq = ?'))
  const times = createTimes(db)
  const livingChannels = arrays(
    db.prepare(`SELECT ${CHANNEL_COLUMNS} FROM channel INDEXED BY channel_living WHERE ended = 0 ORDER BY id`),
  )
  const allRecords = arrays(db.prepare('SELECT kind, id, value FROM record'))
  const saidIds = arrays(db.prepare(SAID))
  const reactionsTo = arrays(db.prepare(REACTIONS))
  const revisionsOf = arrays(db.prepare(REVISIONS))
  const conversationsOf = arrays(db.prepare(CONVERSATIONS))
  const countOfPlace = arrays(db.prepare(COUNT_OF_PLACE))

  /** An edit is read back with the words that the message has now. */
  function asItIs(row: readonly Cell[]): Entry {
    const entry = entryOf(row)
    if (entry.kind !== 'edit') return entry
    return { ...entry, text: String(rowsOf(textOf.all(entry.of ?? 0))[0]?.[0] ?? '') }
  }

  return {
    ...createFileReader(db),
    identity,
    restore() {
      const { seq, at } = times.last()
      return {
        lastSeq: seq,
        lastAt: at,
        channels: rowsOf(livingChannels.all()).map(channelRecordOf),
        records: rowsOf(allRecords.all()).map(keptRecordOf),
        saidIds: rowsOf(saidIds.all())
          .map((row) => [String(row[0]), Number(row[1])] as const)
          .reverse(),
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
      return rowsOf(entriesOfSeqs.all(JSON.stringify(seqs))).map(asItIs)
    },
    entry(seq) {
      const [row] = rowsOf(oneEntry.all(seq))
      return row && asItIs(row)
    },
    seqAt: (at) => times.seqAt(at),
    reactions(of) {
      return [...new Set(of)]
        .flatMap((seq) => rowsOf(reactionsTo.all(seq)))
        .map(([seq, at, about, source, account, value]) => ({
          seq: Number(seq),
          at: Number(at),
          of: Number(about),
          source: String(source),
          account: String(account ?? ''),
          value: String(value),
        }))
        .sort((one, other) => one.seq - other.seq)
    },
    revisions(of) {
      return rowsOf(revisionsOf.all(of)).map(([text, until]) => ({ text: String(text), until: Number(until) }))
    },
    conversations(account, { after = 0, before = Number.MAX_SAFE_INTEGER, limit }) {
      if (limit <= 0) return []
      return rowsOf(conversationsOf.all(account, after, before, limit)).map(([timeline, nick, other, seq, at]) => ({
        timeline: Number(timeline),
        nick: String(nick),
        account: String(other),
        seq: Number(seq),
        at: Number(at),
      }))
    },
    countMessages(timeline, after, atMost) {
      if (atMost <= 0) return 0
      const counts = MESSAGE_KINDS.map((kind) => numberIn(countOfPlace, placeOf(timeline, kind), after, atMost) ?? 0)
      return Math.min(
        atMost,
        counts.reduce((sum, count) => sum + count, 0),
      )
    },
  }
}
