/** Reads a log from one end to the other, slice by slice, so that neither memory nor a transaction grows with it. */
import { isConversation } from '../../chat/conversation.ts'
import { DatabaseSync } from 'node:sqlite'
import { LOBBY, LOBBY_ID } from '../../chat/names.ts'
import type { ExportedEntry, ExportWish } from '../../ports/message-export.ts'
import { fold } from '../../text/fold.ts'
import { arrays, numberIn, rowsOf } from './arrays.ts'
import { LogError } from './log-error.ts'
import { createLogReader } from './log-reader.ts'
import { ENTRY_COLUMNS, entryOf, KIND, numberOfKind, TIMELINE, WITH_AUTHOR } from './rows.ts'
import { mustBeOurs } from './schema.ts'

/** Rows that are looked at in one go: a few milliseconds. */
const SEQS_PER_SLICE = 2000
const MAX_NAMES = 10_000

/** Which rows a wish means, but for the other's account, which is not folded there. By the primary key, so that nothing is sorted. */
const SLICE = `SELECT ${ENTRY_COLUMNS}, author.folded_account FROM entry ${WITH_AUTHOR}
  WHERE entry.seq > :after AND entry.seq <= :to AND at >= :since AND ${KIND} IN (SELECT value FROM json_each(:kinds))
  AND iif(place < 0, :conversations AND (:account IS NULL OR folded_account = :account OR target_account IS NOT NULL),
    (:account IS NULL OR folded_account = :account) AND
    (:timelines IS NULL OR ${TIMELINE} IN (SELECT value FROM json_each(:timelines))))
  ORDER BY entry.seq`

export interface ExportReader {
  /** Whether there is, or was, a channel of this folded name. */
  hasChannel(name: string): boolean
  /** Whether anybody ever said anything with this folded account. */
  hasAuthor(account: string): boolean
  /** Of msgids. */
  readonly identity: string
  /** Each slice as it is when it is read, perhaps empty; what was said after the call is not in it. */
  slices(wish: ExportWish): Generator<Iterable<ExportedEntry>, void, void>
  close(): void
}

/** Opens a log beside whoever writes it. Throws a LogError, or what SQLite throws. */
export function openExportReader(path: string): ExportReader {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 })
  try {
    mustBeOurs(db, path)
    if (isOld(db)) {
      throw new LogError(
        'not-a-log',
        `${path} was written by an older version; start the server once, and it is made anew`,
      )
    }
    return readerOver(db)
  } catch (failure) {
    db.close()
    throw failure
  }
}

/** Whether it is of before there were edits and conversations. */
export function isOld(db: DatabaseSync): boolean {
  return numberIn(arrays(db.prepare("SELECT count(*) FROM pragma_table_info('log') WHERE name = 'remains'"))) === 0
}

function readerOver(db: DatabaseSync): ExportReader {
  const reader = createLogReader(db)
  const slice = arrays(db.prepare(SLICE))
  const nameOf = arrays(db.prepare('SELECT name FROM channel WHERE id = ?'))
  const hasReactions = arrays(db.prepare('SELECT 1 FROM reaction WHERE about = ? LIMIT 1'))
  const author = arrays(db.prepare('SELECT 1 FROM author WHERE folded_account = ? LIMIT 1'))
  const names = new Map<number, string>()

  function channelName(id: number): string {
    const known = names.get(id)
    if (known !== undefined) return known
    if (names.size >= MAX_NAMES) names.clear()
    const row = rowsOf(nameOf.all(id))[0]
    const name = row ? String(row[0]) : id === LOBBY_ID ? LOBBY : ''
    names.set(id, name)
    return name
  }

  /** Names are kept as their founders wrote them. */
  function timelinesOf(channels: readonly string[]): number[] {
    const wanted = new Set(channels)
    const found = new Set<number>()
    for (const row of db.prepare('SELECT id, name FROM channel').iterate()) {
      if (wanted.has(fold(String(row['name'])))) found.add(Number(row['id']))
    }
    if (wanted.has(fold(LOBBY)) && fold(channelName(LOBBY_ID)) === fold(LOBBY)) found.add(LOBBY_ID)
    return [...found]
  }

  function* exported(rows: readonly unknown[][], account: string | undefined): Generator<ExportedEntry> {
    for (const row of rowsOf(rows as unknown[])) {
      const entry = entryOf(row)
      const { timeline, targetAccount = '', seq } = entry
      const isOwn = account === undefined || row[11] === account || fold(targetAccount) === account
      if (!isOwn) continue
      const reactions = rowsOf(hasReactions.all(seq)).length === 0 ? [] : reader.reactions([seq])
      yield { entry, channel: isConversation(timeline) ? '' : channelName(timeline), reactions }
    }
  }

  return {
    identity: reader.identity,
    hasChannel: (name) => timelinesOf([name]).length > 0,
    hasAuthor: (account) => rowsOf(author.all(account)).length > 0,
    *slices({ kinds, channels, account, conversations, since = 0 }) {
      const wish = {
        kinds: JSON.stringify(kinds.map(numberOfKind)),
        timelines: channels ? JSON.stringify(timelinesOf(channels)) : null,
        account: account ?? null,
        conversations: conversations ? 1 : 0,
        since,
      }
      const end = lastSeqOf(db)
      for (let after = firstSeqOf(db) - 1; after < end; after += SEQS_PER_SLICE) {
        const rows = slice.all({ ...wish, after, to: Math.min(after + SEQS_PER_SLICE, end) })
        yield exported(rows as unknown as unknown[][], account)
      }
    },
    close: () => db.close(),
  }
}

function firstSeqOf(db: DatabaseSync): number {
  return numberIn(arrays(db.prepare('SELECT min(seq) FROM entry'))) ?? 1
}

function lastSeqOf(db: DatabaseSync): number {
  return numberIn(arrays(db.prepare('SELECT max(seq) FROM entry'))) ?? 0
}
