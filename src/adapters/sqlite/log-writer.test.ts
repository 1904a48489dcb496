/** What the writer does when the disk is full. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Entry } from '../../chat/entry.ts'
import { createAuthors } from './authors.ts'
import { LogError } from './log-error.ts'
import { createLogWriter } from './log-writer.ts'
import { type PackedBatch, packBatch } from './packed-batch.ts'
import { migrate, numberOf } from './schema.ts'
import { createSearch } from './search.ts'
import { createSearchIndex } from './search-index.ts'

let folder: string
let db: DatabaseSync

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snug-log-'))
  db = new DatabaseSync(join(folder, 'snug.db'))
  migrate(db)
  db.exec('PRAGMA journal_mode = WAL')
})

afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true })
})

function message(seq: number, text: string): Entry {
  return { seq, at: seq, timeline: 1, kind: 'privmsg', source: 'a!a@a', account: '', text, target: '', tags: '' }
}

function packed(era: number, ...entries: Entry[]): PackedBatch {
  return packBatch({ entries, channels: [], records: [] }, era, createAuthors())
}

/** No page more than there are, as if the disk were full; or as many as may be. */
function setDiskFull(full: boolean): void {
  db.exec(`PRAGMA max_page_count = ${full ? numberOf(db, 'PRAGMA page_count') : 1_000_000}`)
}

function kept(): unknown[] {
  return db
    .prepare('SELECT seq FROM entry ORDER BY seq')
    .all()
    .map((row) => row['seq'])
}

const LONG = 'x'.repeat(5000)

it('fails with a reason, keeps what was there, and goes on when there is room and somebody recovers', () => {
  const writer = createLogWriter(db, createSearchIndex(db))
  expect(writer.commit([packed(0, message(2, 'first'))])).toEqual([undefined])
  setDiskFull(true)
  const [failure, next] = writer.commit([
    packed(0, message(3, 'short'), message(4, LONG)),
    packed(0, message(5, 'short')),
  ])
  expect(failure).toBeInstanceOf(LogError)
  expect([failure?.why, next?.why]).toEqual(['disk-full', 'after-failure'])
  expect(failure?.message).toContain('make room')
  expect(kept()).toEqual([2])
  setDiskFull(false)
  expect(writer.commit([packed(0, message(3, 'no'))]).map((fault) => fault?.why)).toEqual(['after-failure'])
  expect(writer.commit([packed(1, message(3, 'third'), message(4, LONG))])).toEqual([undefined])
  expect(kept()).toEqual([2, 3, 4])
  expect(writer.lastSeq).toBe(4)
})

it('keeps the good batches of a group in which a later one fails', () => {
  const writer = createLogWriter(db, createSearchIndex(db))
  setDiskFull(true)
  const outcomes = writer.commit([packed(0, message(2, 'a')), packed(0, message(3, LONG)), packed(0, message(4, 'b'))])
  expect(outcomes.map((fault) => fault?.why)).toEqual([undefined, 'disk-full', 'after-failure'])
  expect(kept()).toEqual([2])
})

it('indexes again what could not be indexed while the disk was full', () => {
  const index = createSearchIndex(db)
  const writer = createLogWriter(db, index)
  writer.commit([
    packed(0, ...Array.from({ length: 300 }, (_, n) => message(2 + n, `word${n}end of${n * 7} many${n * 13}`))),
  ])
  setDiskFull(true)
  expect(() => index.indexTo(writer.lastSeq)).toThrow('the disk is full')
  expect(index.indexed).toBe(1)
  setDiskFull(false)
  index.indexTo(writer.lastSeq)
  expect(createSearch(db)({ text: 'word7end', timelines: [1], limit: 9 }).map(({ seq }) => seq)).toEqual([9])
})
