/** Files that hold what people said to each other are for the user who runs the server, whatever the umask. */
import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs'

/** A folder for one user. */
export const PRIVATE_FOLDER = 0o700
/** A file for one user. */
export const PRIVATE_FILE = 0o600

/**
 * Makes an empty file that nobody else may read, where there is none; one that is there keeps its permissions. SQLite takes it for a new
 * database, and gives the files that it puts beside it the same permissions. Throws what the system throws.
 */
export function makePrivateFile(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', PRIVATE_FILE))
}

/** Returns when what was written to a file, or the names in a folder, have left the system's memory for the disk. Throws what the system throws. */
export function toDisk(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
