import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hexOf } from './colours.ts'
import { parseLine, parseMessage } from './parse-message.ts'
import type { Block, Span } from './span.ts'
import { anyCharacter } from '../../../test/support/any-character.ts'
import { cpuMs } from '../../../test/support/cpu-time.ts'

/** The spans of a message of one line. */
function spans(text: string): readonly Span[] {
  const blocks = parseMessage(text)
  expect(blocks).toHaveLength(1)
  return blocks[0]?.kind === 'text' ? (blocks[0].lines[0] ?? []) : []
}

/** With each look in letters: `a <b|c>` for bold c. */
function drawn(text: string): string {
  return spans(text)
    .map(({ text, isBold, isItalic, isUnderlined, isStruck, isReversed, isCode, isSpoiler, link }) => {
      const look = [
        isBold && 'b',
        isItalic && 'i',
        isUnderlined && 'u',
        isStruck && 's',
        isReversed && 'r',
        isCode && 'c',
        isSpoiler && 'h',
        link && 'l',
      ].filter((letter) => letter !== undefined)
      return look.length === 0 ? text : `<${look.join('')}|${text}>`
    })
    .join('')
}

function textOf(blocks: readonly Block[]): string {
  return blocks.flatMap((block) => (block.kind === 'code' ? block.lines : block.lines.map(lineText))).join('\n')
}

function lineText(line: readonly Span[]): string {
  return line.map(({ text }) => text).join('')
}

describe('FORMAT-1 the codes of IRC', () => {
  it.each([
    ['a\x02b\x02c', 'a<b|b>c'],
    ['\x02a\x1db\x1fc\x1ed\x16e\x11f\x0fg', '<b|a><bi|b><biu|c><bius|d><biusr|e><biusrc|f>g'],
    ['\x02a', '<b|a>'],
    ['\x02\x02a\x0f', 'a'],
    ['\x0304,12a\x03b\x04ff0000c\x04', 'abc'],
    ['a\x1b[31mb\x07c\u202ed', 'abcd'],
  ])('%j', (text, look) => expect(drawn(text)).toBe(look))

  it('are colours by number or in hexadecimal, and 99 is that of the place', () => {
    expect(spans('\x0304,12a\x037b\x03,5c\x04FF8800,00aa01d\x0399e\x0399,99f\x0f\x0312345')).toEqual([
      { text: 'a', fg: 4, bg: 12 },
      { text: 'b', fg: 7, bg: 12 },
      { text: ',5c' },
      { text: 'd', fg: '#ff8800', bg: '#00aa01' },
      { text: 'e', bg: '#00aa01' },
      { text: 'f' },
      { text: '345', fg: 12 },
    ])
    expect([hexOf(0), hexOf(4), hexOf(98), hexOf('#123456')]).toEqual(['#ffffff', '#ff0000', '#ffffff', '#123456'])
  })

  it('end with their line', () => {
    expect(parseMessage('\x02\x0304a\nb')).toEqual([
      { kind: 'text', lines: [[{ text: 'a', isBold: true, fg: 4 }], [{ text: 'b' }]] },
    ])
  })
})

describe('FORMAT-2 marks of Markdown', () => {
  it.each([
    ['**a** *b* _c_ ~~d~~ ||e|| `f`', '<b|a> <i|b> <i|c> <s|d> <h|e> <c|f>'],
    ['***a*** ~~**b**~~', '<bi|a> <bs|b>'],
    ['**a *b***, *a **b***', '<b|a ><bi|b>, <i|a ><bi|b>'],
    ['***a* b**', '<bi|a><b| b>'],
    ['(*a*), "**b**": _c_!', '(<i|a>), "<b|b>": <i|c>!'],
    ['これは**大事**です', 'これは<b|大事>です'],
    ['\x02a *b* c', '<b|a ><bi|b><b| c>'],
    ['**a\x1db** c', '<b|a><bi|b><i| c>'],
    ['`` a`b `` ```c```', '<c| a`b > <c|c>'],
    ['`*a*` *`b`*', '<c|*a*> <ic|b>'],
    ['\x11a *b* `c`\x11 *d*', '<c|a *b* `c`> <i|d>'],
  ])('%j', (text, look) => expect(drawn(text)).toBe(look))

  it.each([
    '2*3*4 2**3**4',
    '2 * 3 * 4',
    'words_like_this and __init__',
    '¯\\_(ツ)_/¯ and \\*this\\*',
    '*.ts and *.js, src/**/*.ts',
    'f(*args, **kwargs)',
    'a || b || c, if (a||b||c)',
    '**a *b ~~c ||d `e _f',
    'a** b* c~~',
    '**** ~~~~ |||| `',
    'don`t and can`t',
    '# a, - b, <b>c</b>, [d](e), &amp;',
    '>:( >implying',
    '~user ~~~x~~~',
  ])('are none in %j', (text) => expect(drawn(text)).toBe(text))

  it('end with their line', () => {
    expect(textOf(parseMessage('**a\nb** `c\nd`'))).toBe('**a\nb** `c\nd`')
  })
})

