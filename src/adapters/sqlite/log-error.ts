/** What can be wrong with a log on disk, with a code for programs and a sentence that tells people what to do. */

export type LogFault =
  | 'folder-unusable'
  | 'in-use'
  | 'not-a-log'
  | 'newer-schema'
  | 'corrupt'
  | 'disk-full'
  | 'disk-failed'
  | 'out-of-order'
  | 'after-failure'
  | 'writer-stopped'
  | 'searcher-stopped'
  | 'no-copy'
  | 'closed'

export class LogError extends Error {
  override readonly name = 'LogError'
  readonly why: LogFault

  constructor(why: LogFault, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause })
    this.why = why
  }
}

const SENTENCES: Partial<Record<LogFault, string>> = {
  'in-use': 'another process has it open; stop that one, or choose another folder',
  'not-a-log': 'it is not a log of this program; move it away, or choose another folder',
  corrupt: 'it is damaged; bring back a copy, or move it away to begin anew',
  'disk-full': 'the disk is full; make room',
  'disk-failed': 'the disk did not do what was asked; look at its health and permissions',
  'folder-unusable': 'the folder cannot be read and written; look at its permissions, or choose another',
}

/** Names what SQLite reported about `what`, a path or a deed. https://www.sqlite.org/rescode.html */
export function logErrorOf(failure: unknown, what: string): LogError {
  if (failure instanceof LogError) return failure
  const why = faultOf(failure)
  const reported = failure instanceof Error ? failure.message : String(failure)
  return new LogError(why, `${what}: ${SENTENCES[why] ?? 'it failed'} (${reported})`, failure)
}

function faultOf(failure: unknown): LogFault {
  // The low byte is the primary code; the others say more.
  switch (sqliteCodeOf(failure) & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
      return 'in-use'
    case 3: // SQLITE_PERM
    case 8: // SQLITE_READONLY
    case 14: // SQLITE_CANTOPEN
      return 'folder-unusable'
    case 11: // SQLITE_CORRUPT
      return 'corrupt'
    case 13: // SQLITE_FULL
      return 'disk-full'
    case 26: // SQLITE_NOTADB
      return 'not-a-log'
    default:
      return 'disk-failed'
  }
}

function sqliteCodeOf(failure: unknown): number {
  return failure instanceof Error && 'errcode' in failure && typeof failure.errcode === 'number' ? failure.errcode : 0
}
