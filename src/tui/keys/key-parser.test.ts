import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createKeyParser } from './key-parser.ts'
import type { KeyEvent } from './key-parser.ts'
import { anyCharacter } from '../../../test/support/any-character.ts'

function parse(...pieces: (string | Uint8Array)[]): KeyEvent[] {
  const events: KeyEvent[] = []
  const parser = createKeyParser((event) => events.push(event))
  for (const piece of pieces) parser.push(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)
  if (parser.isWaiting) parser.flush()
  return joined(events)
}

/** Text may come in any pieces. */
function joined(events: KeyEvent[]): KeyEvent[] {
  return events.reduce<KeyEvent[]>((all, event) => {
    const last = all.at(-1)
    if (event.type === 'text' && last?.type === 'text')
      return [...all.slice(0, -1), { type: 'text', text: last.text + event.text }]
    return [...all, event]
  }, [])
}

function keys(text: string): string[] {
  return parse(text).map((event) => (event.type === 'key' ? event.key : `${event.type}:${event.text}`))
}

describe('keys', () => {
  it.each([
    ['\x1b[A', 'up'],
    ['\x1bOA', 'up'],
    ['\x1b[1;5C', 'ctrl-right'],
    ['\x1b[1;3D', 'alt-left'],
    ['\x1b[5~', 'pageup'],
    ['\x1b[3~', 'delete'],
    ['\x1b[Z', 'shift-tab'],
    ['\x01', 'ctrl-a'],
    ['\x7f', 'backspace'],
    ['\x1b\x7f', 'alt-backspace'],
    ['\x1b1', 'alt-1'],
    ['\x1ba', 'alt-a'],
    ['\r', 'enter'],
    ['\x1b', 'escape'],
  ])('%j is %s', (bytes, key) => expect(keys(bytes)).toEqual([key]))

  it('knows text from keys, and drops what it does not know', () => {
    expect(keys('hé\x1b[99~llo\x1b[?1;2c!')).toEqual(['text:héllo!'])
    expect(keys('a\x1b\x1b[Ab')).toEqual(['text:a', 'escape', 'up', 'text:b'])
  })

  it('takes a paste as one, whatever stands in it, with its line ends made one kind', () => {
    expect(parse('\x1b[200~a\x1b[A\r\nb\rc\x1b[201~x')).toEqual([
      { type: 'paste', text: 'a\x1b[A\nb\nc', isCut: false },
      { type: 'text', text: 'x' },
    ])
  })

  it('keeps no more than 64 KiB of a paste, and says so', () => {
    const [paste] = parse(`\x1b[200~${'x'.repeat(200_000)}\x1b[201~`)
    expect(paste).toEqual({ type: 'paste', text: 'x'.repeat(65_536), isCut: true })
  })

  it('forgets a sequence without end', () => {
    expect(keys(`\x1b[${'1;'.repeat(50_000)}Aok`)).toEqual(['text:ok'])
  })
})

it('means the same wherever the input is cut', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 5 }),
    fc.constantFrom(
      '\x1b[A',
      '\x1b[1;5D',
      '\x1bOB',
      '\x1b[200~two\r\nlines ü\x1b[20 x\x1b[201~',
      '\x1bb',
      '\x03',
      '\x1b\x1b',
      '€',
      '👩‍👩‍👧',
      '\x1b[<0;1;2M',
    ),
    fc.string({ unit: anyCharacter, maxLength: 4 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const bytes = new TextEncoder().encode(pieces.join(''))
      const whole = parse(bytes)
      for (let cut = 0; cut <= bytes.length; cut++) expect(parse(bytes.slice(0, cut), bytes.slice(cut))).toEqual(whole)
      expect(parse(...Array.from(bytes, (byte) => new Uint8Array([byte])))).toEqual(whole)
    }),
    { numRuns: 150 },
  )
})
