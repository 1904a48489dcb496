import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineSpans, messageSpans } from './formatted-text.ts'
import { presenceText } from './presence-text.ts'
import { safeText } from './safe-text.ts'
import { rowWidth, span } from './span.ts'
import { clipText, textWidth } from './width.ts'
import { wrapSpans } from './wrap.ts'
import { anyCharacter } from '../../../test/support/any-character.ts'

const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: anyCharacter }), fc.string())
const words = fc.array(
  fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('日本語', '👩‍👩‍👧', 'e\u0301')),
  { maxLength: 30 },
)

describe('text of others', () => {
  it('never holds anything that a terminal obeys', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(safeText(text)).not.toMatch(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]/)
        expect(safeText(text).isWellFormed()).toBe(true)
      }),
    )
  })

  it('loses escapes whole', () => {
    expect(safeText('a\x1b[31;1mb\x1b]0;title\x07c\u009b2Jd\u202ee')).toBe('abcde')
  })

  it('keeps the scripts of the world, and joined emoji', () => {
    for (const text of ['שלום עולם', 'مرحبا', 'ไทยที่', '👩‍👩‍👧 🇩🇪 ❤️', 'ÅÄÖ']) expect(safeText(text)).toBe(text)
  })

  it('never holds anything that a terminal obeys when it is formatted', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { text: shown } of [...messageSpans(text, {}), ...lineSpans(text, {})])
          if (shown !== '\n') expect(shown).not.toMatch(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]/)
      }),
    )
  })

  it('FORMAT-7 shows what IRC marks, and leaves colours out', () => {
    expect(lineSpans('a\x02b\x0304,12c\x02d\x1de\x0ff\x1eg', {})).toEqual([
      { text: 'a', style: {} },
      { text: 'b', style: { isBold: true } },
      { text: 'c', style: { isBold: true } },
      { text: 'd', style: {} },
      { text: 'e', style: { isItalic: true } },
      { text: 'f', style: {} },
      { text: 'g', style: { isStruck: true } },
    ])
  })

  it('FORMAT-7 shows Markdown with attributes, and keeps the marks that have none', () => {
    const dim = { isDim: true }
    expect(messageSpans('**a** `b` ||c||', {})).toEqual([
      { text: 'a', style: { isBold: true } },
      { text: ' ', style: {} },
      { text: '`', style: dim },
      { text: 'b', style: {} },
      { text: '`', style: dim },
      { text: ' ', style: {} },
      { text: '||', style: dim },
      { text: 'c', style: {} },
      { text: '||', style: dim },
    ])
    const rows = wrapSpans(messageSpans('> a *b*\n```\nc\n```\nd', {}), 20)
    expect(rows.map((row) => row.map(({ text }) => text).join(''))).toEqual(['│ a b', '    c', 'd'])
    expect(lineSpans('**a**', {})).toEqual([{ text: '**a**', style: {} }])
  })

  it('FORMAT-7 shows where a link leads that looks like another', () => {
    expect(messageSpans('https://a.example https://a.example@b.example', {})).toEqual([
      { text: 'https://a.example', style: { isUnderlined: true } },
      { text: ' ', style: {} },
      { text: 'https://a.example@b.example', style: { isUnderlined: true } },
      { text: ' [b.example]', style: { isDim: true } },
    ])
  })
})

describe('width', () => {
  it.each([
    ['abc', 3],
    ['日本', 4],
    ['e\u0301', 1],
    ['👩‍👩‍👧', 2],
    ['\u200b', 0],
  ])('of %j is %i', (text, width) => expect(textWidth(text)).toBe(width))

  it('is what clipping keeps to', () => {
    expect(clipText('日本語', 4)).toBe('日…')
    fc.assert(fc.property(anyText, fc.nat(20), (text, width) => textWidth(clipText(text, width)) <= width))
  })
})

describe('wrapping', () => {
  it('fits, and loses nothing but spaces', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 30 }), (words, width) => {
        const text = safeText(words.join(' '))
        const rows = wrapSpans([span(text)], width)
        for (const row of rows) expect(rowWidth(row)).toBeLessThanOrEqual(width)
        const back = rows.flatMap((row) => row.map(({ text }) => text)).join('')
        expect(back.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      }),
    )
  })

  it('breaks at spaces, and inside a word that is too long', () => {
    const lines = (text: string, width: number) =>
      wrapSpans([span(text)], width).map((row) => row.map((s) => s.text).join(''))
    expect(lines('the quick brown fox', 10)).toEqual(['the quick', 'brown fox'])
    expect(lines('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
    expect(lines('日本語日本語', 5)).toEqual(['日本', '語日', '本語'])
    expect(lines('a 日!!日', 5)).toEqual(['a', '日!!', '日'])
    expect(lines(' 日!!日', 5)).toEqual(['', '日!!', '日'])
    expect(lines('', 5)).toEqual([''])
  })
})

describe('comings and goings', () => {
  it('are told in few words', () => {
    expect(presenceText([{ change: 'joined', nick: 'amy' }])).toBe('amy joined')
    expect(presenceText([{ change: 'quit', nick: 'amy', reason: 'tired' }])).toBe('amy left (tired)')
    expect(
      presenceText([
        { change: 'joined', nick: 'amy' },
        { change: 'joined', nick: 'bob' },
        { change: 'left', nick: 'amy', reason: '' },
        { change: 'renamed', nick: 'bob', to: 'rob' },
      ]),
    ).toBe('bob joined · bob is now rob')
    const many = Array.from({ length: 12 }, (_, i) => ({ change: 'joined' as const, nick: `n${i}` }))
    expect(presenceText(many)).toBe('n0, n1, n2, n3, n4, n5, n6, n7 and 4 more joined')
  })
})
