/** Finds messages by what the index of words has: on a connection of its own, which only reads. */
import type { DatabaseSync } from 'node:sqlite'
import type { Entry } from '../../chat/entry.ts'
import type { SearchQuery } from '../../ports/message-log.ts'
import { arrays, numberIn, rowsOf } from './arrays.ts'
import { logErrorOf } from './log-error.ts'
import { ENTRIES_OF_SEQS } from './log-reader.ts'
import { entryOf } from './rows.ts'
import { matchExpression } from './search-words.ts'

/** The matches, cut to those that are asked for. Marks weigh nothing: where something was said makes it no better. */
export const MATCHES = {
  newest: 'SELECT rowid FROM search WHERE search MATCH ? AND rowid > ? AND rowid < ? ORDER BY rowid DESC LIMIT ?',
  /** How far back those are that are weighed. */
  weighed:
    'SELECT rowid FROM search WHERE search MATCH ? AND rowid > ? AND rowid < ? ORDER BY rowid DESC LIMIT 1 OFFSET ?',
  best: `SELECT rowid FROM search WHERE search MATCH ? AND rowid > ? AND rowid < ?
    ORDER BY bm25(search, 1.0, 0.0), rowid DESC LIMIT ?`,
} as const

/** Weighing is what costs: of a word that stands in millions of messages, the newest so many are weighed. */
const MAX_WEIGHED = 50_000
/** Somebody stands there once for each host and each start; more than so many, and what is oldest is not looked at. */
const MAX_AUTHORS = 4000
export const AUTHORS_BY_NAME = `SELECT id FROM author WHERE nick = ?1 UNION SELECT id FROM author WHERE folded_account = ?1
  ORDER BY id DESC LIMIT ${MAX_AUTHORS}`

/** Gives a function that finds what is indexed, oldest first, or throws a LogError. */
export function createSearch(db: DatabaseSync): (query: SearchQuery) => Entry[] {
  const matches = { newest: arrays(db.prepare(MATCHES.newest)), best: arrays(db.prepare(MATCHES.best)) }
  const weighed = arrays(db.prepare(MATCHES.weighed))
  const entriesOfSeqs = arrays(db.prepare(ENTRIES_OF_SEQS))
  const authorsByName = arrays(db.prepare(AUTHORS_BY_NAME))

  return ({
    text,
    timelines,
    before = Number.MAX_SAFE_INTEGER,
    after = 0,
    from,
    has = [],
    order = 'newest',
    limit,
  }) => {
    if (limit <= 0) return []
    try {
      const authors = from === undefined ? undefined : rowsOf(authorsByName.all(from)).map((row) => Number(row[0]))
      const expression = matchExpression(text, { timelines, authors, has })
      if (expression === undefined) return []
      const oldest = order === 'best' ? numberIn(weighed, expression, after, before, MAX_WEIGHED - 1) : undefined
      const lower = oldest === undefined ? after : oldest - 1
      const seqs = rowsOf(matches[order].all(expression, lower, before, limit)).map((row) => Number(row[0]))
      seqs.sort((a, b) => a - b)
      return rowsOf(entriesOfSeqs.all(JSON.stringify(seqs))).map(entryOf)
    } catch (failure) {
      throw logErrorOf(failure, 'the search')
    }
  }
}
