/** Hostile and clumsy clients at the IRC door: nothing throws, nobody is sent what is not a line of IRC, and the others go on. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/doors/irc/commands/index.ts'
import { recogniseIrc } from '../../src/doors/irc/recognise.ts'
import { parseMessage } from '../../src/wire/irc/message.ts'
import { ALL_CAPABILITIES, type IrcPerson, openIrcHouse } from '../support/irc-house.ts'
import { anyCharacter } from '../support/any-character.ts'

const RICH = `${ALL_CAPABILITIES} draft/multiline draft/message-redaction snug.chat/edit snug.chat/timeline`
const LONG_NICK = 'ñ'.repeat(32)
/** A nick, or none yet. */
const WHOM = /^(?:\*|[\p{L}\p{N}[\]\\`_^{|}][\p{L}\p{M}\p{N}[\]\\`_^{|}-]*)$/u

/** What every line to a client must be, whatever others have sent. */
function expectLines(lines: readonly string[]): void {
  for (const line of lines) {
    const tags = line.startsWith('@') ? line.slice(0, line.indexOf(' ') + 1) : ''
    const body = line.slice(tags.length)
    expect(Buffer.byteLength(body), body).toBeLessThanOrEqual(510)
    expect(Buffer.byteLength(tags), tags).toBeLessThanOrEqual(8191)
    expect(line).not.toMatch(/[\r\n\0\uFFFD]/)
    const message = parseMessage(line)
    expect(message, line).toBeDefined()
    expect(message?.verb, line).toMatch(/^(?:\d{3}|[A-Z]+)$/)
    // A numeric says whom it is for; what was sent can neither push that away nor bring a param of its own.
    if (/^\d{3}$/.test(message?.verb ?? '')) expect(message?.params[0], line).toMatch(WHOM)
    // Everything comes from the server or from somebody; only these two come without a source.
    if (message?.source === undefined) expect(['ERROR', 'PING']).toContain(message?.verb)
    else expect(message.source).toMatch(/^(?:chat\.test|\S+!\S+@\S+)$/)
  }
}

const NAMES = ['alice', 'mallory', 'Alice', '#a', '#b', '#A', '0', '*', '#', ',', 'a,b,#a', '#a,#b,', '@', ':', '']
const SIGNS = [
  '+o',
  '-o',
  '+b',
  '+k',
  '+l',
  '+ntmi',
  '-ntmi',
  '+v-v',
  '+bbbb',
  '10',
  '99999999999',
  'LATEST',
  'BEFORE',
  'AFTER',
]
const BOUNDS = [
  'msgid=1',
  'timestamp=2026-11-23T12:00:00.000Z',
  'timestamp=',
  'LS',
  'REQ',
  'END',
  '302',
  'mallory!*@*',
  '*!*@*',
  '+1',
  '-1',
  'draft/multiline',
  'snug.chat/edit',
]

const LONG_CHANNEL = `#${'ä'.repeat(63)}`
/** Each as long as its limit or a little longer. */
const LONG_TEXTS = [
  'x'.repeat(390),
  'ü'.repeat(195),
  '\u{1F600}'.repeat(95),
  'x'.repeat(300),
  'word '.repeat(60),
  '\x01ACTION x\x01',
]

const target = fc.constantFrom('#a', '#a', LONG_CHANNEL, 'alice', 'mallory', LONG_NICK)
const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...NAMES, ...SIGNS, ...BOUNDS, ...ALL_CAPABILITIES.split(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: anyCharacter, maxLength: 40 }) },
)
const tags = fc.constantFrom(
  '',
  '',
  '@batch=1 ',
  '@+reply=1;+draft/react=x ',
  '@label=1 ',
  '@+typing=active ',
  '@label=\\:\\s;+a/b=c;time=x ',
  '@;;=; ',
  '@',
)
const verb = fc.constantFrom(...COMMANDS.map((row) => row.verb).filter((one) => one !== 'QUIT'), 'X')
/** Half of them nearly right: a target that is there, and a text. */
const params = fc.oneof(
  fc
    .tuple(target, fc.array(word, { maxLength: 3 }), fc.constantFrom(...LONG_TEXTS))
    .map(([to, some, text]) => [to, ...some, text]),
  fc.tuple(target, fc.constantFrom(...LONG_TEXTS)),
  fc.array(fc.oneof(word, target), { maxLength: 5 }),
)
const commandLine = fc.tuple(tags, verb, params, fc.boolean()).map(([tag, command, all, trails]) => {
  const last = all.at(-1)
  const trailing = last === undefined ? '' : ` ${trails ? ':' : ''}${last}`
  return `${tag}${[command, ...all.slice(0, -1)].join(' ')}${trailing}`
})

async function expectAlive(person: IrcPerson): Promise<void> {
  expect(await person.asks('PING still-there')).toContain(':chat.test PONG chat.test :still-there')
}

describe('the IRC door', () => {
  it('takes random commands', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(commandLine, { minLength: 20, maxLength: 80, size: 'max' }),
        fc.constantFrom('', ALL_CAPABILITIES, RICH),
        async (lines, capabilities) => {
          const house = openIrcHouse()
          const alice = await house.arrive('alice', ALL_CAPABILITIES)
          const bob = await house.arrive('bob')
          const mallory = await house.arrive('mallory', capabilities)
          for (const person of [alice, bob, mallory]) await person.asks('JOIN #a')
          expectLines(await mallory.asks(...lines, ''))
          expectLines(await alice.hears())
          expectLines(await bob.hears())
          await expectAlive(bob)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('takes random commands from who has not registered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(commandLine, { maxLength: 40, size: 'max' }), async (lines) => {
        const house = openIrcHouse()
        const bob = await house.arrive('bob')
        expectLines(await house.connect().asks(...lines, ''))
        await expectAlive(bob)
      }),
      { numRuns: 100 },
    )
  })

  it('takes random bytes, in any pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 2000 }), { maxLength: 20 }), async (chunks) => {
        const house = openIrcHouse()
        const bob = await house.arrive('bob')
        const mallory = await house.arrive('mallory', ALL_CAPABILITIES)
        for (const chunk of chunks) mallory.connection.send(chunk)
        expectLines(await mallory.hears())
        await expectAlive(bob)
      }),
      { numRuns: 100 },
    )
  })

  it('recognises or not, without throwing, and does not change its mind', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 100 }),
          commandLine.map((line) => Buffer.from(`${line}\r\n`)),
        ),
        (bytes) => {
          let verdict = 'more'
          for (let cut = 1; cut <= bytes.length; cut++) {
            const answer = recogniseIrc(bytes.subarray(0, cut), false)
            if (verdict !== 'more') expect(answer).toBe(verdict)
            verdict = answer
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
