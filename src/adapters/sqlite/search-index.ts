/** The index of words, which is written behind the entries, in transactions of its own. */
import type { DatabaseSync } from 'node:sqlite'
import { CONTENTS, hasContent } from '../../chat/contents.ts'
import { logErrorOf } from './log-error.ts'
import { IS_MESSAGE } from './rows.ts'
import { rollBack } from './roll-back.ts'
import { numberOf } from './schema.ts'
import { spacedWords } from './search-words.ts'

export interface SearchIndex {
  /** The highest `seq` whose words are in the index, and on disk. */
  readonly indexed: number
  /** Indexes up to `seq`, in one transaction, or throws a LogError and has changed nothing. */
  indexTo(seq: number): void
  /** Takes the words of an entry out, where they are in; within a transaction of the caller. */
  remove(seq: number): void
  /** Puts in the words that an entry has now, where those that it had were in; within a transaction of the caller. */
  replace(seq: number): void
  /**
   * One slice of a rewriting after which words that were taken out stand nowhere any more; `first` begins it anew. Gives whether there is more to
   * do. Throws a LogError.
   */
  rewrite(first: boolean): boolean
}

/** Pages of the index that one slice of a rewriting may write: some milliseconds. */
const PAGES_PER_SLICE = 64

/** The text as it stands where it is ASCII: the tokenizer finds the same words in it, without a call out of SQLite. */
const FEED = `INSERT INTO search (rowid, text, marks)
  SELECT seq, CASE WHEN octet_length(text) = length(text) THEN text ELSE spaced_words(text) END,
    iif(place < 0, 'c' || -(place >> 4), 't' || (place >> 4)) || ' a' || author ||
    CASE WHEN instr(text, '://') > 0 OR instr(text, '/files/') > 0 THEN contents(text) ELSE '' END
  FROM entry WHERE seq > ? AND seq <= ? AND ${IS_MESSAGE}`

/** The marks of what a text has in it, each with a space in front. */
function contentsOf(text: string): string {
  return CONTENTS.map((content) => (hasContent(text, content) ? ` ${content}` : '')).join('')
}

export function createSearchIndex(db: DatabaseSync): SearchIndex {
  db.function('spaced_words', { deterministic: true }, (text) => spacedWords(String(text)))
  db.function('contents', { deterministic: true }, (text) => contentsOf(String(text)))
  const feed = db.prepare(FEED)
  const remember = db.prepare('UPDATE log SET indexed = ?')
  const takeOut = db.prepare('DELETE FROM search WHERE rowid = ?')
  const merge = db.prepare("INSERT INTO search (search, rank) VALUES ('merge', ?)")
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
    remove(seq) {
      if (seq <= indexed) takeOut.run(seq)
    },
    replace(seq) {
      if (seq > indexed) return
      takeOut.run(seq)
      feed.run(seq - 1, seq)
    },
    rewrite(first) {
      // Deleting leaves the words there and a note that they are not to be found: only a merge drops them. A negative number
      // of pages begins to merge all that there is into one, others go on; less than two changes, and it is done.
      // https://www.sqlite.org/fts5.html#the_merge_command
      try {
        const before = numberOf(db, 'SELECT total_changes()')
        merge.run(first ? -PAGES_PER_SLICE : PAGES_PER_SLICE)
        return numberOf(db, 'SELECT total_changes()') - before >= 2
      } catch (failure) {
        throw logErrorOf(failure, 'the index of words')
      }
    },
  }
}
