/** The short look at a log at each start. The long one is `checkDatabase` (backup.ts). */
import type { DatabaseSync } from 'node:sqlite'
import { LogError } from './log-error.ts'
import { numberOf } from './schema.ts'

/** What an open log touches: both ends of each table and index, a page or a few of each. */
const TOUCHED: readonly string[] = [
  'SELECT * FROM entry ORDER BY seq LIMIT 1',
  'SELECT * FROM entry ORDER BY seq DESC LIMIT 1',
  'SELECT place FROM entry INDEXED BY entry_place ORDER BY place LIMIT 1',
  'SELECT place FROM entry INDEXED BY entry_place ORDER BY place DESC LIMIT 1',
  'SELECT about FROM entry INDEXED BY entry_about WHERE about IS NOT NULL ORDER BY about DESC LIMIT 1',
  'SELECT * FROM author ORDER BY id DESC LIMIT 1',
  'SELECT nick FROM author INDEXED BY author_nick ORDER BY nick DESC LIMIT 1',
  'SELECT * FROM reaction ORDER BY about DESC LIMIT 1',
  'SELECT * FROM revision ORDER BY id DESC LIMIT 1',
  'SELECT * FROM said_id ORDER BY seq DESC LIMIT 1',
  'SELECT * FROM file ORDER BY id DESC LIMIT 1',
  'SELECT * FROM file_use ORDER BY file DESC LIMIT 1',
  'SELECT * FROM conversation ORDER BY account DESC LIMIT 1',
  `SELECT rowid FROM search WHERE search MATCH '"a"' LIMIT 1`,
]

/** Each gives a row where the log contradicts itself. They look at the newest only, which is where a disk that failed shows. */
const CONTRADICTIONS: readonly string[] = [
  'SELECT 1 FROM log WHERE (SELECT count(*) FROM log) <> 1',
  `SELECT 1 FROM log WHERE indexed < 1 OR last_seq < 1 OR remains < 0
    OR indexed > max(last_seq, coalesce((SELECT max(seq) FROM entry), 1))`,
  'SELECT 1 FROM (SELECT min(seq) AS lowest FROM entry) WHERE lowest < 2',
  `SELECT 1 FROM (SELECT * FROM entry ORDER BY seq DESC LIMIT 100) AS newest
    WHERE NOT EXISTS (SELECT 1 FROM author WHERE author.id = newest.author)`,
  `SELECT 1 FROM (SELECT * FROM entry ORDER BY seq DESC LIMIT 100) AS newest
    WHERE NOT EXISTS (SELECT 1 FROM entry AS found WHERE found.place = newest.place AND found.seq = newest.seq)`,
  `SELECT 1 FROM (SELECT seq FROM said_id ORDER BY seq DESC LIMIT 100) AS newest
    WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.seq = newest.seq)`,
]

/**
 * Touches a page of everything that an open log needs: cheap at any size, and finds a file that was cut off, overwritten at
 * either end or mixed from two. Throws a LogError `corrupt`, or what SQLite throws.
 */
export function checkHealth(db: DatabaseSync, path: string): void {
  for (const sql of TOUCHED) db.prepare(sql).get()
  const isEmpty = numberOf(db, 'SELECT count(*) FROM log') === 0
  if (!isEmpty && CONTRADICTIONS.every((sql) => db.prepare(sql).get() === undefined)) return
  throw new LogError('corrupt', `${path} contradicts itself; bring back a copy, or move it away to begin anew`)
}
