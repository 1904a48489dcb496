/** Copies of a log: what is not in them, and logs that were left in the middle of something. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, expect, it } from 'vitest'
import { folderHere } from '../../../test/support/serve-here.ts'
import type { Entry } from '../../chat/entry.ts'
import type { MessageLog } from '../../ports/message-log.ts'
import { backUpFolder, checkDatabase, restoreFolder } from './backup.ts'
import { openSqliteLog } from './sqlite-log.ts'

let folder: string
let copy: string

function said(seq: number, text: string, more: Partial<Entry> = {}): Entry {
  const place = { timeline: 1, kind: 'privmsg', source: 'ann!u@h', account: 'ann', target: '', tags: '' } as const
  return { ...place, seq, at: seq, text, ...more }
}

async function keep(log: MessageLog, ...entries: Entry[]): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    log.append({ entries, channels: [], records: [] }, (failure) => (failure ? reject(failure) : resolve()))
  })
}

function find(log: MessageLog, text: string): Promise<Entry[]> {
  return log.search({ text, timelines: [1], limit: 9 })
}

beforeEach(() => {
  folder = folderHere()
  copy = join(folderHere(), 'copy.db')
})

it('BACKUP-1 leaves out the words of what was redacted, also where the index of words still has them', async () => {
  const log = openSqliteLog({ folder })
  await keep(log, said(2, 'the zanzibarword'), said(3, 'stays'))
  expect(await find(log, 'zanzibarword')).toHaveLength(1)
  await keep(log, said(4, '', { kind: 'redact', of: 2 }))
  const amount = await backUpFolder(folder, copy)
  await log.close()
  expect(amount).toMatchObject({ messages: 1, entries: 2 })
  expect(readFileSync(copy).includes('zanzibarword')).toBe(false)
  expect(checkDatabase(copy).faults).toEqual([])
  await restoreFolder(folder, copy)
  const again = openSqliteLog({ folder })
  expect([await find(again, 'zanzibarword'), await find(again, 'stays')].map(({ length }) => length)).toEqual([0, 1])
  await again.close()
})

it('BACKUP-2 keeps what was there with its write-ahead log, and puts none beside what comes', async () => {
  const log = openSqliteLog({ folder })
  await keep(log, said(2, 'in the copy'))
  await backUpFolder(folder, copy)
  await keep(log, said(3, 'only in the write-ahead log'))
  // As a server that was killed leaves them.
  const killed = folderHere()
  for (const name of ['snug.db', 'snug.db-wal']) copyFileSync(join(folder, name), join(killed, name))
  await log.close()
  const { before } = await restoreFolder(killed, copy)
  expect(before).toBe(join(killed, 'snug.db.before-restore'))
  expect(existsSync(join(killed, 'snug.db-wal'))).toBe(false)
  expect(checkDatabase(before ?? '')).toMatchObject({ faults: [], messages: 2 })
  expect(checkDatabase(join(killed, 'snug.db'))).toMatchObject({ faults: [], messages: 1 })
})

it('BACKUP-2 moves aside what cannot be read at all', async () => {
  const log = openSqliteLog({ folder })
  await keep(log, said(2, 'in the copy'))
  await backUpFolder(folder, copy)
  await log.close()
  writeFileSync(join(folder, 'snug.db'), 'nothing that is a database any more, but long enough '.repeat(50))
  await restoreFolder(folder, copy)
  expect(checkDatabase(join(folder, 'snug.db'))).toMatchObject({ faults: [], messages: 1 })
})

it('makes the folder that a copy is restored into, where there is none', async () => {
  const log = openSqliteLog({ folder })
  await keep(log, said(2, 'one'))
  await backUpFolder(folder, copy)
  await log.close()
  const fresh = join(folderHere(), 'a', 'b')
  expect(await restoreFolder(fresh, copy)).toMatchObject({ before: undefined, messages: 1 })
})

const NO_LOGS: readonly (readonly [string, () => unknown])[] = [
  ['a pipe', () => execFileSync('mkfifo', [copy])],
  ['an empty file', () => writeFileSync(copy, '')],
  [
    'a copy with something in it that acts by itself',
    async () => {
      await openSqliteLog({ folder: join(folder, 'other') }).close()
      copyFileSync(join(folder, 'other', 'snug.db'), copy)
      const db = new DatabaseSync(copy)
      db.exec('CREATE TRIGGER odd AFTER INSERT ON entry BEGIN DELETE FROM channel; END')
      db.close()
    },
  ],
]

it.each(NO_LOGS)('BACKUP-2 does not take %s for a log', async (_, make) => {
  await make()
  expect(() => checkDatabase(copy)).toThrow(expect.objectContaining({ why: 'not-a-log' }))
  await expect(restoreFolder(folder, copy)).rejects.toThrow(expect.objectContaining({ why: 'not-a-log' }))
})
