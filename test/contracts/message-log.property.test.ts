/** Whatever is appended and asked: the log in SQLite answers as the one in memory does, which is too plain to be wrong. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { createMemoryLog } from '../../src/adapters/memory/memory-log.ts'
import { openSqliteLog } from '../../src/adapters/sqlite/sqlite-log.ts'
import type { Entry, EntryKind } from '../../src/chat/entry.ts'
import type { MessageLog } from '../../src/ports/message-log.ts'
import { channel, keep } from './entries.ts'

const root = mkdtempSync(join(tmpdir(), 'snug-log-'))
afterAll(() => rmSync(root, { recursive: true }))
let made = 0

const kind = fc.constantFrom<EntryKind>('privmsg', 'privmsg', 'notice', 'join', 'mode', 'tagmsg')
const timeline = fc.integer({ min: 0, max: 3 })
/** A few words that meet often, and any other text. */
const word = fc.oneof(
  fc.constantFrom(
    'tea',
    'Tea',
    'té',
    'teapot',
    '北京',
    '京',
    'がく',
    'かく',
    'حالُك',
    'ไทย',
    "don't",
    '🎉',
    'ﬁne',
    'ß',
    'İ',
    '"',
    '* AND',
    '1.5',
    '한국',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 3 }).map((text) => text.toWellFormed()),
)
const text = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '))
/** An entry without its place: seq and time come from where it is put. */
const said = fc.record({
  timeline,
  kind,
  text,
  laterMs: fc.constantFrom(0, 0, 1, 1000),
  source: fc.constantFrom('a!a@a', 'b!b@b', 'ç!c@c'),
  account: fc.constantFrom('', '', 'acc'),
  target: fc.constantFrom('', 'bob'),
  tags: fc.constantFrom('', '+a=b'),
})
const changed = fc.record({
  id: fc.integer({ min: 1, max: 3 }),
  name: word,
  ended: fc.boolean(),
  limit: fc.option(fc.nat()),
})
/** With a skip of 1 the batch leaves a gap, so it must fail, and the log recovers. */
const appended = fc.record({
  entries: fc.array(said, { maxLength: 6 }),
  channels: fc.array(changed, { maxLength: 2 }),
  skip: fc.constantFrom(0, 0, 0, 1),
})
const seq = fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined })
const limit = fc.integer({ min: 0, max: 12 })
const page = fc.record({
  timeline,
  before: seq,
  after: seq,
  from: fc.constantFrom('newest', 'oldest'),
  kinds: fc.uniqueArray(kind),
  limit,
})
const query = fc.record({ text, timelines: fc.uniqueArray(timeline), before: seq, limit })
const asked = fc.record({ pages: fc.array(page, { maxLength: 8 }), queries: fc.array(query, { maxLength: 8 }) })

/** Without the members that are undefined: the port knows only present ones. */
function present<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never
}

it('sqlite is memory, on random batches and questions', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(appended, { maxLength: 6 }), asked, async (batches, { pages, queries }) => {
      const logs = [createMemoryLog(), openSqliteLog({ folder: join(root, String(++made)) })]
      try {
        let lastSeq = 1
        let lastAt = 5000
        for (const { entries, channels, skip } of batches) {
          let at = lastAt
          const placed: Entry[] = []
          for (const { laterMs, ...rest } of entries) {
            at += laterMs
            placed.push({ ...rest, seq: lastSeq + 1 + skip + placed.length, at })
          }
          const records = channels.map(({ id, ...rest }) => channel(id, rest))
          const outcomes = await Promise.all(
            logs.map((log) =>
              keep(log, placed, records).then(
                () => 'kept',
                () => 'failed',
              ),
            ),
          )
          expect(outcomes[1]).toBe(outcomes[0])
          for (const log of logs) if (outcomes[0] === 'failed') log.recover()
          if (outcomes[0] === 'failed') continue
          lastSeq += placed.length
          lastAt = at
        }
        const same = async (ask: (log: MessageLog) => unknown): Promise<void> => {
          const [inMemory, inSqlite] = await Promise.all(logs.map(ask))
          expect(inSqlite).toEqual(inMemory)
        }
        await same((log) => log.restore())
        for (let at = 4999; at <= lastAt + 1000; at += 500) await same((log) => log.seqAt(at))
        for (let n = 1; n <= lastSeq + 1; n++) await same((log) => log.entry(n))
        for (const one of pages) await same((log) => log.page(present(one)))
        for (const one of queries) await same((log) => log.search(present(one)))
      } finally {
        await Promise.all(logs.map((log) => log.close()))
      }
    }),
    { numRuns: 25 },
  )
})
