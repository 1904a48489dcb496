/** The part of the log's contract that is about search: what a word is, and what typed text never is. */
import { describe, expect, it } from 'vitest'
import type { Content } from '../../src/chat/contents.ts'
import type { MessageLog, SearchQuery } from '../../src/ports/message-log.ts'
import { batch, entry, keep, seqs } from './entries.ts'

/** What was said at seq 2, 3, … */
const SAID = [
  'The quick brown fox',
  'THE QUICK red fox, brown at the edges',
  'Crème brûlée à la carte',
  'مرحبا بالعالم، كيف حالُك',
  '我们明天去北京吃烤鸭',
  '京都は北にある',
  'don\'t panic OR "run" NEAR(text) col:umn *star -minus ^caret',
  'สวัสดีครับ ทุกคน',
  'Ελλάδα ΟΔΥΣΣΕΥΣ',
  'party at nine 🎉🎂',
  '한국어 메시지',
  'under_score C++ 3.14 e-mail@example.org',
]

const CASES: readonly (readonly [typed: string, seqs: readonly number[]])[] = [
  ['quick', [2, 3]],
  ['QUICK', [2, 3]],
  ['qui', [2, 3]],
  ['qui brown', []],
  ['qui qui', []],
  ['quick quick', [2, 3]],
  ['brown qui', [2, 3]],
  ['fox edges', [3]],
  ['creme', [4]],
  ['CRÈME brulee', [4]],
  ['مرحبا', [5]],
  ['حالك', [5]],
  ['北京', [6]],
  ['京北', []],
  ['北', [6, 7]],
  ['烤鸭 北京', [6]],
  ['ครับ', [9]],
  ['οδυσσευς', [10]],
  ['ελλαδα', [10]],
  ['🎉', [11]],
  ['메시', [12]],
  ["don't", [8]],
  ['panic or', [8]],
  ['quick OR panic', []],
  ['"run"', [8]],
  ['"fox', [2, 3]],
  ['NEAR(text)', [8]],
  ['col:umn', [8]],
  ['text:quick', []],
  ['*star', [8]],
  ['fo*', [2, 3]],
  ['-minus', [8]],
  ['^caret', [8]],
  ['e-mail@example.org', [13]],
  ['3.14', [13]],
  ['14.3', []],
  ['under_score', [13]],
  ['"quick brown"', [2]],
  ['"brown quick"', []],
  ['"quick bro"', []],
  ['"quick bro', [2, 3]],
  ['“quick red” edges', [3]],
  ['fox "the qui"', []],
  ['fox "the quick" bro', [2, 3]],
  ['"明天"去', [6]],
  ['"天明"', []],
  ['"" quick', [2, 3]],
  ['""', []],
  ['', []],
  ['   ', []],
  ['"', []],
  ['* ( ) : ^ -', []],
  ["'; DROP TABLE entry; --", []],
  ['quick\u0000fox', []],
]

