/** A log beside the server: copied while it runs, put back while it does not, and looked over. */
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { arrays, rowsOf } from './arrays.ts'
import { copyLog } from './copier.ts'
import { isOld } from './export-reader.ts'
import { takeFolderLock } from './folder-lock.ts'
import { checkHealth } from './health.ts'
import { LogError, logErrorOf } from './log-error.ts'
import { PRIVATE_FOLDER, toDisk } from './private-file.ts'
import { IS_MESSAGE } from './rows.ts'
import { mustBeOurs, numberOf } from './schema.ts'
import { createSearchIndex } from './search-index.ts'

export interface Amount {
  /** Of the file. */
  readonly bytes: number
  /** privmsg and notice. */
  readonly messages: number
  /** Everything that happened, messages among it. */
  readonly entries: number
  /** Hashes of the files that people sent: their bytes are no part of the log. */
  readonly files: readonly string[]
}

export interface Checked extends Amount {
  /** What is wrong, in SQLite's words; at most 20. */
  readonly faults: readonly string[]
}

export interface PutBack extends Amount {
  /** Where what was there before is now; undefined where there was nothing. */
  readonly before: string | undefined
}

const MAX_FAULTS = 20

/** The database of a data folder. Throws a LogError where there is none. */
export function databaseIn(folder: string): string {
  const path = join(folder, 'snug.db')
  if (existsSync(path)) return path
  throw new LogError('folder-unusable', `${folder} has no snug.db, so nothing is kept there; name another folder`)
}

/** Copies what is committed by now to a file that does not exist yet, also while a server writes. Rejects with a LogError. */
export async function backUpFolder(folder: string, copy: string): Promise<Amount> {
  const path = databaseIn(folder)
  look(path, (db) => mustBeOurs(db, path))
  await copyLog({ path, copy })
  try {
    scrub(copy)
    return look(copy, (db) => amountOf(db, copy))
  } catch (failure) {
    rmSync(copy, { force: true })
    throw failure
  }
}

/**
 * Puts a copy in the place of a folder's log; that is kept beside it. The folder is made where it is missing. Rejects with a LogError, and has
 * changed nothing then: `in-use` while a server has it.
 */
export async function restoreFolder(folder: string, copy: string): Promise<PutBack> {
  const { faults, ...amount } = checkDatabase(copy)
  if (faults.length > 0) throw new LogError('corrupt', `${copy} is damaged: ${faults[0]}; use another copy`)
  mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER })
  const lock = takeFolderLock(folder)
  try {
    const path = join(folder, 'snug.db')
    const before = `${path}.before-restore`
    const isThere = existsSync(path)
    if (isThere && existsSync(before)) {
      throw new LogError('no-copy', `${before} is there from a restore before this one; move it away first`)
    }
    const fresh = `${path}.restoring`
    rmSync(fresh, { force: true })
    await copyLog({ path: copy, copy: fresh })
    if (isThere) moveAside(path, before)
    renameSync(fresh, path)
    toDisk(folder)
    return { ...amount, before: isThere ? before : undefined }
  } catch (failure) {
    throw logErrorOf(failure, folder)
  } finally {
    lock.release()
  }
}

/** Looks at every page of a database, also while a server writes to it. Throws a LogError where it is none of ours, or cannot be read at all. */
export function checkDatabase(path: string): Checked {
  if (!existsSync(path)) throw new LogError('no-copy', `there is no file ${path}`)
  // A pipe would be waited for.
  if (!statSync(path).isFile()) throw new LogError('not-a-log', `${path} is no file`)
  return look(path, (db) => {
    mustBeOurs(db, path)
    mustBePlain(db, path)
    const found = rowsOf(arrays(db.prepare(`PRAGMA integrity_check(${MAX_FAULTS})`)).all()).map((row) => String(row[0]))
    const faults = found.filter((fault) => fault !== 'ok')
    if (faults.length > 0) return { faults, bytes: statSync(path).size, messages: 0, entries: 0, files: [] }
    const strays = numberOf(db, 'SELECT count(*) FROM entry WHERE author NOT IN (SELECT id FROM author)')
    if (!isOld(db)) checkHealth(db, path)
    return { faults: strays === 0 ? [] : [`${strays} entries are nobody's`], ...amountOf(db, path) }
  })
}

/** A log has tables and nothing that acts by itself: a copy that somebody made up could do things when it is written to. */
function mustBePlain(db: DatabaseSync, path: string): void {
  const odd = numberOf(db, "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')")
  const tables = numberOf(db, "SELECT count(*) FROM sqlite_schema WHERE name IN ('log', 'entry', 'author', 'channel')")
  if (odd > 0 || tables !== 4) throw new LogError('not-a-log', `${path} is no log of this program`)
}

function look<T>(path: string, act: (db: DatabaseSync) => T): T {
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(path, { readOnly: true, timeout: 5000 })
    return act(db)
  } catch (failure) {
    throw logErrorOf(failure, path)
  } finally {
    db?.close()
  }
}

/** Words of what was deleted may still stand in the index of words, where the server has not come to it yet. Not in a copy. */
function scrub(copy: string): void {
  const db = new DatabaseSync(copy)
  try {
    if (isOld(db) || numberOf(db, 'SELECT remains FROM log') === 0) return
    const index = createSearchIndex(db)
    for (let more = index.rewrite(true); more; more = index.rewrite(false));
    db.exec('UPDATE log SET remains = 0')
    db.exec('VACUUM')
  } catch (failure) {
    throw logErrorOf(failure, copy)
  } finally {
    db.close()
    toDisk(copy)
  }
}

function amountOf(db: DatabaseSync, path: string): Amount {
  return {
    bytes: statSync(path).size,
    messages: numberOf(db, `SELECT count(*) FROM entry WHERE ${IS_MESSAGE}`),
    entries: numberOf(db, 'SELECT count(*) FROM entry'),
    files: filesIn(db),
  }
}

/** A log of an older version has no table of them. */
function filesIn(db: DatabaseSync): string[] {
  if (numberOf(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'file'") === 0) return []
  return rowsOf(arrays(db.prepare('SELECT DISTINCT hash FROM file')).all()).map(([hash]) => String(hash))
}

/** A write-ahead log belongs to its database alone: left behind, it would be taken for that of the next one. */
function moveAside(path: string, before: string): void {
  try {
    const db = new DatabaseSync(path, { timeout: 5000 })
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    db.close()
  } catch {
    // It may be the reason for the restore that it cannot be read.
  }
  if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${before}-wal`)
  rmSync(`${path}-shm`, { force: true })
  renameSync(path, before)
}
