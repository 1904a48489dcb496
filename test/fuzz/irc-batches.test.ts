/** Any lines in any batches: each client is told the message that is kept, whole, in lines that fit, and nothing else. */
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { MESSAGE_KINDS } from '../../src/chat/entry.ts'
import { parseMessage } from '../../src/wire/irc/message.ts'
import { openRichHouse } from '../support/rich-house.ts'
import { anyCharacter } from '../support/any-character.ts'

const text = fc.oneof(
  fc.constantFrom(
    '',
    'one',
    'two words ',
    '\x01ACTION x',
    'x'.repeat(400),
    'é'.repeat(180),
    '\u{1F468}\u200D\u{1F469}'.repeat(20),
    ':',
    ' ',
  ),
  fc.string({ unit: anyCharacter, maxLength: 60 }).map((one) => one.replaceAll(/[\0\r\n]|\p{Cs}/gu, '')),
)
const tag = fc.constantFrom('@batch=1 ', '@batch=1 ', '@batch=1;draft/multiline-concat ', '@batch=2 ', '')
const line = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(tag, text).map(([tags, words]) => `${tags}PRIVMSG #a :${words}`) },
  { weight: 2, arbitrary: fc.constant('BATCH +1 draft/multiline #a') },
  { weight: 2, arbitrary: fc.constant('BATCH -1') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'BATCH +2 draft/multiline #b',
      'BATCH -2',
      '@batch=1 NOTICE #a :n',
      'PING x',
      'BATCH +1',
    ),
  },
)

/** The texts that a client puts together of what it is told. */
function textsOf(lines: readonly string[]): string[] {
  const texts: string[] = []
  for (const [i, one] of lines.entries()) {
    const body = one.replace(/^@\S+ /, '')
    expect(Buffer.byteLength(body), one).toBeLessThanOrEqual(510)
    const { verb, params, tags } = parseMessage(one) ?? { verb: '', params: [] }
    if (verb !== 'PRIVMSG' && verb !== 'NOTICE') continue
    const words = params[1] ?? ''
    const isFirst = tags?.get('batch') === undefined || lines[i - 1]?.includes(' BATCH +')
    if (isFirst) texts.push(words)
    else texts.push(`${texts.pop()}${tags?.has('draft/multiline-concat') ? '' : '\n'}${words}`)
  }
  return texts
}

it('MULTILINE-1 what is told is what is kept, whatever is sent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 40, size: 'max' }), async (lines) => {
      const house = await openRichHouse()
      await house.alice.asks(...lines)
      const told = await house.bob.hears()
      const bare = await house.carol.hears()
      const kept = house.messages.page({
        timeline: house.hub.chat.channel('#a')?.id ?? 0,
        from: 'oldest',
        kinds: MESSAGE_KINDS,
        limit: 100,
      })
      expect(textsOf(told).filter((one) => !one.startsWith('\x01'))).toEqual(
        kept.map((entry) => entry.text).filter((one) => !one.startsWith('\x01')),
      )
      // Of an action each line is one, for who knows no batches.
      const spoken = kept
        .filter(({ text }) => !text.startsWith('\x01'))
        .flatMap(({ text }) => text.split('\n').filter((one) => !one.startsWith('\x01')))
      expect(bare.some((one) => one.includes('batch') || one.startsWith('@'))).toBe(false)
      expect(textsOf(bare.filter((one) => !one.includes(' :\x01'))).join('')).toBe(spoken.join(''))
    }),
    { numRuns: 60 },
  )
})
