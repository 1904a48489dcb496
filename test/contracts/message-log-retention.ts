/** The part of the log's contract that is about what is no longer kept, and about copies. */
import { describe, expect, it } from 'vitest'
import type { EntryKind } from '../../src/chat/entry.ts'
import type { MessageLog, Retention } from '../../src/ports/message-log.ts'
import { channel, entries, entry, keep, seqs } from './entries.ts'

/** Where copies are made and opened, or why there are none. */
export type Copies =
  | { readonly path: () => string; readonly open: (path: string) => MessageLog }
  | { readonly cannot: string }

const FOR_EVER: Retention = { maxAgeMs: 0, maxMessages: 0 }
const NO_RULES: ReadonlyMap<number, Retention> = new Map()
const ALL: readonly EntryKind[] = ['privmsg', 'notice', 'join', 'react', 'edit', 'redact', 'pin', 'unpin']

function kept(log: MessageLog, timeline = 1): number[] {
  return seqs(log.page({ timeline, from: 'oldest', kinds: ALL, limit: 10_000 }))
}

export function retentionContract(open: () => MessageLog, copies: Copies): void {
  describe('pruning', () => {
    it('takes what is too old, and the log goes on where it was', async () => {
      const log = open()
      await keep(log, [entry(2), entry(3, { kind: 'join' }), entry(4, { timeline: -9 }), entry(5), entry(6)])
      expect(await log.prune(NO_RULES, FOR_EVER, 1e12)).toBe(0)
      expect(await log.prune(NO_RULES, { maxAgeMs: 1000, maxMessages: 0 }, 6000)).toBe(3)
      expect([kept(log), kept(log, -9)]).toEqual([[5, 6], []])
      expect(log.seqAt(0)).toBe(5)
      expect(await log.prune(NO_RULES, { maxAgeMs: 1, maxMessages: 0 }, 1e12)).toBe(2)
      expect(log.restore()).toMatchObject({ lastSeq: 6, lastAt: 6000 })
      expect([log.seqAt(0), log.entry(6)]).toEqual([7, undefined])
      await expect(keep(log, [entry(6)])).rejects.toThrow()
      log.recover()
      await keep(log, [entry(7)])
      expect(kept(log)).toEqual([7])
    })

    it('counts messages, and what lies between them goes with those that are older', async () => {
      const log = open()
      await keep(log, [
        entry(2, { kind: 'join' }),
        entry(3),
        entry(4, { kind: 'join' }),
        entry(5, { kind: 'notice' }),
        entry(6, { kind: 'join' }),
        entry(7),
        entry(8, { kind: 'join' }),
        entry(9, { timeline: 2 }),
      ])
      expect(await log.prune(NO_RULES, { maxAgeMs: 0, maxMessages: 3 }, 0)).toBe(1)
      expect(await log.prune(NO_RULES, { maxAgeMs: 0, maxMessages: 2 }, 0)).toBe(2)
      expect([kept(log), kept(log, 2)]).toEqual([[5, 6, 7, 8], [9]])
      expect(await log.prune(NO_RULES, { maxAgeMs: 1, maxMessages: 2 }, 7500)).toBe(3)
      expect([kept(log), kept(log, 2)]).toEqual([[8], [9]])
    })

    it('goes by the rule of a timeline where it has one', async () => {
      const log = open()
      await keep(
        log,
        Array.from({ length: 20 }, (_, n) => entry(2 + n, { timeline: [1, -3, 5, 0][n % 4] ?? 0 })),
      )
      const rules = new Map([
        [1, FOR_EVER],
        [-3, { maxAgeMs: 0, maxMessages: 1 }],
        [77, { maxAgeMs: 1, maxMessages: 1 }],
      ])
      expect(await log.prune(rules, { maxAgeMs: 0, maxMessages: 3 }, 0)).toBe(4 + 2 + 2)
      expect([1, -3, 5, 0].map((timeline) => kept(log, timeline).length)).toEqual([5, 1, 3, 3])
    })

    it('takes what is about a message with it, its words, its revisions and its names, and ends conversations', async () => {
      const log = open()
      const between = { timeline: -4, account: 'alice', target: 'bob', targetAccount: 'bob' }
      await keep(log, [
        entry(2, { text: 'tea', saidId: 'a one' }),
        entry(3, { ...between, text: 'tea' }),
        entry(4, { text: 'tea', saidId: 'a two' }),
        entry(5, { kind: 'react', of: 2, text: 'x' }),
        entry(6, { kind: 'edit', of: 2, text: 'more tea' }),
        entry(7, { kind: 'pin', of: 2, text: '' }),
        entry(8, { kind: 'react', of: 4, text: 'x' }),
        entry(9, { text: 'tea', of: 2 }),
      ])
      expect(seqs(await log.search({ text: 'tea', timelines: [1, -4], limit: 9 }))).toEqual([2, 3, 4, 9])
      expect(await log.prune(NO_RULES, { maxAgeMs: 5500, maxMessages: 0 }, 9000)).toBe(5)
      expect([kept(log), kept(log, -4)]).toEqual([[4, 8, 9], []])
      expect(seqs(await log.search({ text: 'tea', timelines: [1, -4], limit: 9 }))).toEqual([4, 9])
      expect(log.reactions([2, 4]).map(({ seq }) => seq)).toEqual([8])
      expect(log.revisions(2)).toEqual([])
      expect(log.conversations('alice', { limit: 9 })).toEqual([])
      expect(log.restore().saidIds).toEqual([['a two', 4]])
    })

    it('takes many, while others are written', async () => {
      const log = open()
      await keep(log, entries(2, 3000))
      const pruned = log.prune(NO_RULES, { maxAgeMs: 0, maxMessages: 500 }, 0)
      await keep(log, entries(3002, 10))
      expect(await pruned).toBeGreaterThanOrEqual(2500)
      await log.prune(NO_RULES, { maxAgeMs: 0, maxMessages: 500 }, 0)
      expect(kept(log).length).toBe(500)
      expect(log.restore().lastSeq).toBe(3011)
      expect((await log.search({ text: 'message', timelines: [1], limit: 9999 })).length).toBe(500)
    })
  })

  if ('cannot' in copies) return it.skip(`is copied: ${copies.cannot}`)

  it('is copied as it is at the call, into a file that was not there', async () => {
    const log = open()
    await keep(log, [entry(2, { text: 'tea', saidId: 'a one' }), entry(3, { kind: 'react', of: 2 })], [channel(3)])
    log.append({ entries: [entry(4, { kind: 'edit', of: 2, text: 'coffee' })], channels: [], records: [] }, () => {})
    const path = copies.path()
    await log.backUp(path)
    await expect(log.backUp(path)).rejects.toThrow(path)
    await keep(log, [entry(5, { kind: 'redact', of: 2 })])
    const copy = copies.open(path)
    expect(copy.identity).toBe(log.identity)
    expect(copy.restore()).toEqual({
      lastSeq: 4,
      lastAt: 4000,
      channels: [channel(3)],
      records: [],
      saidIds: [['a one', 2]],
    })
    expect(kept(copy)).toEqual([2, 3, 4])
    expect(copy.revisions(2)).toEqual([{ text: 'tea', until: 4000 }])
    expect(seqs(await copy.search({ text: 'coffee', timelines: [1], limit: 9 }))).toEqual([2])
    await keep(copy, [entry(5)])
    expect(kept(copy)).toEqual([2, 3, 4, 5])
    expect(kept(log)).toEqual([5])
    await copy.close()
  })

  it('is not copied where no file can be', async () => {
    const log = open()
    const path = `${copies.path()}/missing/copy`
    await expect(log.backUp(path)).rejects.toThrow(path)
    await keep(log, [entry(2)])
  })
}
