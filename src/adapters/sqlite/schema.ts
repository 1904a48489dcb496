/** The tables of a log, and how older ones become the present ones. */
import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { nickOf } from '../../chat/user.ts'
import { fold } from '../../text/fold.ts'
import { LogError } from './log-error.ts'

/** 'Snug' in ASCII: whose database this is. https://www.sqlite.org/pragma.html#pragma_application_id */
const APPLICATION = 0x536e7567

const INDEX_ANEW = `DROP TABLE search;
   CREATE VIRTUAL TABLE search USING fts5(text, marks, content = '', contentless_delete = 1, tokenize = 'ascii');
   INSERT INTO search (search, rank) VALUES ('automerge', 8);
   INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);
   UPDATE log SET indexed = 1;`
const NAMES_A_FILE =
  "SELECT EXISTS (SELECT 1 FROM entry WHERE seq <= (SELECT indexed FROM log) AND instr(text, '/files/') > 0)"

/**
 * The steps from an empty file to the present schema; a log's `user_version` is how many of them it has taken. Steps are only ever added.
 *
 * - entry.seq is the rowid, so an append goes to the end of the table. `place` is `timeline * 16 + kind` (rows.ts): the one index on it
 *   serves a page of any choice of kinds without walking over the others.
 * - author.id is the `seq` of the first entry by that source and account since a start; the same pair may stand there again under a later id.
 * - search holds no text, only where words are. Its words are made by search-words.ts, so its own tokenizer cuts at ASCII and no more.
 *   It is written behind; log.indexed is the highest seq that is in it.
 * - channel.more is JSON of what came later: the lists e and I, and whose the channel is.
 * - record.value is JSON of a KeptRecord's value.
 * - entry.about is the `seq` of the message that it is about; the index on it is of those few only.
 * - author.nick and author.folded_account are folded, for those who look for what somebody said.
 * - search.marks are words that no person typed (search-index.ts): timeline, author, whether there is a link, a file, a picture.
 * - reaction.who is the account, or a space and the source of a guest: one may react once with a value. seq is that of the entry.
 * - conversation is what two people said, once for each side that has an account (folded); it follows the entries.
 * - log.last_seq and last_at: where the newest entry has been deleted or was not kept, its seq and time; else they may lag behind the entries.
 * - file.free_at: when it goes; null while a message names it, -1 where it was taken away (file-records.ts). file_use says which messages do.
 * - file.first_in: the timeline of the first message that named it; null while none has.
 * - log.remains: how many deletions there were whose words may still stand in the index or in the write-ahead log.
 */
