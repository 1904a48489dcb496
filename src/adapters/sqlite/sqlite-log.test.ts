/** What opening refuses, and with which words; and what is left after a process was killed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Entry } from '../../chat/entry.ts'
import type { MessageLog } from '../../ports/message-log.ts'
import { LogError } from './log-error.ts'
import { openSqliteLog } from './sqlite-log.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snug-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function whyNot(where = folder): string {
  try {
    void openSqliteLog({ folder: where }).close()
    return 'opened'
  } catch (failure) {
    if (!(failure instanceof LogError)) throw failure
    expect(failure.message).toContain(where)
    return failure.why
  }
}

function messages(first: number, count: number): Entry[] {
  return Array.from({ length: count }, (_, n) => ({
    seq: first + n,
    at: first + n,
    timeline: 1,
    kind: 'privmsg',
    source: 'a!a@a',
    account: '',
    text: `message number${first + n}`,
    target: '',
    tags: '',
  }))
}

function keep(log: MessageLog, entries: Entry[]): Promise<void> {
  return new Promise((resolve, reject) => {
    log.append({ entries, channels: [], records: [] }, (failure) => (failure ? reject(failure) : resolve()))
  })
}

describe('opening', () => {
  it('makes the folder, also several deep, and leaves one tidy file when it is closed', async () => {
    const deep = join(folder, 'a', 'b')
    const log = openSqliteLog({ folder: deep })
    await keep(log, messages(2, 10))
    await log.close()
    expect(readdirSync(deep).sort()).toEqual(['snug.db', 'snug.lock'])
  })

  it('PRIVATE-2 keeps what people said from the other users of the machine, also in a folder that they may read', async () => {
    chmodSync(folder, 0o755)
    const log = openSqliteLog({ folder })
    await keep(log, messages(2, 10))
    const readable = readdirSync(folder).filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0)
    await log.close()
    expect(readable).toEqual([])

    const made = join(folder, 'made')
    await openSqliteLog({ folder: made }).close()
    expect(statSync(made).mode & 0o077).toBe(0)
  })

  it('refuses a folder that is a file, or lies under one', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(whyNot(file)).toBe('folder-unusable')
    expect(whyNot(join(file, 'deeper'))).toBe('folder-unusable')
  })

  it('refuses a folder that is open already, until it is closed', async () => {
    const log = openSqliteLog({ folder })
    expect(whyNot()).toBe('in-use')
    await keep(log, messages(2, 1))
    await log.close()
    expect(whyNot()).toBe('opened')
  })

  it('refuses what is not a database, and leaves it alone', () => {
    const path = join(folder, 'snug.db')
    writeFileSync(path, 'dear diary, '.repeat(1000))
    expect(whyNot()).toBe('not-a-log')
    expect(statSync(path).size).toBe(12_000)
  })

  it('refuses the database of another program, and leaves it alone', () => {
    const path = join(folder, 'snug.db')
    const other = new DatabaseSync(path)
    other.exec('CREATE TABLE recipes (name TEXT)')
    other.close()
    expect(whyNot()).toBe('not-a-log')
    const again = new DatabaseSync(path)
    expect(again.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'delete' })
    expect(again.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'recipes' }])
    again.close()
  })

  it('refuses a newer schema', async () => {
    await openSqliteLog({ folder }).close()
    const db = new DatabaseSync(join(folder, 'snug.db'))
    db.exec('PRAGMA user_version = 1000')
    db.close()
    expect(whyNot()).toBe('newer-schema')
  })

  it('refuses a database that was cut off, and one that contradicts itself', async () => {
    const log = openSqliteLog({ folder })
    await keep(log, messages(2, 5000))
    await log.close()
    const path = join(folder, 'snug.db')
    const db = new DatabaseSync(path)
    db.exec('UPDATE log SET indexed = 99999')
    db.close()
    expect(whyNot()).toBe('corrupt')
    truncateSync(path, Math.floor(statSync(path).size / 2 / 4096) * 4096)
    expect(whyNot()).toBe('corrupt')
  })
})

describe('search, written behind', () => {
  it('catches up after a start', async () => {
    const log = openSqliteLog({ folder })
    await keep(log, messages(2, 12_000))
    await log.close()
    const db = new DatabaseSync(join(folder, 'snug.db'))
    db.exec('UPDATE log SET indexed = 1; DELETE FROM search')
    db.close()
    const again = openSqliteLog({ folder })
    const found = await again.search({ text: 'number9999', timelines: [1], limit: 5 })
    expect(found.map(({ seq }) => seq)).toEqual([9999])
    await again.close()
  })
})

describe('kill -9', () => {
  it('loses nothing that was acknowledged, and leaves the folder free', { timeout: 30_000 }, async () => {
    const program = fileURLToPath(new URL('../../../test/support/append-until-killed.ts', import.meta.url))
    for (let round = 0; round < 3; round++) {
      const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
      const exited = once(child, 'exit')
      let acknowledged = 0
      let lines = 0
      for await (const line of createInterface(child.stdout)) {
        acknowledged = Number(line)
        if (++lines === 1) expect(whyNot()).toBe('in-use')
        if (lines === 200 + round * 100) child.kill('SIGKILL')
      }
      await exited
      const log = openSqliteLog({ folder })
      const { lastSeq } = log.restore()
      expect(acknowledged).toBeGreaterThan(200)
      expect(lastSeq).toBeGreaterThanOrEqual(acknowledged)
      const all = log.page({ timeline: 1, from: 'oldest', kinds: ['privmsg'], limit: 1_000_000 })
      expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: lastSeq - 1 }, (_, n) => n + 2))
      expect(
        all.every(({ seq, text, source }) => text === `message number${seq}` && source === `n${seq % 7}!u@h`),
      ).toBe(true)
      const found = await log.search({ text: `number${acknowledged}`, timelines: [1], limit: 50 })
      expect(found.map(({ seq }) => seq)).toContain(acknowledged)
      await log.close()
    }
  })
})

describe('the best of very many', () => {
  it(
    'is the best of the newest of them, and older ones that fit better do not matter',
    { timeout: 30_000 },
    async () => {
      const log = openSqliteLog({ folder })
      const many = messages(2, 52_000).map((one) => ({
        ...one,
        text: one.seq % 20_000 === 1000 ? 'tea' : 'tea or not',
      }))
      await keep(log, many)
      const found = await log.search({ text: 'tea', timelines: [1], order: 'best', limit: 2 })
      expect(found.map(({ seq }) => seq)).toEqual([21_000, 41_000])
      const older = await log.search({ text: 'tea', timelines: [1], order: 'best', limit: 3, before: 30_000 })
      expect(older.map(({ seq }) => seq)).toEqual([1000, 21_000, 29_999])
      await log.close()
    },
  )
})

describe('many searches at once', () => {
  it('FIND-3 let what is said be written in between', async () => {
    const log = openSqliteLog({ folder })
    await keep(log, messages(2, 1000))
    let found = 0
    const searches = Array.from({ length: 2000 }, async () => {
      await log.search({ text: 'message', timelines: [1], limit: 20 })
      found++
    })
    await searches[0]
    await keep(log, messages(1002, 1))
    expect(found).toBeLessThan(2000)
    await Promise.all(searches)
    await log.close()
  })
})