export function searchContract(open: () => MessageLog): void {
  describe('search', () => {
    it('FIND-1 finds words as people mean them, and takes nothing for syntax', async () => {
      const log = open()
      await keep(
        log,
        SAID.map((text, offset) => entry(2 + offset, { text })),
      )
      for (const [text, expected] of CASES) {
        const found = await log.search({ text, timelines: [1], limit: 50 })
        expect([text, seqs(found)]).toEqual([text, expected])
      }
    })

    it('gives the newest matches, oldest first, whole', async () => {
      const log = open()
      await keep(
        log,
        Array.from({ length: 9 }, (_, offset) =>
          entry(2 + offset, { text: 'tea', kind: offset % 2 ? 'notice' : 'privmsg' }),
        ),
      )
      const found = await log.search({ text: 'tea', timelines: [1], limit: 3 })
      expect(found).toEqual([8, 9, 10].map((seq) => log.entry(seq)))
      expect(seqs(await log.search({ text: 'tea', timelines: [1], before: 9, limit: 2 }))).toEqual([7, 8])
      expect(seqs(await log.search({ text: 'tea', timelines: [1], before: 2, limit: 2 }))).toEqual([])
      expect(seqs(await log.search({ text: 'tea', timelines: [1], limit: 0 }))).toEqual([])
    })

    it('looks only at messages, and only in the timelines asked', async () => {
      const log = open()
      await keep(log, [
        entry(2, { text: 'tea', timeline: 1 }),
        entry(3, { text: 'tea', timeline: 12 }),
        entry(4, { text: 'tea', timeline: 0 }),
        entry(5, { text: 'tea', kind: 'topic' }),
        entry(6, { text: 'tea', kind: 'part' }),
        entry(7, { text: 'tea 12 1', timeline: 3 }),
      ])
      const asked: readonly (readonly number[])[] = [[1], [12, 1], [0], [99], [], [3, 1]]
      const found: number[][] = []
      for (const timelines of asked) found.push(seqs(await log.search({ text: 'tea', timelines, limit: 9 })))
      expect(found).toEqual([[2], [2, 3], [4], [], [], [2, 7]])
      expect(seqs(await log.search({ text: '12', timelines: [12, 1], limit: 9 }))).toEqual([])
    })

    it('FIND-2 finds who said it, by nick or account, what has a link, and what lies in between', async () => {
      const log = open()
      const ö = { source: 'Ölaf!o@h', text: 'tea' }
      await keep(log, [
        entry(2, { text: 'tea at http://tea.example' }),
        entry(3, { text: 'tea', source: 'Alice!other@host' }),
        entry(4, { text: 'tea HTTPS://x', source: 'bob!b@h', account: 'Alice' }),
        entry(5, { ...ö, account: 'alicia' }),
        entry(6, { text: 'tea ahttp://x https:/y', source: 'bob!b@h' }),
        entry(7, { text: 'coffee https://tea', source: 'alice!alice@host' }),
        entry(8, { kind: 'topic', text: 'tea http://x' }),
      ])
      const find = async (query: Partial<SearchQuery>): Promise<number[]> =>
        seqs(await log.search({ text: 'tea', timelines: [1], limit: 9, ...query }))
      expect(await find({ from: 'alice' })).toEqual([2, 3, 4, 7])
      expect(await find({ from: 'bob' })).toEqual([4, 6])
      expect(await find({ from: 'ölaf' })).toEqual([5])
      expect(await find({ from: 'nobody' })).toEqual([])
      expect(await find({ from: '' })).toEqual([])
      expect(await find({ has: ['link'] })).toEqual([2, 4, 7])
      expect(await find({ has: [] })).toEqual([2, 3, 4, 5, 6, 7])
      expect(await find({ after: 3, before: 6 })).toEqual([4, 5])
      expect(await find({ from: 'alice', has: ['link'], after: 2, limit: 1 })).toEqual([7])
      expect(await find({ text: '', from: 'alice', has: ['link'] })).toEqual([2, 4, 7])
      expect(await find({ text: ' * ', from: 'bob' })).toEqual([4, 6])
      expect(await find({ text: '', timelines: [2], has: ['link'] })).toEqual([])
    })

    it('FIND-2 finds what names a file, and what names a picture', async () => {
      const log = open()
      const id = 'a1'.padEnd(25, 'z')
      await keep(log, [
        entry(2, { text: `http://tea.example/files/${id}-800x600/tea.png` }),
        entry(3, { text: `tea: /files/${id}-12345/tea.pdf` }),
        entry(4, { text: `/files/${id} /files/${id}-x/tea.pdf /files/${id}-12/ tea` }),
        entry(5, { text: `/files/${id.slice(1)}-12/tea.pdf https://tea.example` }),
        entry(6, { kind: 'topic', text: `/files/${id}-12/tea.pdf` }),
      ])
      const find = async (...has: readonly Content[]): Promise<number[]> =>
        seqs(await log.search({ text: '', has, timelines: [1], limit: 9 }))
      expect(await find('file')).toEqual([2, 3, 4])
      expect(await find('image')).toEqual([2])
      expect(await find('link', 'file')).toEqual([2])
      await keep(log, [entry(7, { kind: 'edit', text: 'no tea', of: 2 })])
      expect([await find('file'), await find('image')]).toEqual([[3, 4], []])
    })

    it('gives those that fit best where that is asked for, oldest first all the same', async () => {
      const log = open()
      const long = 'somebody said something about tea while the others talked of other things'
      await keep(
        log,
        Array.from({ length: 30 }, (_, n) => entry(2 + n, { text: n === 4 || n === 9 ? 'tea tea' : long })),
      )
      const ask = { text: 'tea', timelines: [1], limit: 2 } as const
      expect(seqs(await log.search({ ...ask, order: 'best' }))).toEqual([6, 11])
      expect(seqs(await log.search({ ...ask, order: 'newest' }))).toEqual([30, 31])
      expect(seqs(await log.search({ ...ask, order: 'best', before: 11, limit: 1 }))).toEqual([6])
    })

    it('FIND-3 has everything that was appended before the call', async () => {
      const log = open()
      for (let n = 0; n < 100; n++) log.append(batch([entry(2 + n, { text: `word${n % 10}` })]), () => {})
      const first = log.search({ text: 'word3', timelines: [1], limit: 100 })
      log.append(batch([entry(102, { text: 'word3' })]), () => {})
      const second = log.search({ text: 'word3', timelines: [1], limit: 100 })
      expect((await first).length).toBe(10)
      expect((await second).length).toBe(11)
    })

    it('takes hundreds of words and of timelines', async () => {
      const log = open()
      const words = Array.from({ length: 300 }, (_, n) => `w${n}`).join(' ')
      await keep(log, [entry(2, { text: words, timeline: 150 }), entry(3, { text: 'w1', timeline: 150 })])
      const timelines = Array.from({ length: 400 }, (_, n) => n)
      expect(seqs(await log.search({ text: words, timelines, limit: 9 }))).toEqual([2])
    })
  })
}
