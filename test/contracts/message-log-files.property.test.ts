/** Whatever is said, changed and taken away: the log in SQLite knows the same of files as the one in memory, which looks for who names them in all that is there. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { createMemoryLog } from '../../src/adapters/memory/memory-log.ts'
import { openSqliteLog } from '../../src/adapters/sqlite/sqlite-log.ts'
import type { Entry } from '../../src/chat/entry.ts'
import type { MessageLog } from '../../src/ports/message-log.ts'
import { channel, entry, keep } from './entries.ts'

const root = mkdtempSync(join(tmpdir(), 'snug-files-'))
afterAll(() => rmSync(root, { recursive: true }))
let made = 0

/** The first two have the same bytes. */
const FILES = ['a', 'b', 'c', 'd'].map((letter, i) => ({
  id: letter.repeat(25),
  hash: (i < 2 ? 'ab' : letter.repeat(2)).repeat(32),
  name: 'cat.png',
  type: 'image/png',
  size: i < 2 ? 10 : 10 * i,
  width: 3,
  height: 2,
  source: 'alice!alice@host',
  account: '',
  target: '',
  at: i,
}))
const ids = fc.subarray(FILES.map(({ id }) => id))
/** How far back the message is that something is done to. */
const back = fc.integer({ min: 0, max: 5 })
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('say' as const), ids, timeline: fc.constantFrom(-7, 2, 3) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('edit' as const), ids, back }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('redact' as const), back }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('take' as const), ids, back, withCopies: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('topic' as const), ids }) },
)
const turn = fc.record({
  steps: fc.array(step, { maxLength: 5 }),
  /** Files that are uploaded before. */
  uploads: fc.subarray(FILES),
  until: fc.constantFrom(0, 50),
  dropsAt: fc.option(fc.constantFrom(0, 100), { nil: undefined }),
})

it('FILE-1 FILE-2 FILE-12 sqlite is memory, for files', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { maxLength: 6 }), fc.boolean(), async (turns, ends) => {
      const logs = [createMemoryLog(), openSqliteLog({ folder: join(root, String(++made)) })]
      const same = async (ask: (log: MessageLog) => unknown): Promise<void> => {
        const [inMemory, inSqlite] = await Promise.all(logs.map(ask))
        expect(inSqlite).toEqual(inMemory)
      }
      const sameOfAll = async (lastSeq: number): Promise<void> => {
        for (const { id, hash } of FILES) await same((log) => [log.file(id), log.hasBytes(hash)])
        for (let seq = 2; seq <= lastSeq; seq++) await same((log) => log.filesNamedBy(seq))
        await same((log) => log.fileBytes())
      }
      try {
        let seq = 1
        const said: { readonly seq: number; readonly timeline: number }[] = []
        const uploaded = new Set<string>()
        // Nobody can know the id of a file before it is there.
        const linksTo = (named: readonly string[]): string =>
          named
            .filter((id) => uploaded.has(id))
            .map((id) => `http://x/files/${id}-3x2/cat.png`)
            .join(' ')
        for (const { steps, uploads, until, dropsAt } of turns) {
          for (const file of uploads) {
            // An id is given once.
            if (!uploaded.has(file.id)) for (const log of logs) await log.keepFile(file, until)
            uploaded.add(file.id)
          }
          const entries: Entry[] = []
          for (const one of steps) {
            const about = 'back' in one ? said.at(-1 - one.back) : { seq: 0, timeline: 2 }
            if (!about) continue
            seq += 1
            const { timeline } = about
            if (one.does === 'say') {
              said.push({ seq, timeline: one.timeline })
              entries.push(entry(seq, { timeline: one.timeline, text: linksTo(one.ids) }))
            } else if (one.does === 'topic')
              entries.push(entry(seq, { kind: 'topic', timeline, text: linksTo(one.ids) }))
            else if (one.does === 'edit')
              entries.push(entry(seq, { kind: 'edit', of: about.seq, timeline, text: linksTo(one.ids) }))
            else {
              const takes = one.does === 'take' && { takes: { files: one.ids, withCopies: one.withCopies } }
              entries.push(entry(seq, { kind: 'redact', of: about.seq, timeline, text: '', ...takes }))
            }
          }
          for (const log of logs) await keep(log, entries)
          await sameOfAll(seq)
          if (dropsAt === undefined) continue
          await same(async (log) => (await log.dropFiles(dropsAt)).toSorted())
          await sameOfAll(seq)
        }
        if (ends) for (const log of logs) await keep(log, [entry(seq + 1)], [channel(2, { ended: true })])
        await sameOfAll(seq + 1)
        await same(async (log) => (await log.dropFiles(100)).toSorted())
        await sameOfAll(seq + 1)
      } finally {
        await Promise.all(logs.map((log) => log.close()))
      }
    }),
    { numRuns: 20 },
  )
})
