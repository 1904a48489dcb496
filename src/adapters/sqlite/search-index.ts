/** The index of words, which is written behind the entries, in transactions of its own. */
import type { DatabaseSync } from 'node:sqlite'
import type { Entry } from '../../chat/entry.ts'
import type { SearchQuery } from '../../ports/message-log.ts'
import { logErrorOf } from './log-error.ts'
import { arrays, ENTRIES_OF_SEQS, rowsOf } from './log-reader.ts'
import { rollBack } from './log-writer.ts'
import { entryOf, IS_MESSAGE, TIMELINE } from './rows.ts'
import { numberOf } from './schema.ts'
import { matchExpression, spacedWords } from './search-words.ts'

export interface SearchIndex {
  /** The highest `seq` whose words are in the index, and on disk. */
  readonly indexed: number
  /** Indexes up to `seq`, in one transaction, or throws a LogError and has changed nothing. */
  indexTo(seq: number): void
  /** The newest matches among what is indexed, oldest first. Throws a LogError. */
  search(query: SearchQuery): Entry[]
}

/** The text as it stands where it is ASCII: the tokenizer finds the same words in it, without a call out of SQLite. */
const FEED = `INSERT INTO search (rowid, text, timeline)
  SELECT seq, CASE WHEN octet_length(text) = length(text) THEN text ELSE spaced_words(text) END, ${TIMELINE}
  FROM entry WHERE seq > ? AND seq <= ? AND ${IS_MESSAGE}`

export function createSearchIndex(db: DatabaseSync): SearchIndex {
  db.function('spaced_words', { deterministic: true }, (text) => spacedWords(String(text)))
  const feed = db.prepare(FEED)
  const remember = db.prepare('UPDATE log SET indexed = ?')
  const matches = arrays(
    db.prepare('SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?'),
  )
  const entriesOfSeqs = arrays(db.prepare(ENTRIES_OF_SEQS))
  let indexed = numberOf(db, 'SELECT indexed FROM log')

  return {
    get indexed() {
      return indexed
    },
    indexTo(seq) {
      try {
        db.exec('BEGIN IMMEDIATE')
        feed.run(indexed, seq)
        remember.run(seq)
        db.exec('COMMIT')
        indexed = seq
      } catch (failure) {
        rollBack(db)
        throw logErrorOf(failure, 'the index of words')
      }
    },
    search({ text, timelines, before = Number.MAX_SAFE_INTEGER, limit }) {
      const expression = matchExpression(text, timelines)
      if (expression === undefined || limit <= 0) return []
      try {
        const seqs = rowsOf(matches.all(expression, before, limit)).map((row) => Number(row[0]))
        return rowsOf(entriesOfSeqs.all(JSON.stringify(seqs.reverse()))).map(entryOf)
      } catch (failure) {
        throw logErrorOf(failure, 'the search')
      }
    },
  }
}