describe('FORMAT-3 blocks', () => {
  it('are code between lines of backticks, as it is', () => {
    expect(parseMessage('see\n```c++\n  a *b*\n\n> \x02c\tд\n```\nso')).toEqual([
      { kind: 'text', lines: [[{ text: 'see' }]] },
      { kind: 'code', language: 'c++', lines: ['  a *b*', '', '> c\tд'] },
      { kind: 'text', lines: [[{ text: 'so' }]] },
    ])
  })

  it('are code where it begins or ends beside the backticks', () => {
    expect(parseMessage('```a b\nc```')).toEqual([{ kind: 'code', language: '', lines: ['a b', 'c'] }])
  })

  it('are none where they are never closed', () => {
    expect(textOf(parseMessage('```js\na'))).toBe('```js\na')
  })

  it('are quotes of one and of several lines', () => {
    expect(parseMessage('> a\n>\n> *b*\nc')).toEqual([
      { kind: 'quote', lines: [[{ text: 'a' }], [], [{ text: 'b', isItalic: true }]] },
      { kind: 'text', lines: [[{ text: 'c' }]] },
    ])
  })
})

describe('FORMAT-4 links', () => {
  it.each([
    ['*https://example.com/a_b_c*', '<il|https://example.com/a_b_c>'],
    ['https://example.com/*a*b *c*', '<l|https://example.com/*a*b> <i|c>'],
    ['`https://example.com` \x11https://example.com\x11', '<c|https://example.com> <c|https://example.com>'],
  ])('among marks: %j', (text, look) => expect(drawn(text)).toBe(look))

  it('are found in a line without Markdown', () => {
    expect(parseLine('*a*\nhttps://example.com \x02b')).toEqual([
      { text: '*a* ' },
      { text: 'https://example.com', link: { url: 'https://example.com/' } },
      { text: ' ' },
      { text: 'b', isBold: true },
    ])
  })
})

describe('FORMAT-5 a link', () => {
  it('has no colours that could hide a part of it', () => {
    expect(spans('https://paypal.com\x0301,01.evil.example\x03/')).toEqual([
      { text: 'https://paypal.com', link: { url: 'https://paypal.com.evil.example/' } },
      { text: '.evil.example', link: { url: 'https://paypal.com.evil.example/' } },
      { text: '/', link: { url: 'https://paypal.com.evil.example/' } },
    ])
  })
})

const pieces = [
  ...Array.from('*_~|`>()[]. \n\t/@:#a2é茶\\'),
  ...Array.from('\x02\x0f\x11\x1d\x1e\x1f\x16\x03\x04\x1b\u200b\u202e\u2066'),
  '**', '***', '~~', '||', '```', '\n```\n', '\n> ', '04,12', 'ff0000', 'https://', 'https://a.b', 'mailto:a@b.c', '[31m', '😀', '\ud83d',
] // prettier-ignore
const hostile = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join(''))

/** Stands for the end of a line where a text is to be read as one line. */
const LINE_END = '\ue000'

/** Whether `part` is left of `whole` when some characters that are marks are taken away. */
function isLeftOf(part: string, whole: string): boolean {
  let at = 0
  for (const character of whole) if (part.startsWith(character, at)) at += character.length
  return at === part.length
}

describe('FORMAT-6 any text', () => {
  it('loses nothing but its marks', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'grapheme' }), fc.string({ unit: anyCharacter })), (any) => {
        const text = any.replaceAll(LINE_END, '')
        const shown = textOf(parseMessage(text))
        const words = (from: string) => from.replace(/[^\p{L}\p{N}]/gu, '')
        const inOneLine = parseLine(text.replace(/[\r\n\u2028\u2029\x85]/g, LINE_END))
        expect(isLeftOf(shown, lineText(inOneLine).replaceAll(LINE_END, '\n'))).toBe(true)
        expect(shown).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/)
        expect(shown.isWellFormed()).toBe(true)
        if (!text.includes('```') && !/[\x03\x04\x1b\x80-\x9f]/.test(text))
          expect(words(shown)).toBe(words(text.toWellFormed()))
      }),
      { numRuns: 2000 },
    )
  })

  it('has links that lead to the web, to IRC or to a mailbox', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const { link } of parseLine(text)) if (link) expect(link.url).toMatch(/^(?:https?|ircs?|mailto):[!-~]+$/)
      }),
    )
  })

  it('is read in a time that grows with it', { timeout: 60_000 }, () => {
    const worst = [
      ...pieces,
      '*a ', '**a *b ', '_a ', '`', '` ``', '`a``b```', '(', 'https://(', 'https://a:99999/', 'https://a@', 'https://a.', 'https://a.b/(',
      'https://a.b/.', 'mailto:a', 'mailto:a.', '\x1b[', '\x1b]', '\x9d', '\x0304', '\x02a', '> a\n', '```\n', '```a', '```a\n', '*\n', '||a|| ', 'a*', '~~a', '|', '!',
    ] // prettier-ignore
    const slow = worst.filter((piece) => {
      const text = piece.repeat(Math.ceil(40_000 / piece.length))
      const cost = cpuMs(() => {
        parseMessage(text)
        parseLine(`https://a.b/${text}`)
      })
      // Some milliseconds where it is linear; minutes where it is not.
      return cost > 2_000
    })
    expect(slow).toEqual([])
  })
})
