import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showable, withoutControls } from './showable.ts'
import { parseTypedLine } from './typed-line.ts'

const DANGEROUS = /[\0-\x1f\x7f-\x9f\u2028-\u202e]/

/** Texts made of what terminals act on, and of a few letters that finish their sequences. */
const hostile = fc
  .array(
    fc.constantFrom(
      ...Array.from(
        '\x1b[]0;3mH7X^_P\\ax,9\x07\x9b\x9c\x9d\x90\x03\x04\x02\x0f\b\x7f\t\0\u2028\u202e\u202a\u2066\u2067\u2069é',
      ),
    ),
    { maxLength: 40 },
  )
  .map((characters) => characters.join(''))

/** Any characters at all. Much faster than fc.string with the unit `binary`. */
const anything = fc
  .array(fc.nat(0x10ffff), { maxLength: 20 })
  .map((points) => points.map((point) => String.fromCodePoint(point)).join(''))

function openIsolates(text: string): number {
  let open = 0
  for (const character of text) {
    if (/[\u2066-\u2068]/.test(character)) open++
    if (character === '\u2069' && --open < 0) throw new Error('an isolate is closed that was never opened')
  }
  return open
}

describe('PLAIN-16 what is shown', () => {
  it.each([
    ['words as they are', 'grün, 東京, قهوة 👩‍👩‍👧 e\u0301', 'grün, 東京, قهوة 👩‍👩‍👧 e\u0301'],
    ['colours of a terminal', '\x1b[1;31mred\x1b[0m', 'red'],
    ['its title', '\x1b]0;gotcha\x07a\x1b]2;again\x1b\\b', 'ab'],
    ['eight-bit sequences', '\x9b2Ja\x9d0;title\x9cb', 'ab'],
    ['other strings for it', '\x1bPq#0\x1b\\a\x1b_x\x1b\\b', 'ab'],
    ['two-character escapes', '\x1bca\x1b(Bb', 'ab'],
    ['a sequence that never ends, but for its escape', '\x1b]0;hello', '0;hello'],
    ['formatting of IRC', '\x02a\x1db\x1fc\x1ed\x11e\x16f\x0f', 'abcdef'],
    ['its colours, with their digits', '\x0304,12a\x03b\x04ff0000c\x0312345', 'abc345'],
    ['tabs and line ends', 'a\tb\u2028c\x85d', 'a b c d'],
    ['overrides of direction', 'a\u202egpj.exe', 'agpj.exe'],
    ['isolates that are left open', '\u2067abc', '\u2067abc\u2069'],
    ['isolates that were never opened', 'ab\u2069c', 'abc'],
  ])('%s', (_name, text, shown) => {
    expect(showable(text)).toBe(shown)
  })

  it('FORMAT-8 has Markdown as it was typed, and no codes of IRC', () => {
    expect(showable('\x02**a**\x02 *b* \x0304,01`c` https://a.example/(d)')).toBe('**a** *b* `c` https://a.example/(d)')
  })

  it('is never dangerous, whatever was sent', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, anything), (text) => {
        const shown = showable(text)
        expect(shown).not.toMatch(DANGEROUS)
        expect(openIsolates(shown)).toBe(0)
        expect(showable(shown)).toBe(shown)
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps every letter of what is harmless', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(showable(text)).toBe(text)
      }),
    )
  })
})

describe('PLAIN-16 what is typed', () => {
  it.each([
    ['backspaces', 'helo\blo', 'hello'],
    ['delete, too, and of whole characters', 'a😀\x7fb', 'ab'],
    ['more of them than letters', 'ab\b\b\b\bc', 'c'],
    ['arrow keys', 'ab\x1b[D\x1b[Ac', 'abc'],
    ['a byte order mark', '\ufeffalice', 'alice'],
  ])('%s', (_name, line, text) => {
    expect(parseTypedLine(line)).toBe(text)
  })

  it('has no control characters left', () => {
    fc.assert(
      fc.property(hostile, (line) => {
        expect(parseTypedLine(line)).not.toMatch(/[\0-\x1f\x7f-\x9f]/)
        expect(withoutControls(line)).not.toMatch(/[\0-\x1f\x7f-\x9f]/)
      }),
    )
  })
})
