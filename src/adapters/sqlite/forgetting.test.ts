/** That what was taken away stands in no file any more, not even where nothing reads it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Entry } from '../../chat/entry.ts'
import type { MessageLog } from '../../ports/message-log.ts'
import { openSqliteLog } from './sqlite-log.ts'

let folder: string
let log: MessageLog
let seq: number

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snug-log-'))
  log = openSqliteLog({ folder })
  seq = 1
})

afterEach(async () => {
  await log.close()
  rmSync(folder, { recursive: true })
})

/** What begins like nothing else, so that the index of words cannot leave its beginning out. */
const SECRET = /[xyz]q9secret/g

function entry(text: string, more: Partial<Entry> = {}): Entry {
  seq += 1
  return {
    seq,
    at: seq,
    timeline: 1,
    kind: 'privmsg',
    source: 'a!a@a',
    account: '',
    text,
    target: '',
    tags: '',
    ...more,
  }
}

function keep(entries: readonly Entry[]): Promise<void> {
  return new Promise((resolve, reject) => {
    log.append({ entries, channels: [], records: [] }, (failure) => (failure ? reject(failure) : resolve()))
  })
}

/** How often the secret stands in each file that there is. */
function traces(): Record<string, number> {
  const counts = readdirSync(folder).map((name) => {
    return [name, [...readFileSync(join(folder, name), 'latin1').matchAll(SECRET)].length] as const
  })
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

/** Many messages, of which some say a secret, short or over several pages; gives those. */
async function say(count: number): Promise<Entry[]> {
  const secret: Entry[] = []
  for (let done = 0; done < count; done += 500) {
    const some = Array.from({ length: 500 }, (_, n) => {
      if (n % 50 !== 7) return entry(`message number${n} of ${done}, ${'words '.repeat(n % 40)}`)
      const one = entry(`the ${'xyz'[n % 3]}q9secret is ${'long '.repeat(n % 100 === 7 ? 2500 : 1)}`, {
        timeline: 1 + (n % 3),
      })
      secret.push(one)
      return one
    })
    await keep(some)
    await log.search({ text: 'number', timelines: [1], limit: 1 })
  }
  return secret
}

const NOTHING = { maxAgeMs: 0, maxMessages: 0 }

it('FORGET-1 a redacted message stands in no file once the log has been pruned, nor do its edits', async () => {
  const secret = await say(5000)
  await keep(secret.slice(0, 9).map(({ seq: of }) => entry('edited: yq9secret', { kind: 'edit', of })))
  expect(Object.keys(traces())).toContain('snug.db-wal')
  await keep(secret.map(({ seq: of }) => entry('', { kind: 'redact', of })))
  expect(await log.prune(new Map(), NOTHING, 0)).toBe(0)
  expect(traces()).toEqual({})
  expect(log.restore().lastSeq).toBe(seq)
  expect((await log.search({ text: 'number7', timelines: [1, 2, 3], limit: 9999 })).length).toBeGreaterThan(9)
})

it('FORGET-1 what is too old stands in no file once the log has been pruned', async () => {
  await say(3000)
  const boundary = seq
  await keep(Array.from({ length: 1000 }, (_, n) => entry(`new message ${n}`)))
  expect(await log.prune(new Map(), { maxAgeMs: 1000, maxMessages: 0 }, boundary + 1001)).toBe(3000)
  expect(traces()).toEqual({})
  expect((await log.search({ text: 'message', timelines: [1], limit: 9999 })).length).toBe(1000)
})

it('FORGET-1 a copy has nothing of what was taken away before, and from then on the log has not either', async () => {
  const secret = await say(2000)
  await keep(secret.map(({ seq: of }) => entry('', { kind: 'redact', of })))
  await log.backUp(join(folder, 'copy.db'))
  expect(statSync(join(folder, 'copy.db')).size).toBeGreaterThan(100_000)
  expect(statSync(join(folder, 'copy.db')).mode & 0o077).toBe(0)
  expect(traces()).toEqual({})
})

it('FORGET-2 a slow reader keeps nobody from writing, and what is left then is gone the next time', async () => {
  const secret = await say(500)
  const reader = new DatabaseSync(join(folder, 'snug.db'), { readOnly: true })
  reader.exec('BEGIN; SELECT count(*) FROM entry')
  await keep(secret.map(({ seq: of }) => entry('', { kind: 'redact', of })))
  const pruned = log.prune(new Map(), NOTHING, 0)
  await keep([entry('meanwhile')])
  reader.exec('COMMIT')
  reader.close()
  await pruned
  await log.prune(new Map(), NOTHING, 0)
  expect(traces()).toEqual({})
})

it('FORGET-2 what was redacted before a restart is gone when the log is pruned after it', async () => {
  const secret = await say(500)
  await keep(secret.map(({ seq: of }) => entry('', { kind: 'redact', of })))
  await log.close()
  log = openSqliteLog({ folder })
  expect(Object.keys(traces())).toEqual(['snug.db'])
  await log.prune(new Map(), NOTHING, 0)
  expect(traces()).toEqual({})
})
