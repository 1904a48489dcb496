/** What a look at a log finds, the short one at each start and the long one. */
import { mkdtempSync, openSync, closeSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Entry } from '../../chat/entry.ts'
import { checkDatabase } from './backup.ts'
import { checkHealth } from './health.ts'
import { LogError } from './log-error.ts'
import { openSqliteLog } from './sqlite-log.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snug-log-'))
  path = join(folder, 'snug.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

async function makeLog(count = 3000): Promise<void> {
  const log = openSqliteLog({ folder })
  const entries = Array.from({ length: count }, (_, n): Entry => {
    const kind = n % 10 === 3 ? 'react' : 'privmsg'
    const of = kind === 'react' ? { of: n + 1 } : {}
    const entry = {
      seq: n + 2,
      at: n,
      timeline: n % 2 ? -5 : 1,
      kind,
      source: 'a!a@a',
      account: 'a',
      text: `message ${n}`,
    } as const
    return { ...entry, target: '', tags: '', saidId: `a ${n}`, ...of }
  })
  await new Promise<void>((resolve) => log.append({ entries, channels: [], records: [] }, () => resolve()))
  await log.search({ text: 'message', timelines: [1], limit: 1 })
  await log.close()
}

function change(sql: string): void {
  const db = new DatabaseSync(path)
  db.exec(sql)
  db.close()
}

function whyNot(): string {
  const db = new DatabaseSync(path)
  try {
    checkHealth(db, path)
    return 'sound'
  } catch (failure) {
    if (failure instanceof LogError) return failure.why
    throw failure
  } finally {
    db.close()
  }
}

describe('the short look', () => {
  it('finds nothing wrong with a log that is sound, empty or pruned to the last entry', async () => {
    await makeLog()
    expect(whyNot()).toBe('sound')
    const log = openSqliteLog({ folder })
    await log.prune(new Map(), { maxAgeMs: 1, maxMessages: 0 }, 1e12)
    await log.close()
    expect(whyNot()).toBe('sound')
    expect(checkDatabase(path).faults).toEqual([])
  })

  it.each([
    'DELETE FROM log',
    "INSERT INTO log (identity, indexed) VALUES ('other', 1)",
    'UPDATE log SET indexed = 99999',
    'UPDATE log SET remains = -1',
    'DELETE FROM author',
    'UPDATE entry SET seq = 1 WHERE seq = 2',
    'DELETE FROM entry WHERE seq = 3001',
  ])('finds a log that contradicts itself: %s', async (sql) => {
    await makeLog()
    change(sql)
    expect(whyNot()).toBe('corrupt')
  })
})

describe('the long look', () => {
  function isDamaged(): boolean {
    try {
      return checkDatabase(path).faults.length > 0
    } catch (failure) {
      return failure instanceof LogError && failure.why === 'corrupt'
    }
  }

  it('finds nothing wrong with a log that is sound, also while it is open', async () => {
    await makeLog()
    expect(checkDatabase(path).faults).toEqual([])
    const log = openSqliteLog({ folder })
    expect(checkDatabase(path).faults).toEqual([])
    await log.close()
  })

  it('finds pages that are not what they were, wherever they are', async () => {
    await makeLog(20_000)
    const file = openSync(path, 'r+')
    for (let page = 200; page < 204; page++) writeSync(file, Buffer.alloc(4096, 0x55), 0, 4096, page * 4096)
    closeSync(file)
    expect(isDamaged()).toBe(true)
  })

  it('finds what was cut off', async () => {
    await makeLog()
    truncateSync(path, Math.floor(statSync(path).size / 2 / 4096) * 4096)
    expect(isDamaged()).toBe(true)
  })
})
