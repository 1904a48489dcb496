/** What every message log does (src/ports/message-log.ts): run over each adapter by message-log.test.ts. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Presence } from '../../src/chat/accounts.ts'
import type { KeptRecord } from '../../src/chat/kept-record.ts'
import type { ServerBan } from '../../src/chat/server-ban.ts'
import type { MessageLog } from '../../src/ports/message-log.ts'
import { batch, channel, entries, entry, keep, seqs } from './entries.ts'
import { changesContract } from './message-log-changes.ts'
import { conversationsContract } from './message-log-conversations.ts'
import { filesContract } from './message-log-files.ts'
import { pagesContract } from './message-log-pages.ts'
import { type Copies, retentionContract } from './message-log-retention.ts'
import { searchContract } from './message-log-search.ts'

/** One adapter, and in what it deviates. */
export interface LogUnderTest {
  readonly name: string
  /** A new, empty log. */
  open(): MessageLog
  /** Opens again what `open` made and `close` closed; or why this adapter cannot. */
  readonly reopen: ((closed: MessageLog) => MessageLog) | { readonly cannot: string }
  readonly copies: Copies
}

export function messageLogContract(adapter: LogUnderTest): void {
  describe(`message log: ${adapter.name}`, () => {
    const opened = new Set<MessageLog>()
    function open(): MessageLog {
      const log = adapter.open()
      opened.add(log)
      return log
    }
    async function close(log: MessageLog): Promise<void> {
      opened.delete(log)
      await log.close()
    }
    afterEach(async () => {
      for (const log of opened) await close(log)
    })

    describe('appending', () => {
      it('begins empty: lastSeq is 1, lastAt is 0, nothing is there', () => {
        const log = open()
        expect(log.restore()).toEqual({ lastSeq: 1, lastAt: 0, channels: [], records: [], saidIds: [] })
        expect(log.entry(2)).toBeUndefined()
        expect(log.seqAt(0)).toBe(2)
        expect(log.page({ timeline: 1, from: 'newest', kinds: ['privmsg'], limit: 10 })).toEqual([])
      })

      it('has an identity of its own, eight or more letters and digits', () => {
        const [one, two] = [open(), open()]
        expect(one.identity).toMatch(/^[a-z0-9]{8,}$/i)
        expect(one.identity).not.toBe(two.identity)
      })

      it('gives back every field of an entry', async () => {
        const log = open()
        const full = entry(3, {
          at: 1_900_000_000_123,
          timeline: 1_234_567,
          kind: 'kick',
          source: 'bob!~b@2001:db8::1',
          account: 'Bobby',
          text: 'out, "you" \u0000 \u{1F984} é',
          target: 'mallory',
          tags: '+a=b\\s;+c',
        })
        await keep(log, [entry(2), full, entry(4, { at: full.at, text: '', target: 'x' })])
        expect(log.entry(3)).toEqual(full)
        expect(log.entry(4)).toEqual(entry(4, { at: full.at, text: '', target: 'x' }))
        expect(log.entry(2)).toEqual(entry(2))
        expect(log.entry(5)).toBeUndefined()
        expect(log.entry(1)).toBeUndefined()
      })

      it('keeps one source with different accounts apart', async () => {
        const log = open()
        await keep(log, [
          entry(2, { account: 'alice' }),
          entry(3),
          entry(4, { account: 'other' }),
          entry(5, { account: 'alice' }),
        ])
        expect([2, 3, 4, 5].map((seq) => log.entry(seq)?.account)).toEqual(['alice', '', 'other', 'alice'])
      })

      it('calls done in the order of the calls, and never before append returned', async () => {
        const log = open()
        const told: number[] = []
        let returned = 0
        await new Promise<void>((resolve) => {
          for (let n = 0; n < 50; n++) {
            log.append(batch([entry(2 + n)]), () => {
              expect(returned).toBeGreaterThan(n)
              told.push(n)
              if (n === 49) resolve()
            })
            returned += 1
          }
        })
        expect(told).toEqual(Array.from({ length: 50 }, (_, n) => n))
        expect(log.restore().lastSeq).toBe(51)
      })

      it('has committed a batch when done is called', async () => {
        const log = open()
        const seen = await new Promise((resolve) => {
          log.append(batch(entries(2, 3)), () => {
            resolve(seqs(log.page({ timeline: 1, from: 'newest', kinds: ['privmsg'], limit: 9 })))
          })
        })
        expect(seen).toEqual([2, 3, 4])
      })

      it('keeps batches of no entries, of channels only, and of many entries', async () => {
        const log = open()
        await keep(log, [])
        await keep(log, [], [channel(7)])
        await keep(log, entries(2, 5000))
        expect(log.restore()).toEqual({
          lastSeq: 5001,
          lastAt: 5_001_000,
          channels: [channel(7)],
          records: [],
          saidIds: [],
        })
      })

      it('throws after it was closed', async () => {
        const log = open()
        await close(log)
        expect(() => log.append(batch([]), () => {})).toThrow('closed')
        expect(() => log.entry(2)).toThrow('closed')
        expect(() => log.restore()).toThrow('closed')
      })

      it('waits with close for what was appended', async () => {
        const log = open()
        let told = 0
        for (let n = 0; n < 20; n++) log.append(batch([entry(2 + n)]), (failure) => (told += failure ? 0 : 1))
        await close(log)
        expect(told).toBe(20)
      })
    })

    describe('failing', () => {
      it('keeps nothing of a batch that does not follow what is kept', async () => {
        const log = open()
        await keep(log, [entry(2)], [channel(1)])
        await expect(keep(log, [entry(3), entry(5)], [channel(1, { name: '#other' }), channel(3)])).rejects.toThrow()
        log.recover()
        await expect(keep(log, [entry(2)])).rejects.toThrow()
        log.recover()
        await expect(keep(log, [entry(3, { at: 1 })])).rejects.toThrow()
        expect(log.restore()).toEqual({ lastSeq: 2, lastAt: 2000, channels: [channel(1)], records: [], saidIds: [] })
      })

      it('fails every batch appended after a failed one, also good ones, until recover is called', async () => {
        const log = open()
        const outcomes: string[] = []
        function append(name: string, seq: number): Promise<void> {
          return new Promise((resolve) => {
            log.append(batch([entry(seq)]), (failure) => {
              outcomes.push(`${name} ${failure ? 'failed' : 'kept'}`)
              resolve()
            })
          })
        }
        await Promise.all([append('a', 2), append('b', 9), append('c', 3), append('d', 10)])
        await append('e', 3)
        log.recover()
        await Promise.all([append('f', 3), append('g', 4)])
        expect(outcomes).toEqual(['a kept', 'b failed', 'c failed', 'd failed', 'e failed', 'f kept', 'g kept'])
        expect(log.restore().lastSeq).toBe(4)
      })

      it('remembers sources again after a failure', async () => {
        const log = open()
        await expect(keep(log, [entry(3, { source: 'new!n@n' })])).rejects.toThrow()
        log.recover()
        await keep(log, [entry(2, { source: 'new!n@n' })])
        await keep(log, [entry(3, { source: 'new!n@n' })])
        expect([log.entry(2)?.source, log.entry(3)?.source]).toEqual(['new!n@n', 'new!n@n'])
      })
    })

    describe('channels', () => {
      it('come back as they were last, in the order of their ids, without those that ended', async () => {
        const log = open()
        const rich = channel(9, {
          name: '#Tea Ünïcode',
          topic: { text: 'green, "80" degrees', by: 'alice!a@h', at: 5 },
          flags: 'imnt',
          key: 'secret',
          limit: 12,
          lists: {
            b: [{ mask: '*!*@bad', by: 'bob!b@h', at: 77 }],
            e: [{ mask: 'a:Ärger', by: 'bob!b@h', at: 78 }],
            I: [{ mask: '*!*@friend', by: 'bob!b@h', at: 79 }],
          },
          registration: { founder: 'alice', at: 80, access: { bob: 'o', ['__proto__']: 'v' } },
          metadata: [
            ['__proto__', 'größe'],
            ['url', 'https://tea.example/'],
          ],
        })
        // Metadata alone is a reason to keep more of a channel than most have.
        const marked = channel(12, { metadata: [['url', 'x']] })
        await keep(log, [], [channel(12), channel(9), channel(1), channel(4)])
        await keep(
          log,
          [],
          [rich, marked, channel(4, { ended: true }), channel(1, { topic: { text: '', by: '', at: 0 }, key: '' })],
        )
        expect(log.restore().channels).toEqual([
          channel(1, { topic: { text: '', by: '', at: 0 }, key: '' }),
          rich,
          marked,
        ])
      })
    })

    describe('records', () => {
      const server: ServerBan = { does: 'ban', kind: 'mask', what: 'x', reason: 'ö "', by: 'a', at: 1, until: null }
      const ban = (id: string, value: ServerBan | null): KeptRecord => ({ kind: 'server-ban', id, value })
      const sorted = (log: MessageLog): KeptRecord[] =>
        log.restore().records.toSorted((a, b) => `${a.kind} ${a.id}`.localeCompare(`${b.kind} ${b.id}`))

      it('come back as they were last, each by its kind and id, without those that are gone', async () => {
        const log = open()
        const presence: Presence = {
          nick: 'Ärger',
          username: 'u',
          host: 'h',
          realname: '',
          away: null,
          since: 1,
          channels: [[1, 'qo']],
        }
        await keep(log, [], [], [ban('a', server), ban('b', server), ban('c', server)])
        await keep(log, [], [], [{ kind: 'presence', id: 'a', value: presence }, ban('b', null), ban('never', null)])
        await keep(log, [], [], [ban('c', { ...server, until: 5 }), ban('b', null)])
        expect(sorted(log)).toEqual([
          { kind: 'presence', id: 'a', value: presence },
          ban('a', server),
          ban('c', { ...server, until: 5 }),
        ])
        await keep(log, [], [], [ban('b', server), ban('a', null)])
        expect(sorted(log).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
      })

      it('are kept with the entries and channels of their batch, or not at all', async () => {
        const log = open()
        await keep(log, [entry(2)], [], [ban('a', server)])
        await expect(keep(log, [entry(9)], [channel(3)], [ban('a', null), ban('b', server)])).rejects.toThrow()
        await expect(keep(log, [], [], [ban('c', server)])).rejects.toThrow()
        log.recover()
        expect(log.restore()).toEqual({
          lastSeq: 2,
          lastAt: 2000,
          channels: [],
          records: [ban('a', server)],
          saidIds: [],
        })
      })
    })

    pagesContract(open)
    searchContract(open)
    changesContract(open)
    conversationsContract(open)
    retentionContract(open, adapter.copies)
    filesContract(open, close, adapter.reopen)

    const { reopen } = adapter
    if (typeof reopen === 'function') {
      it('is the same log when it is opened again', async () => {
        const log = open()
        const { identity } = log
        await keep(log, [entry(2, { text: 'Früher' }), entry(3, { account: 'a' })], [channel(2)])
        const before = log.restore()
        await close(log)
        const again = reopen(log)
        opened.add(again)
        expect(again.identity).toBe(identity)
        expect(again.restore()).toEqual(before)
        await keep(again, [entry(4)])
        expect(seqs(again.page({ timeline: 1, from: 'oldest', kinds: ['privmsg'], limit: 9 }))).toEqual([2, 3, 4])
        expect(again.entry(3)).toEqual(entry(3, { account: 'a' }))
        expect(seqs(await again.search({ text: 'fruher', timelines: [1], limit: 5 }))).toEqual([2])
      })
    } else it.skip(`is opened again: ${reopen.cannot}`)
  })
}
