/** The part of the log's contract that is about what two people say to each other, and about counting what somebody has not read. */
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../src/chat/entry.ts'
import { conversationOf } from '../../src/chat/conversation.ts'
import type { Conversation, MessageLog } from '../../src/ports/message-log.ts'
import { entries, entry, keep, seqs } from './entries.ts'

const AB = conversationOf('alice', 'bob')
const AG = conversationOf('alice', ' guest')

function fromAlice(seq: number, more: Partial<Entry> = {}): Entry {
  return entry(seq, { timeline: AB, account: 'Alice', target: 'bob', targetAccount: 'Bob', ...more })
}
function fromBob(seq: number, more: Partial<Entry> = {}): Entry {
  const both = { timeline: AB, source: 'bobby!b@h', account: 'Bob', target: 'alice', targetAccount: 'Alice' }
  return entry(seq, { ...both, ...more })
}
function fromGuest(seq: number, more: Partial<Entry> = {}): Entry {
  return entry(seq, { timeline: AG, source: 'guest!g@h', target: 'alice', targetAccount: 'Alice', ...more })
}

function brief(conversations: readonly Conversation[]): (string | number)[][] {
  return conversations.map(({ nick, account, seq }) => [nick, account, seq])
}

export function conversationsContract(open: () => MessageLog): void {
  describe('conversations', () => {
    it('are of both accounts, each with the other, the newest first', async () => {
      const log = open()
      await keep(log, [
        entry(2),
        fromAlice(3),
        fromGuest(4),
        fromBob(5, { kind: 'notice' }),
        fromAlice(6, { kind: 'tagmsg', text: '' }),
      ])
      expect(log.conversations('alice', { limit: 9 })).toEqual([
        { timeline: AB, nick: 'bobby', account: 'Bob', seq: 5, at: 5000 },
        { timeline: AG, nick: 'guest', account: '', seq: 4, at: 4000 },
      ])
      expect(brief(log.conversations('bob', { limit: 9 }))).toEqual([['alice', 'Alice', 5]])
      expect(brief(log.conversations('alice', { limit: 1 }))).toEqual([['bobby', 'Bob', 5]])
      expect(brief(log.conversations('alice', { limit: 9, after: 4 }))).toEqual([['bobby', 'Bob', 5]])
      expect(brief(log.conversations('alice', { limit: 9, before: 5 }))).toEqual([['guest', '', 4]])
      expect(log.conversations('alice', { limit: 0 })).toEqual([])
      expect(['guest', '', 'carol'].map((account) => log.conversations(account, { limit: 9 }))).toEqual([[], [], []])
      await keep(log, [fromAlice(7, { target: 'Bob2' }), fromAlice(8, { timeline: AG, target: 'guest', of: 4 })])
      expect(brief(log.conversations('alice', { limit: 9 }))).toEqual([
        ['guest', 'Bob', 8],
        ['Bob2', 'Bob', 7],
      ])
    })

    it('fall back to what was said before, when the newest is taken away, and end with the last', async () => {
      const log = open()
      await keep(log, [fromAlice(2), fromBob(3, { kind: 'notice' }), fromBob(4), fromGuest(5)])
      await keep(log, [fromBob(6, { kind: 'redact', of: 4 }), fromGuest(7, { kind: 'redact', of: 5 })])
      expect(brief(log.conversations('alice', { limit: 9 }))).toEqual([['bobby', 'Bob', 3]])
      await keep(log, [fromBob(8, { kind: 'redact', of: 3 })])
      expect(brief(log.conversations('bob', { limit: 9 }))).toEqual([['alice', 'Alice', 2]])
      await keep(log, [fromAlice(9, { kind: 'redact', of: 2 })])
      expect([log.conversations('alice', { limit: 9 }), log.conversations('bob', { limit: 9 })]).toEqual([[], []])
    })

    it('with oneself is one; two under one number are each seen by their own people', async () => {
      const log = open()
      await keep(log, [
        entry(2, { timeline: -5, account: 'alice', target: 'alice', targetAccount: 'alice' }),
        fromBob(3, { timeline: -5, targetAccount: 'carol', target: 'carol' }),
        ...Array.from({ length: 40 }, (_, n) =>
          entry(4 + n, { timeline: -5, account: 'dave', target: 'x', targetAccount: 'eve' }),
        ),
      ])
      await keep(log, [entry(44, { timeline: -5, account: 'alice', target: 'me', targetAccount: 'alice' })])
      expect(brief(log.conversations('alice', { limit: 9 }))).toEqual([['me', 'alice', 44]])
      await keep(log, [entry(45, { timeline: -5, kind: 'redact', of: 44 })])
      expect(brief(log.conversations('alice', { limit: 9 }))).toEqual([['alice', 'alice', 2]])
      expect(brief(log.conversations('carol', { limit: 9 }))).toEqual([['bobby', 'Bob', 3]])
    })

    it('are read and searched as channels are, apart from the channel of the same number', async () => {
      const log = open()
      await keep(log, [fromAlice(2), entry(3, { timeline: -1 }), entry(4, { timeline: 1 }), entry(5, { timeline: 0 })])
      const page = (timeline: number): number[] =>
        seqs(log.page({ timeline, from: 'newest', kinds: ['privmsg'], limit: 9 }))
      expect([AB, -1, 1, 0].map(page)).toEqual([[2], [3], [4], [5]])
      const found: number[][] = []
      for (const timelines of [[AB], [-1], [1], [0], [1, -1]]) {
        found.push(seqs(await log.search({ text: 'message', timelines, limit: 9 })))
      }
      expect(found).toEqual([[2], [3], [4], [5], [3, 4]])
    })
  })

  describe('counting', () => {
    it('is of messages behind a place, and no further than asked', async () => {
      const log = open()
      const some = [entry(2), entry(3, { kind: 'notice' }), entry(4, { kind: 'join' }), entry(5, { timeline: 2 })]
      await keep(log, [...some, ...entries(6, 10), entry(16, { kind: 'edit', of: 6, text: 'x' })])
      const counts = [0, 2, 3, 4, 14, 15, 99].map((after) => log.countMessages(1, after, 100))
      expect(counts).toEqual([12, 11, 10, 10, 1, 0, 0])
      expect([log.countMessages(1, 0, 11), log.countMessages(1, 0, 1), log.countMessages(1, 0, 0)]).toEqual([11, 1, 0])
      expect([log.countMessages(2, 0, 9), log.countMessages(3, 0, 9)]).toEqual([1, 0])
    })
  })
}
