/** The part of the log's contract that is about entries that change what is there: reactions, edits, redactions, names of messages. */
import { describe, expect, it } from 'vitest'
import { SAID_IDS_OF_ONE } from '../../src/chat/said-ids.ts'
import { MAX_REACTIONS, type MessageLog } from '../../src/ports/message-log.ts'
import { entries, entry, keep, seqs } from './entries.ts'

const BOB = 'bob!b@host'

export function changesContract(open: () => MessageLog): void {
  async function found(log: MessageLog, text: string): Promise<number[]> {
    return seqs(await log.search({ text, timelines: [1], limit: 50 }))
  }

  describe('what an entry is about', () => {
    it('comes back with it, at every timeline, beside the account of whom it is for', async () => {
      const log = open()
      const answer = entry(3, { of: 2, tags: '+a', timeline: -(2 ** 49) + 1, target: 'bob', targetAccount: 'Bob' })
      await keep(log, [entry(2), answer, entry(4, { kind: 'pin', of: 2, text: '' }), entry(5, { of: 99 })])
      expect([3, 4, 5].map((seq) => log.entry(seq))).toEqual([
        answer,
        entry(4, { kind: 'pin', of: 2, text: '' }),
        entry(5, { of: 99 }),
      ])
    })
  })

  describe('reactions', () => {
    it('stand once for each account, or guest, and value, in their order, until they are taken back', async () => {
      const log = open()
      const react = { kind: 'react', of: 2, text: '👍' } as const
      const account = { source: BOB, account: 'bob' }
      await keep(log, [
        entry(2),
        entry(3),
        entry(4, { ...react, of: 3 }),
        entry(5, { ...react, ...account }),
        entry(6, { ...react, ...account, source: 'bobby!x@y' }),
        entry(7, react),
        entry(8, { ...react, text: '🎂' }),
        entry(9, { ...react, source: BOB }),
        entry(10, react),
      ])
      expect(log.reactions([3, 2, 3]).map(({ seq, of, value }) => [seq, of, value])).toEqual([
        [4, 3, '👍'],
        [5, 2, '👍'],
        [7, 2, '👍'],
        [8, 2, '🎂'],
        [9, 2, '👍'],
      ])
      expect(log.reactions([2])[0]).toEqual({ seq: 5, at: 5000, of: 2, value: '👍', ...account })
      expect(log.entry(6)).toBeUndefined()
      await keep(log, [
        entry(11, { ...react, kind: 'unreact' }),
        entry(12, { ...react, ...account, kind: 'unreact', source: 'x!y@z' }),
        entry(13, { ...react, kind: 'unreact', text: 'never' }),
      ])
      expect(log.reactions([2]).map(({ seq }) => seq)).toEqual([8, 9])
      expect([5, 7, 11, 12].map((seq) => log.entry(seq))).toEqual([undefined, undefined, undefined, undefined])
      expect(log.restore()).toMatchObject({ lastSeq: 13, lastAt: 13_000 })
      expect(log.seqAt(9500)).toBe(14)
      await keep(log, [entry(14, react)])
      expect(log.reactions([2]).map(({ seq }) => seq)).toEqual([8, 9, 14])
      expect(log.reactions([])).toEqual([])
    })

    it('are not kept where there is no such message, and not given without end', async () => {
      const log = open()
      const many = Array.from({ length: MAX_REACTIONS + 5 }, (_, n) =>
        entry(3 + n, { kind: 'react', of: 2, text: `v${n}` }),
      )
      await keep(log, [entry(2), ...many, entry(MAX_REACTIONS + 8, { kind: 'react', of: 1, text: 'x' })])
      expect(log.reactions([1, 2]).map(({ seq }) => seq)).toEqual(seqs(many).slice(0, MAX_REACTIONS))
      expect(log.entry(MAX_REACTIONS + 8)).toBeUndefined()
    })
  })

  describe('edits', () => {
    it('FIND-4 change what is read and found, and keep what was said before', async () => {
      const log = open()
      await keep(log, [entry(2, { text: 'first tea' }), entry(3)])
      expect(await found(log, 'tea')).toEqual([2])
      await keep(log, [entry(4, { kind: 'edit', of: 2, text: 'Second coffee' })])
      expect(log.entry(2)).toEqual(entry(2, { text: 'Second coffee', editedAt: 4000 }))
      expect(log.entry(4)).toEqual(entry(4, { kind: 'edit', of: 2, text: 'Second coffee' }))
      expect([await found(log, 'tea'), await found(log, 'coffee')]).toEqual([[], [2]])
      await keep(log, [entry(5, { kind: 'edit', of: 2, text: 'third' }), entry(6, { text: 'tea', of: 2 })])
      expect(log.page({ timeline: 1, from: 'oldest', kinds: ['edit', 'privmsg'], limit: 9 })).toEqual([
        entry(2, { text: 'third', editedAt: 5000 }),
        entry(3),
        entry(5, { kind: 'edit', of: 2, text: 'third' }),
        entry(6, { text: 'tea', of: 2 }),
      ])
      expect([await found(log, 'tea'), await found(log, 'coffee'), await found(log, 'third')]).toEqual([[6], [], [2]])
      expect(log.revisions(2)).toEqual([
        { text: 'first tea', until: 4000 },
        { text: 'Second coffee', until: 5000 },
      ])
      expect(log.revisions(3)).toEqual([])
    })

    it('of what is not there are not kept, and the log goes on behind them', async () => {
      const log = open()
      await keep(log, [entry(2), entry(3, { kind: 'edit', of: 77, text: 'new' })])
      expect(log.entry(3)).toBeUndefined()
      expect(log.restore()).toMatchObject({ lastSeq: 3, lastAt: 3000 })
      await expect(keep(log, [entry(3)])).rejects.toThrow()
      log.recover()
      await keep(log, [entry(4)])
      expect(log.seqAt(2500)).toBe(4)
    })
  })

  describe('redactions', () => {
    it('FIND-4 take a message with what is about it, from everywhere; what answers it stays', async () => {
      const log = open()
      const conversation = -7
      await keep(log, [
        entry(2, { text: 'secret', saidId: 'a one' }),
        entry(3, { kind: 'react', of: 2, text: '👍' }),
        entry(4, { kind: 'edit', of: 2, text: 'other secret' }),
        entry(5, { kind: 'pin', of: 2, text: '' }),
        entry(6, { of: 2, text: 'an answer', saidId: 'a two' }),
        entry(7, { kind: 'react', of: 6, text: '👍' }),
        entry(8, { text: 'secret', timeline: conversation }),
      ])
      expect(await found(log, 'secret')).toEqual([2])
      await keep(log, [entry(9, { kind: 'redact', of: 2, text: 'why' })])
      expect(await found(log, 'secret')).toEqual([])
      expect([2, 3, 4, 5].map((seq) => log.entry(seq))).toEqual([undefined, undefined, undefined, undefined])
      expect(log.entry(9)).toEqual(entry(9, { kind: 'redact', of: 2, text: 'why' }))
      expect(log.entry(6)).toEqual(entry(6, { of: 2, text: 'an answer' }))
      expect(log.reactions([2, 6]).map(({ seq }) => seq)).toEqual([7])
      expect(log.revisions(2)).toEqual([])
      expect(log.restore().saidIds).toEqual([['a two', 6]])
      await keep(log, [
        entry(10, { kind: 'redact', of: 2, text: 'again' }),
        entry(11, { kind: 'edit', of: 2, text: 'back' }),
        entry(12, { kind: 'react', of: 2, text: 'x' }),
      ])
      expect([10, 11, 12].map((seq) => log.entry(seq)?.kind)).toEqual(['redact', undefined, undefined])
      expect(log.restore().lastSeq).toBe(12)
      expect(await found(log, 'back')).toEqual([])
    })

    it('go on to what is about that', async () => {
      const log = open()
      await keep(log, [
        entry(2),
        entry(3, { kind: 'react', of: 2, text: 'x' }),
        entry(4, { kind: 'pin', of: 3, text: '' }),
        entry(5, { kind: 'react', of: 4, text: 'y' }),
        entry(6, { of: 3 }),
        entry(7, { kind: 'redact', of: 2 }),
      ])
      expect(seqs(log.page({ timeline: 1, from: 'oldest', kinds: ['privmsg', 'react', 'pin'], limit: 9 }))).toEqual([6])
    })

    it('are with their batch, or are not', async () => {
      const log = open()
      await keep(log, [entry(2, { text: 'tea' })])
      await expect(
        keep(log, [entry(3, { kind: 'edit', of: 2, text: 'x' }), entry(4, { kind: 'redact', of: 2 }), entry(9)]),
      ).rejects.toThrow()
      log.recover()
      expect(log.entry(2)).toEqual(entry(2, { text: 'tea' }))
      expect(await found(log, 'tea')).toEqual([2])
      expect(log.restore().lastSeq).toBe(2)
    })
  })

  describe('the names of messages', () => {
    it('are those of each sender’s newest, the oldest first, and not read back with the entry', async () => {
      const log = open()
      const many = entries(2, SAID_IDS_OF_ONE + 301).map((one) => ({
        ...one,
        saidId: one.seq === 3 ? 'b 3' : `a ${one.seq}`,
      }))
      await keep(log, [...many, entry(SAID_IDS_OF_ONE + 303)])
      const { saidIds } = log.restore()
      expect(saidIds.length).toBe(SAID_IDS_OF_ONE + 1)
      expect([saidIds[0], saidIds[1], saidIds.at(-1)]).toEqual([
        ['b 3', 3],
        ['a 303', 303],
        [`a ${SAID_IDS_OF_ONE + 302}`, SAID_IDS_OF_ONE + 302],
      ])
      expect(log.entry(302)).toEqual(entry(302))
    })
  })
}
