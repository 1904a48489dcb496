/** Keeps a folder for one process: a lock of the kernel, so that it is gone with the process, however that ends. */
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { LogError, logErrorOf } from './log-error.ts'
import { makePrivateFile } from './private-file.ts'

export interface FolderLock {
  release(): void
}

/**
 * Takes the folder or throws a LogError: `in-use` where another has it, also within this process.
 * SQLite does the locking, on an empty database beside the log, because Node itself cannot lock a file.
 */
export function takeFolderLock(folder: string): FolderLock {
  const path = join(folder, 'snug.lock')
  let lock: DatabaseSync | undefined
  try {
    makePrivateFile(path)
    lock = new DatabaseSync(path, { timeout: 0 })
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (failure) {
    lock?.close()
    const error = logErrorOf(failure, path)
    if (error.why !== 'in-use') throw error
    throw new LogError(
      'in-use',
      `${folder} is in use by another server; stop that one, or choose another folder`,
      failure,
    )
  }
  const held = lock
  return { release: () => held.close() }
}