const STEPS: readonly (string | ((db: DatabaseSync) => string))[] = [
  `CREATE TABLE log (identity TEXT NOT NULL, indexed INTEGER NOT NULL);
   CREATE TABLE entry (
     seq INTEGER PRIMARY KEY,
     at INTEGER NOT NULL,
     place INTEGER NOT NULL,
     author INTEGER NOT NULL,
     text TEXT NOT NULL,
     target TEXT,
     tags TEXT
   );
   CREATE INDEX entry_place ON entry (place);
   CREATE TABLE author (id INTEGER PRIMARY KEY, source TEXT NOT NULL, account TEXT);
   CREATE TABLE channel (
     id INTEGER PRIMARY KEY,
     name TEXT NOT NULL,
     created_at INTEGER NOT NULL,
     topic TEXT,
     topic_by TEXT,
     topic_at INTEGER,
     flags TEXT NOT NULL,
     "key" TEXT,
     "limit" INTEGER,
     bans TEXT NOT NULL,
     ended INTEGER NOT NULL
   );
   CREATE INDEX channel_living ON channel (id) WHERE ended = 0;
   CREATE VIRTUAL TABLE search USING fts5(text, timeline, content = '', contentless_delete = 1, tokenize = 'ascii');
   INSERT INTO search (search, rank) VALUES ('automerge', 8);
   INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);`,
  `ALTER TABLE channel ADD COLUMN more TEXT;
   CREATE TABLE record (kind TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;`,
  `ALTER TABLE entry ADD COLUMN about INTEGER;
   ALTER TABLE entry ADD COLUMN edited_at INTEGER;
   ALTER TABLE entry ADD COLUMN target_account TEXT;
   CREATE INDEX entry_about ON entry (about, (place & 15)) WHERE about IS NOT NULL;
   ALTER TABLE author ADD COLUMN nick TEXT;
   ALTER TABLE author ADD COLUMN folded_account TEXT;
   UPDATE author SET nick = nick_of(source), folded_account = folded(account);
   CREATE INDEX author_nick ON author (nick);
   CREATE INDEX author_account ON author (folded_account) WHERE folded_account IS NOT NULL;
   ALTER TABLE log ADD COLUMN last_seq INTEGER NOT NULL DEFAULT 1;
   ALTER TABLE log ADD COLUMN last_at INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE log ADD COLUMN remains INTEGER NOT NULL DEFAULT 0;
   CREATE TABLE reaction (
     about INTEGER NOT NULL,
     who TEXT NOT NULL,
     value TEXT NOT NULL,
     seq INTEGER NOT NULL,
     PRIMARY KEY (about, who, value)
   ) WITHOUT ROWID;
   CREATE TABLE revision (id INTEGER PRIMARY KEY, about INTEGER NOT NULL, until INTEGER NOT NULL, text TEXT NOT NULL);
   CREATE INDEX revision_about ON revision (about);
   CREATE TABLE said_id (seq INTEGER PRIMARY KEY, name TEXT NOT NULL);
   CREATE TABLE conversation (
     account TEXT NOT NULL,
     timeline INTEGER NOT NULL,
     nick TEXT NOT NULL,
     other TEXT NOT NULL,
     seq INTEGER NOT NULL,
     at INTEGER NOT NULL,
     PRIMARY KEY (account, timeline)
   ) WITHOUT ROWID;
   CREATE INDEX conversation_newest ON conversation (account, seq);
   ${INDEX_ANEW}`,
  `CREATE TABLE file (
     id TEXT PRIMARY KEY,
     hash TEXT NOT NULL,
     name TEXT NOT NULL,
     type TEXT NOT NULL,
     size INTEGER NOT NULL,
     width INTEGER NOT NULL,
     height INTEGER NOT NULL,
     source TEXT NOT NULL,
     account TEXT NOT NULL,
     target TEXT NOT NULL,
     at INTEGER NOT NULL,
     free_at INTEGER
   ) WITHOUT ROWID;
   CREATE INDEX file_hash ON file (hash, size);
   CREATE INDEX file_free ON file (free_at) WHERE free_at IS NOT NULL;
   CREATE TABLE file_use (
     file TEXT NOT NULL,
     seq INTEGER NOT NULL,
     timeline INTEGER NOT NULL,
     PRIMARY KEY (file, seq)
   ) WITHOUT ROWID;
   CREATE INDEX file_use_seq ON file_use (seq);
   CREATE INDEX file_use_timeline ON file_use (timeline);`,
  `ALTER TABLE file ADD COLUMN first_in INTEGER;
   UPDATE file SET first_in = (SELECT timeline FROM file_use WHERE file_use.file = file.id ORDER BY seq LIMIT 1);`,
  // Where a message names a file, the index is made again, for it says now that it does: behind, as always. To take the others out one by one would keep the
  // server from starting, for minutes where there are a million.
  (db) => (numberOf(db, NAMES_A_FILE) === 1 ? INDEX_ANEW : ''),
]

/** Throws a LogError where the database is not one of ours, or too new. Reads only. */
export function mustBeOurs(db: DatabaseSync, path: string): void {
  const version = numberOf(db, 'PRAGMA user_version')
  const application = numberOf(db, 'PRAGMA application_id')
  const tables = numberOf(db, 'SELECT count(*) FROM sqlite_schema')
  if (application !== APPLICATION && (version !== 0 || application !== 0 || tables > 0)) {
    throw new LogError('not-a-log', `${path} is another program's database; move it away, or choose another folder`)
  }
  if (version > STEPS.length) {
    throw new LogError('newer-schema', `${path} was written by a newer version of this program; start that version`)
  }
}

/** Brings a database of ours, or an empty one, to the present schema, in one transaction; or to an older one, for tests. */
export function migrate(db: DatabaseSync, to = STEPS.length): void {
  const version = numberOf(db, 'PRAGMA user_version')
  if (version >= to) return
  db.function('nick_of', { deterministic: true }, (source) => fold(nickOf(String(source))))
  db.function('folded', { deterministic: true }, (account) => (account === null ? null : fold(String(account))))
  db.exec('BEGIN IMMEDIATE')
  for (const step of STEPS.slice(version, to)) db.exec(typeof step === 'string' ? step : step(db))
  if (version === 0) {
    db.exec(`PRAGMA application_id = ${APPLICATION}`)
    db.prepare('INSERT INTO log (identity, indexed) VALUES (?, 1)').run(randomBytes(8).toString('hex'))
  }
  db.exec(`PRAGMA user_version = ${to}; COMMIT`)
}

export function numberOf(db: DatabaseSync, sql: string): number {
  return Number(Object.values(db.prepare(sql).get() ?? {})[0])
}
