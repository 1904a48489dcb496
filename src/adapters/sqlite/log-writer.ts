/** Commits batches: several that wait in one transaction, each of them whole or not at all. */
import type { DatabaseSync } from 'node:sqlite'
import { nickOf } from '../../chat/user.ts'
import { fold } from '../../text/fold.ts'
import { createChanges } from './changes.ts'
import { createFileUses } from './file-records.ts'
import { LogError, logErrorOf } from './log-error.ts'
import { type PackedBatch, entryCountOf, unpackEntries } from './packed-batch.ts'
import { rollBack } from './roll-back.ts'
import { CHANNEL_COLUMNS, channelRow, isMessageAt, timelineOf } from './rows.ts'
import type { SearchIndex } from './search-index.ts'
import { createTimes } from './seq-at.ts'

export interface LogWriter {
  /** The highest `seq` that is committed, also where its entry was not kept. */
  readonly lastSeq: number
  /** Commits in order. Gives for each batch undefined or why it is not kept. */
  commit(batches: readonly PackedBatch[]): (LogError | undefined)[]
  /** Deletes entries with what is about them, in one transaction. Gives how many are gone, or throws a LogError. */
  remove(seqs: readonly number[]): number
}

export function createLogWriter(db: DatabaseSync, index: SearchIndex): LogWriter {
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const insertEntry = db.prepare(
    'INSERT INTO entry (seq, at, place, author, text, target, tags) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const insertMessage = db.prepare('INSERT INTO entry (seq, at, place, author, text) VALUES (?, ?, ?, ?, ?)')
  const insertAuthor = db.prepare(
    'INSERT INTO author (id, source, account, nick, folded_account) VALUES (?, ?, ?, ?, ?)',
  )
  const putChannel = db.prepare(
    `INSERT OR REPLACE INTO channel (${CHANNEL_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const putRecord = db.prepare('INSERT OR REPLACE INTO record (kind, id, value) VALUES (?, ?, ?)')
  const deleteRecord = db.prepare('DELETE FROM record WHERE kind = ? AND id = ?')
  const uses = createFileUses(db)
  const changes = createChanges(db, index, uses)

  let { seq: lastSeq, at: lastAt } = createTimes(db).last()
  /** The era in which a batch has failed: the others of that era stood on top of it. */
  let failedEra: number | undefined

  /** Gives the time of its last entry. */
  function insert(batch: PackedBatch, expectedSeq: number, earliestAt: number): number {
    if (entryCountOf(batch) > 0 && batch.firstSeq !== expectedSeq) throw outOfOrder()
    let latestAt = earliestAt
    for (const [id, source, account] of batch.authors) {
      insertAuthor.run(id, source, nullIfEmpty(account), fold(nickOf(source)), nullIfEmpty(fold(account)))
    }
    let specials = 0
    unpackEntries(batch, (seq, at, place, author, text, target, tags) => {
      if (at < latestAt) throw outOfOrder()
      latestAt = at
      const special = batch.special?.[specials]
      if (special?.seq === seq) {
        specials += 1
        changes.keep(special, author)
        return
      }
      if (target === '' && tags === '') insertMessage.run(seq, at, place, author, text)
      else insertEntry.run(seq, at, place, author, text, nullIfEmpty(target), nullIfEmpty(tags))
      if (isMessageAt(place)) uses.said(seq, timelineOf(place), text)
    })
    if (specials > 0) changes.rememberLast(batch.firstSeq + entryCountOf(batch) - 1, latestAt)
    for (const record of batch.channels) {
      putChannel.run(...channelRow(record))
      if (record.ended) uses.ended(record.id)
    }
    for (const { kind, id, value } of batch.records) {
      if (value === null) deleteRecord.run(kind, id)
      else putRecord.run(kind, id, JSON.stringify(value))
    }
    return latestAt
  }

  function tryAll(batches: readonly PackedBatch[]): LogError | undefined {
    try {
      begin.run()
      let seq = lastSeq
      let at = lastAt
      for (const batch of batches) {
        at = insert(batch, seq + 1, at)
        seq += entryCountOf(batch)
      }
      commit.run()
      lastSeq = seq
      lastAt = at
      return undefined
    } catch (failure) {
      rollBack(db)
      return logErrorOf(failure, 'the log')
    }
  }

  function tryOne(batch: PackedBatch): LogError | undefined {
    if (batch.era === failedEra) {
      return new LogError('after-failure', 'the log: a batch before this one was not kept, so this one is not either')
    }
    const failure = tryAll([batch])
    if (failure) failedEra = batch.era
    return failure
  }

  return {
    get lastSeq() {
      return lastSeq
    },
    commit(batches) {
      const may = batches.length > 1 && batches.every((batch) => batch.era !== failedEra)
      if (may && tryAll(batches) === undefined) return batches.map(() => undefined)
      return batches.map(tryOne)
    },
    remove(seqs) {
      try {
        begin.run()
        changes.rememberLast(lastSeq, lastAt)
        const gone = seqs.reduce((sum, seq) => sum + changes.remove(seq), 0)
        commit.run()
        return gone
      } catch (failure) {
        rollBack(db)
        throw logErrorOf(failure, 'the log')
      }
    },
  }
}

function nullIfEmpty(text: string): string | null {
  return text === '' ? null : text
}

function outOfOrder(): LogError {
  return new LogError('out-of-order', 'the log: the batch does not follow what is kept, in seq or in time')
}
