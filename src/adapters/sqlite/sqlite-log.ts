/** The log in a SQLite database: pages are read on the caller's thread, a second one writes and indexes, a third one searches. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { MessageLog } from '../../ports/message-log.ts'
import { createAuthors } from './authors.ts'
import { copyLog } from './copier.ts'
import { type FolderLock, takeFolderLock } from './folder-lock.ts'
import { LogError, logErrorOf } from './log-error.ts'
import { createLogReader } from './log-reader.ts'
import { packBatch } from './packed-batch.ts'
import { makePrivateFile, PRIVATE_FOLDER } from './private-file.ts'
import { checkHealth } from './health.ts'
import { migrate, mustBeOurs } from './schema.ts'
import { createSearcher } from './searcher.ts'
import { startWriter } from './writer.ts'

export interface SqliteLogOptions {
  /** Where `snug.db` lives. It is made where it is missing, and belongs to one process at a time. */
  readonly folder: string
}

/** Throws a LogError that says what is wrong and what to do. */
export function openSqliteLog({ folder }: SqliteLogOptions): MessageLog {
  const path = join(folder, 'snug.db')
  makeFolder(folder)
  const lock = takeFolderLock(folder)
  try {
    prepareDatabase(path)
    return logOver(path, lock)
  } catch (failure) {
    lock.release()
    throw logErrorOf(failure, path)
  }
}

function makeFolder(folder: string): void {
  try {
    makeMissing(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (failure) {
    const reported = failure instanceof Error ? failure.message : String(failure)
    throw new LogError(
      'folder-unusable',
      `${folder} cannot be made or written; look at its permissions, or choose another folder (${reported})`,
      failure,
    )
  }
}

/** Instead of Node's own recursion, which never ends where the system makes no folder although its parent is there (/proc). */
function makeMissing(folder: string): void {
  if (existsSync(folder)) return
  makeMissing(dirname(folder))
  try {
    mkdirSync(folder, PRIVATE_FOLDER)
  } catch (failure) {
    // Another server may have made it just now; which of them may have it is for the lock to say.
    if (!existsSync(folder)) throw failure
  }
}

function prepareDatabase(path: string): void {
  makePrivateFile(path)
  const db = new DatabaseSync(path, { timeout: 5000 })
  try {
    mustBeOurs(db, path)
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    migrate(db)
    checkHealth(db, path)
  } finally {
    db.close()
  }
}

function logOver(path: string, lock: FolderLock): MessageLog {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 })
  const reader = createLogReader(db)
  const writer = startWriter({ path })
  const searcher = createSearcher({ path })
  const authors = createAuthors()
  let era = 0
  let closing: Promise<void> | undefined
  /** Those that are being written; they never reject. */
  const copies = new Set<Promise<void>>()

  function mustBeOpen(): void {
    if (closing) throw new LogError('closed', 'the log is closed')
  }

  async function close(): Promise<void> {
    // Who closes last puts the write-ahead log into the database and removes it: that shall be the writer.
    db.close()
    await Promise.all([searcher.close(), ...copies])
    await writer.close()
    lock.release()
  }

  return {
    identity: reader.identity,
    restore() {
      mustBeOpen()
      return reader.restore()
    },
    append(batch, done) {
      mustBeOpen()
      writer.write(packBatch(batch, era, authors), done)
    },
    recover() {
      mustBeOpen()
      era += 1
      authors.forget()
    },
    page(page) {
      mustBeOpen()
      return reader.page(page)
    },
    entry(seq) {
      mustBeOpen()
      return reader.entry(seq)
    },
    seqAt(at) {
      mustBeOpen()
      return reader.seqAt(at)
    },
    reactions(of) {
      mustBeOpen()
      return reader.reactions(of)
    },
    revisions(of) {
      mustBeOpen()
      return reader.revisions(of)
    },
    conversations(account, range) {
      mustBeOpen()
      return reader.conversations(account, range)
    },
    countMessages(timeline, after, atMost) {
      mustBeOpen()
      return reader.countMessages(timeline, after, atMost)
    },
    file(id) {
      mustBeOpen()
      return reader.file(id)
    },
    filesNamedBy(seq) {
      mustBeOpen()
      return reader.filesNamedBy(seq)
    },
    hasBytes(hash) {
      mustBeOpen()
      return reader.hasBytes(hash)
    },
    fileBytes() {
      mustBeOpen()
      return reader.fileBytes()
    },
    async keepFile(file, until) {
      mustBeOpen()
      await writer.ask({ keepFile: file, until })
    },
    dropFiles(now) {
      mustBeOpen()
      return writer.ask({ dropFiles: now })
    },
    prune(rules, others, now) {
      mustBeOpen()
      return writer.ask({ rules, others, now })
    },
    async backUp(copy) {
      mustBeOpen()
      await writer.ask('rewrite')
      mustBeOpen()
      const copied = copyLog({ path, copy })
      const settled = copied.catch(() => {}).finally(() => copies.delete(settled))
      copies.add(settled)
      await copied
    },
    async search(query) {
      mustBeOpen()
      const indexed = await writer.ask('index')
      mustBeOpen()
      return searcher.search({ ...query, before: Math.min(query.before ?? Infinity, indexed + 1) })
    },
    close() {
      mustBeOpen()
      closing = close()
      return closing
    },
  }
}
