import { expect, it } from 'vitest'
import { createChat } from '../../chat/chat.ts'
import type { Entry } from '../../chat/entry.ts'
import { fitting, phraseEntries } from './entry-phrases.ts'
import { CRLF } from './line-ends.ts'
import { Shown } from './shown.ts'
import { beforeEach, spoken } from './spoken.ts'
import { plainVoice } from './voice.ts'
import { phraseLastIn } from './welcome.ts'

const NOON = Date.UTC(2026, 10, 23, 12)

function said(seq: number, text: string, more: Partial<Entry> = {}): Entry {
  const source = 'alice!~alice@chat'
  return { seq, at: NOON, timeline: 1, kind: 'privmsg', source, account: '', text, target: '', tags: '', ...more }
}

function read(entries: readonly Entry[], values: readonly string[] = []): string[] {
  return phraseEntries(entries, {
    now: NOON,
    messages: {
      entry: (seq) => entries.find((one) => one.seq === seq),
      reactions: (of) =>
        (of.includes(2) ? values : []).map((value, i) => ({
          seq: 100 + i,
          at: NOON,
          of: 2,
          source: `n${i}!u@h`,
          account: '',
          value,
        })),
    },
  })
}

it.each([
  ['hello\nbob: I resign', 'alice: hello\nalice: bob: I resign'],
  ['\n\n', 'alice: \nalice: \nalice: '],
  ['\x01ACTION waves\nbob: hi\x01', '* alice waves\n* alice bob: hi'],
  ['a\rbob: b\u2028bob: c\x0bbob: d\x85bob: e', 'alice: a bob: b bob: c bob: d bob: e'],
  ['\x1b[2J\nb\x1b[1A', 'alice: \nalice: b'],
])('PLAIN-34 %j has no line without its nick', (text, words) => {
  expect(spoken('alice', 'privmsg', text)).toBe(words)
})

it('PLAIN-34 a notice of several lines stays one in each', () => {
  expect(spoken('alice', 'notice', 'a\nb', ['to bob'])).toBe('alice (notice, to bob): a\nalice (notice): b')
})

it('PLAIN-34 what is put before lines is taken as it is', () => {
  expect(beforeEach('[#$&] ', 'a\nb')).toBe('[#$&] a\n[#$&] b')
})

it('PLAIN-31 what was edited says so where its text cannot', () => {
  const entries = [said(2, 'one'), said(3, 'two (edited)', { of: 2 }), said(4, 'three', { of: 3, editedAt: NOON })]
  expect(read(entries)).toEqual([
    '[12:00] alice: one',
    '[12:00] alice (to alice): two (edited)',
    '[12:00] alice (to alice, edited): three',
  ])
})

it('PLAIN-29 an answer to what is gone, or stands elsewhere, is a message', () => {
  expect(read([said(3, 'two', { of: 2 }), said(4, 'x', { timeline: 7 }), said(5, 'y', { of: 4 })])).toEqual([
    '[12:00] alice: two',
    '[12:00] alice: x',
    '[12:00] alice: y',
  ])
})

it('PLAIN-30 reactions are gathered, those that are most in front, and of very many the rest is counted', () => {
  expect(read([said(2, 'one\ntwo')], ['❤', '👍', '\x1b[2J👍', '👍'])).toEqual([
    '[12:00] alice: one\n[12:00] alice: two [👍 2 ❤ 1 👍 1]',
  ])
  const [words] = read(
    [said(2, 'one')],
    Array.from({ length: 13 }, (_, i) => `r${i}`),
  )
  expect(words).toMatch(/^\[12:00\] alice: one \[r0 1 .* r9 1 and 3 more\]$/)
})

it('PLAIN-15 of very much text only the newest is shown at once, and always something', () => {
  const long = 'x'.repeat(60_000)
  const texts = (entries: readonly Entry[]): number[] => fitting(entries).map(({ seq }) => seq)
  expect(texts([said(2, long), said(3, long), said(4, long)])).toEqual([3, 4])
  expect(texts([said(2, 'a'), said(3, long.repeat(3))])).toEqual([3])
  expect(texts([said(2, 'a'), said(3, 'b')])).toEqual([2, 3])
  expect(texts([])).toEqual([])
})

it('PLAIN-32 a number never becomes that of another message, and only so many are remembered', () => {
  const shown = new Shown()
  expect([shown.numberOf(20, '#a'), shown.numberOf(30, '#b'), shown.numberOf(20, '#a')]).toEqual([1, 2, 1])
  for (let seq = 100; seq < 600; seq++) shown.numberOf(seq, '#a')
  expect(shown.at(2)).toBeUndefined()
  expect(shown.at(3)).toEqual({ seq: 100, target: '#a' })
  expect(shown.at(502)).toEqual({ seq: 599, target: '#a' })
  expect(shown.numberOf(20, '#a')).toBe(503)
})

it('PLAIN-8 PLAIN-34 each line of a message ends the way in which the client ends its own', () => {
  const by = { user: '1', nick: 'eve', source: 'eve!~eve@chat', account: '' } as const
  const event = { type: 'said', ...by, timeline: 7, channel: '#tea', kind: 'privmsg', tags: '', toRank: 0 } as const
  const happening = { event: { ...event, text: 'a\nbob: b' }, seq: 2, at: NOON }
  expect(plainVoice.phrase(happening, CRLF, createChat())).toBe('[#tea] eve: a\r\n[#tea] eve: bob: b\r\n')
})

it('REACT-3 reads no more reactions than a moment takes, from the newest message on', () => {
  const entries = Array.from({ length: 100 }, (_, i) => said(i + 1, 'x'))
  const read: number[] = []
  const lines = phraseEntries(entries, {
    now: NOON,
    messages: {
      entry: () => undefined,
      reactions: (all) =>
        all.flatMap((of) => {
          read.push(of)
          return Array.from({ length: 1000 }, (_, i) => ({
            seq: 1000 * of + i,
            at: NOON,
            of,
            source: 'n!u@h',
            account: '',
            value: '👍',
          }))
        }),
    },
  })
  expect(read).toEqual([100, 99, 98, 97, 96])
  expect(lines.filter((line) => line.endsWith('[👍 1000]'))).toHaveLength(5)
  expect(lines).toHaveLength(100)
})

it('PLAIN-15 who comes into a channel is shown no more at once than who asks', () => {
  const entries = Array.from({ length: 20 }, (_, i) => said(i + 1, 'x'.repeat(16_000)))
  const messages = { page: () => entries, entry: () => undefined, reactions: () => [] }
  const lines = phraseLastIn({ id: 2, name: '#tea' }, { lastSeq: 20 }, messages, NOON)
  expect(lines).toHaveLength(1 + fitting(entries).length)
})
