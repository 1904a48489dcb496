/** Whatever is appended and asked: the log in SQLite answers as the one in memory does, which is too plain to be wrong. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { createMemoryLog } from '../../src/adapters/memory/memory-log.ts'
import { openSqliteLog } from '../../src/adapters/sqlite/sqlite-log.ts'
import type { Entry, EntryKind } from '../../src/chat/entry.ts'
import type { MessageLog, SearchQuery } from '../../src/ports/message-log.ts'
import { channel, keep } from './entries.ts'
import { anyCharacter } from '../support/any-character.ts'

const root = mkdtempSync(join(tmpdir(), 'snug-log-'))
afterAll(() => rmSync(root, { recursive: true }))
let made = 0

const kind = fc.constantFrom<EntryKind>(
  ...(['privmsg', 'privmsg', 'privmsg', 'notice', 'join', 'mode', 'tagmsg'] as const),
  ...(['react', 'react', 'unreact', 'edit', 'redact', 'pin', 'unpin'] as const),
)
const CHANGES: ReadonlySet<EntryKind> = new Set(['react', 'unreact', 'edit', 'redact'])
const timeline = fc.integer({ min: -2, max: 2 })
/** How far back something is about: what is there is of any kind, or gone. */
const back = fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined })
const account = fc.constantFrom('', '', 'acc', 'Acc', 'bob')
/** A few words that meet often, and any other text. */
const word = fc.oneof(
  fc.constantFrom(
    'tea',
    'Tea',
    'té',
    'teapot',
    `/files/${'a'.repeat(25)}-8x6/tea.png`,
    `/files/${'b'.repeat(25)}-12/tea.pdf`,
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
    '"té tea"',
    'http://x',
    '* AND',
    '1.5',
    '한국',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: anyCharacter, maxLength: 3 }).map((text) => text.toWellFormed()),
)
const text = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '))
/** An entry without its place: seq and time come from where it is put. */
const said = fc.record({
  timeline,
  kind,
  text,
  laterMs: fc.constantFrom(0, 0, 1, 1000),
  source: fc.constantFrom('a!a@a', 'b!b@b', 'ç!c@c'),
  account,
  target: fc.constantFrom('', 'bob'),
  tags: fc.constantFrom('', '+a=b'),
  back,
  value: fc.constantFrom('👍', 'x'),
  targetAccount: fc.option(account, { nil: undefined }),
  saidId: fc.option(fc.string({ minLength: 1, maxLength: 3 }), { nil: undefined }),
})
const changed = fc.record({
  id: fc.integer({ min: 1, max: 3 }),
  name: word,
  ended: fc.boolean(),
  limit: fc.option(fc.nat()),
})
const retention = fc.record({
  maxAgeMs: fc.constantFrom(0, 0, 1, 1500, 4000),
  maxMessages: fc.constantFrom(0, 0, 1, 3, 6),
})
/** What is no longer kept after a batch. */
const pruned = fc.option(
  fc.record({ rules: fc.array(fc.tuple(timeline, retention), { maxLength: 2 }), others: retention }),
  { nil: undefined, freq: 3 },
)
/** With a skip of 1 the batch leaves a gap, so it must fail, and the log recovers. */
const appended = fc.record({
  entries: fc.array(said, { maxLength: 8 }),
  channels: fc.array(changed, { maxLength: 2 }),
  skip: fc.constantFrom(0, 0, 0, 1),
  pruned,
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
const query = fc.record({
  text,
  timelines: fc.uniqueArray(timeline),
  before: seq,
  after: seq,
  limit,
  from: fc.constantFrom(undefined, undefined, undefined, 'a', 'acc', 'bob', 'ç'),
  has: fc.constantFrom<SearchQuery['has'][]>(undefined, undefined, [], ['link'], ['file'], ['link', 'image']),
})
const asked = fc.record({ pages: fc.array(page, { maxLength: 8 }), queries: fc.array(query, { maxLength: 8 }) })

/** Without the members that are undefined: the port knows only present ones. */
function present<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never
}

type Said = typeof said extends fc.Arbitrary<infer T> ? Omit<T, 'laterMs'> : never

/** What is said becomes an entry; what changes something is about something. */
function place({ back, value, targetAccount, saidId, ...rest }: Said, seq: number, at: number): Entry {
  const isChange = CHANGES.has(rest.kind)
  const isReaction = rest.kind === 'react' || rest.kind === 'unreact'
  const of = isChange ? seq - (back ?? 3) : back && seq - back
  return {
    ...rest,
    seq,
    at,
    ...(isReaction && { text: value }),
    ...(of !== undefined && { of }),
    ...(targetAccount && { targetAccount }),
    ...(saidId !== undefined && !isChange && { saidId }),
  }
}

it('sqlite is memory, on random batches and questions', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(appended, { maxLength: 6 }), asked, async (batches, { pages, queries }) => {
      const logs = [createMemoryLog(), openSqliteLog({ folder: join(root, String(++made)) })]
      try {
        let lastSeq = 1
        let lastAt = 5000
        for (const { entries, channels, skip, pruned } of batches) {
          let at = lastAt
          const placed: Entry[] = []
          for (const { laterMs, ...rest } of entries) {
            at += laterMs
            placed.push(place(rest, lastSeq + 1 + skip + placed.length, at))
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
          if (pruned) {
            const { rules, others } = pruned
            const [inMemory, inSqlite] = await Promise.all(logs.map((log) => log.prune(new Map(rules), others, lastAt)))
            expect(inSqlite).toBe(inMemory)
          }
        }
        const same = async (ask: (log: MessageLog) => unknown): Promise<void> => {
          const [inMemory, inSqlite] = await Promise.all(logs.map(ask))
          expect(inSqlite).toEqual(inMemory)
        }
        await same((log) => log.restore())
        for (let at = 4999; at <= lastAt + 1000; at += 500) await same((log) => log.seqAt(at))
        for (let n = 1; n <= lastSeq + 1; n++) await same((log) => log.entry(n))
        const all = Array.from({ length: lastSeq }, (_, n) => n)
        await same((log) => log.reactions(all))
        await same((log) => all.map((n) => log.revisions(n)))
        for (const name of ['acc', 'bob', 'a']) {
          await same((log) => log.conversations(name, { limit: 9 }))
          await same((log) => log.conversations(name, { limit: 1, after: lastSeq - 9, before: lastSeq - 1 }))
        }
        for (let n = -2; n < 3; n++) await same((log) => [log.countMessages(n, 5, 99), log.countMessages(n, 0, 4)])
        for (const one of pages) await same((log) => log.page(present(one)))
        for (const one of queries) {
          await same((log) => log.search(present(one)))
          await same((log) => log.search({ ...present(one), order: 'best', limit: 99 }))
        }
      } finally {
        await Promise.all(logs.map((log) => log.close()))
      }
    }),
    { numRuns: 20 },
  )
})
