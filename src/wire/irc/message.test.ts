import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readVectors } from '../../../test/support/vectors.ts'
import {
  escapeTagValue,
  formatMessage,
  formatTags,
  type Message,
  parseMessage,
  parseTags,
  unescapeTagValue,
} from './message.ts'
import { anyCharacter } from '../../../test/support/any-character.ts'

interface Atoms {
  readonly tags?: Record<string, string>
  readonly source?: string
  readonly verb: string
  readonly params?: string[]
}

function messageOf({ tags, source, verb, params = [] }: Atoms): Message {
  return {
    ...(tags ? { tags: new Map(Object.entries(tags)) } : {}),
    ...(source === undefined ? {} : { source }),
    verb,
    params,
  }
}

describe('the shared vectors', () => {
  it.each(readVectors<{ input: string; atoms: Atoms }>('msg-split'))('reads $input', ({ input, atoms }) => {
    expect(parseMessage(input)).toEqual(messageOf(atoms))
  })

  it.each(readVectors<{ desc: string; atoms: Atoms; matches: string[] }>('msg-join'))('$desc', ({ atoms, matches }) => {
    const message = messageOf(atoms)
    expect(matches).toContain(formatMessage(message))
    // Every other way of writing it says the same.
    for (const line of matches) expect(parseMessage(line)).toEqual(message)
  })
})

// No line breaks, no NUL: what a line cannot hold is tested apart.
const text = fc.string({ unit: 'grapheme' }).map((value) => value.replace(/[\r\n\0]/g, ''))
const word = text.map((value) => value.replace(/[ :;=@]/g, '')).filter((value) => value !== '')
const messages: fc.Arbitrary<Message> = fc
  .record({
    tags: fc.option(fc.dictionary(word, fc.string(), { minKeys: 1 }), { nil: undefined }),
    source: fc.option(word, { nil: undefined }),
    verb: word,
    middle: fc.array(word),
    last: fc.option(text, { nil: undefined }),
  })
  .map(({ tags, source, verb, middle, last }) => ({
    ...(tags ? { tags: new Map(Object.entries(tags)) } : {}),
    ...(source === undefined ? {} : { source }),
    verb,
    params: last === undefined ? middle : [...middle, last],
  }))

describe('parse and format', () => {
  it('are inverse', () => {
    fc.assert(
      fc.property(messages, (message) => {
        expect(parseMessage(formatMessage(message))).toEqual(message)
      }),
    )
  })

  it('never throw on a line cut anywhere, and what is read can be written again', () => {
    fc.assert(
      fc.property(messages, fc.nat(), (message, at) => {
        const line = formatMessage(message)
        const part = parseMessage(line.slice(0, at % (line.length + 1)))
        if (part) expect(parseMessage(formatMessage(part))).toEqual(part)
      }),
    )
  })

  it('read any text without throwing', () => {
    fc.assert(fc.property(fc.string({ unit: anyCharacter }), (line) => void parseMessage(line)))
  })

  it('keep tag values, whatever is in them', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (value) => {
        expect(unescapeTagValue(escapeTagValue(value))).toBe(value)
        expect(escapeTagValue(value)).not.toMatch(/[; \r\n]/)
      }),
    )
  })
})

it('finds no message where there is no verb', () => {
  for (const line of ['', ' ', '@a=b', '@a=b ', ':src', ':src ', '@a :src', '@a :src ', '@']) {
    expect(parseMessage(line), JSON.stringify(line)).toBeUndefined()
  }
})

it('lets the last of several equal tags hold', () => {
  expect(parseTags('a=1;b;a=2;;')).toEqual(
    new Map([
      ['a', '2'],
      ['b', ''],
    ]),
  )
  expect(
    formatTags(
      new Map([
        ['a', '2'],
        ['b', ''],
      ]),
    ),
  ).toBe('a=2;b')
  expect(formatTags(new Map())).toBe('')
})

it('refuses to write what no line can say', () => {
  const never = [
    { verb: 'A', params: ['b c', 'd'] },
    { verb: 'A', params: ['', 'd'] },
    { verb: 'A', params: [':b', 'd'] },
    { verb: 'A', params: ['b\r\nQUIT'] },
    { verb: 'A', params: ['b\0'] },
    { verb: 'A', source: 'x\ny' },
  ]
  for (const message of never) expect(() => formatMessage(message), JSON.stringify(message)).toThrow(TypeError)
})
