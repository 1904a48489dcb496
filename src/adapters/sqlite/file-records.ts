/**
 * Files in a log: what is known of each, and which messages name it. A file that none names has the time when it goes (`free_at`); one that was taken away is
 * there for nobody until then, and no message can name it.
 */
import type { DatabaseSync } from 'node:sqlite'
import { filesNamedIn } from '../../chat/file-links.ts'
import type { TakenFiles } from '../../chat/named-file.ts'
import type { FileRecord, FileRecords } from '../../ports/file-records.ts'
import { arrays, numberIn, rowsOf } from './arrays.ts'
import { logErrorOf } from './log-error.ts'
import { rollBack } from './roll-back.ts'

/** Of what is said; within a transaction of the caller. */
export interface FileUses {
  /** The message says this now. */
  said(seq: number, timeline: number, text: string): void
  /** It is gone, or says something else from now on. `text`: what it said. `still`: the files that it names all the same. */
  unsaid(seq: number, text: string, still?: readonly string[]): void
  /** They go at once, whoever names them. */
  take(taken: TakenFiles): void
  /** A channel has ended: nobody reads any more what was said there. */
  ended(timeline: number): void
}

export interface FileWriter {
  keep(file: FileRecord, until: number): void
  /** As `FileRecords.dropFiles`. Throws a LogError, and has changed nothing then. */
  drop(now: number): readonly string[]
}

export type FileReader = Pick<FileRecords, 'file' | 'filesNamedBy' | 'hasBytes' | 'fileBytes'>

/** As `free_at`. */
const TAKEN = -1
const COLUMNS = 'id, hash, name, type, size, width, height, source, account, target, at'
export const DUE_FILES = 'SELECT id, hash FROM file WHERE free_at IS NOT NULL AND free_at <= ?'
export const USES_OF_MESSAGE = 'SELECT file FROM file_use WHERE seq = ?'

/** By id. */
export const FILES_OF_MESSAGE = `SELECT id, source, account, at, first_in,
  EXISTS (SELECT 1 FROM file_use AS other WHERE other.file = one.file AND other.seq <> one.seq)
  FROM file_use AS one CROSS JOIN file ON file.id = one.file WHERE one.seq = ? ORDER BY one.file`
export const COPIES = 'SELECT id FROM file WHERE hash = (SELECT hash FROM file WHERE id = ?)'
export const USES_IN_TIMELINE = 'SELECT file, seq FROM file_use WHERE timeline = ?'

export function createFileUses(db: DatabaseSync): FileUses {
  const use = db.prepare(
    `INSERT OR IGNORE INTO file_use (file, seq, timeline) SELECT id, ?2, ?3 FROM file WHERE id = ?1 AND free_at IS NOT ${TAKEN}`,
  )
  const hold = db.prepare('UPDATE file SET free_at = NULL, first_in = coalesce(first_in, ?) WHERE id = ?')
  const usesOf = arrays(db.prepare(USES_OF_MESSAGE))
  const usesIn = arrays(db.prepare(USES_IN_TIMELINE))
  const forget = db.prepare('DELETE FROM file_use WHERE file = ? AND seq = ?')
  const free = db.prepare(
    'UPDATE file SET free_at = 0 WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM file_use WHERE file = ?1)',
  )
  const copiesOf = arrays(db.prepare(COPIES))
  const take = db.prepare(`UPDATE file SET free_at = ${TAKEN} WHERE id = ?`)
  const forgetAll = db.prepare('DELETE FROM file_use WHERE file = ?')
  function end(file: string, seq: number): void {
    forget.run(file, seq)
    free.run(file)
  }
  return {
    said(seq, timeline, text) {
      for (const id of filesNamedIn(text)) if (use.run(id, seq, timeline).changes > 0) hold.run(timeline, id)
    },
    unsaid(seq, text, still = []) {
      if (filesNamedIn(text).length === 0) return
      for (const [file] of rowsOf(usesOf.all(seq))) {
        if (!still.includes(String(file))) end(String(file), seq)
      }
    },
    take({ files, withCopies }) {
      for (const id of files) {
        const gone = withCopies ? rowsOf(copiesOf.all(id)).map(([copy]) => String(copy)) : [id]
        for (const one of gone) {
          take.run(one)
          forgetAll.run(one)
        }
      }
    },
    ended(timeline) {
      for (const [file, seq] of rowsOf(usesIn.all(timeline))) end(String(file), Number(seq))
    },
  }
}

export function createFileWriter(db: DatabaseSync): FileWriter {
  const insert = db.prepare(`INSERT INTO file (${COLUMNS}, free_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const due = arrays(db.prepare(DUE_FILES))
  const remove = db.prepare('DELETE FROM file WHERE id = ?')
  const others = arrays(db.prepare('SELECT 1 FROM file WHERE hash = ? LIMIT 1'))
  // Their names were part of what people said: no free page and no write-ahead log shall have them (pruning.ts).
  const noteRemains = db.prepare('UPDATE log SET remains = remains + 1')
  return {
    keep(file, until) {
      try {
        const { id, hash, name, type, size, width, height, source, account, target, at } = file
        insert.run(id, hash, name, type, size, width, height, source, account, target, at, until)
      } catch (failure) {
        throw logErrorOf(failure, 'the log')
      }
    },
    drop(now) {
      const gone = rowsOf(due.all(now))
      if (gone.length === 0) return []
      try {
        db.exec('BEGIN IMMEDIATE')
        for (const [id] of gone) remove.run(String(id))
        noteRemains.run()
        const hashes = new Set(gone.map(([, hash]) => String(hash)))
        const free = [...hashes].filter((hash) => numberIn(others, hash) === undefined)
        db.exec('COMMIT')
        return free
      } catch (failure) {
        rollBack(db)
        throw logErrorOf(failure, 'the log')
      }
    },
  }
}

export function createFileReader(db: DatabaseSync): FileReader {
  const one = arrays(db.prepare(`SELECT ${COLUMNS} FROM file WHERE id = ? AND free_at IS NOT ${TAKEN}`))
  const namedBy = arrays(db.prepare(FILES_OF_MESSAGE))
  const withHash = arrays(db.prepare('SELECT 1 FROM file WHERE hash = ? LIMIT 1'))
  const bytes = arrays(db.prepare('SELECT sum(size) FROM (SELECT size FROM file GROUP BY hash)'))
  return {
    file(id) {
      const [row] = rowsOf(one.all(id))
      if (!row) return undefined
      const [, hash, name, type, size, width, height, source, account, target, at] = row
      return {
        id,
        hash: String(hash),
        name: String(name),
        type: String(type),
        size: Number(size),
        width: Number(width),
        height: Number(height),
        source: String(source),
        account: String(account),
        target: String(target),
        at: Number(at),
      }
    },
    filesNamedBy(seq) {
      return rowsOf(namedBy.all(seq)).map(([id, source, account, at, firstIn, isElsewhere]) => ({
        id: String(id),
        source: String(source),
        account: String(account),
        at: Number(at),
        firstIn: Number(firstIn),
        isElsewhere: Number(isElsewhere) === 1,
      }))
    },
    hasBytes: (hash) => numberIn(withHash, hash) !== undefined,
    fileBytes: () => numberIn(bytes) ?? 0,
  }
}
