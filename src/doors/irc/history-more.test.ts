/** The past beyond pages of one channel: bounds of all kinds, conversations, events, reactions and edits, and where there is any. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'
import type { Intent } from '../../chat/intents/index.ts'
import { findMessage } from '../../hub/find-message.ts'
import { formatMsgid } from '../../hub/msgid.ts'

const CAPS = 'draft/chathistory batch message-tags server-time standard-replies'

let house: IrcHouse
let alice: IrcPerson
let bob: IrcPerson
/** `seq`s of the messages that were said, by their text. */
let seqs: Map<string, number>

/** A second goes by before each. */
async function say(person: IrcPerson, target: string, text: string): Promise<void> {
  house.clock.advance(1000)
  await person.asks(`PRIVMSG ${target} :${text}`)
  seqs.set(text, house.hub.chat.lastSeq)
}

/** Asks for what a door may not have a command for. */
async function ask(nick: string, intent: Intent): Promise<void> {
  house.clock.advance(1000)
  const [session] = house.hub.sessionsOf(house.hub.chat.userByNick(nick)?.id ?? '')
  if (!session) throw new Error(`${nick} is not here`)
  house.hub.ask(session, intent)
  await house.clock.settle()
}

function about(text: string) {
  const found = findMessage(house.messages, seqs.get(text) ?? 0)
  if (!found) throw new Error(`nobody said ${text}`)
  return found
}

const msgid = (text: string): string => formatMsgid(seqs.get(text) ?? 0, house.messages.identity)
const bound = (text: string): string => `msgid=${msgid(text)}`
const timestamp = (seconds: number): string =>
  `timestamp=${new Date(Date.UTC(2026, 10, 23, 12, 0, seconds)).toISOString()}`

/** The lines of the batch that comes, without tags, and `nick!user@host` as the nick. */
async function page(person: IrcPerson, request: string): Promise<string[]> {
  await person.hears()
  const lines = await person.asks(`CHATHISTORY ${request}`)
  expect(lines[0]).toMatch(/^:chat\.test BATCH \+\w+ (?:chathistory|draft\/chathistory-targets)/)
  expect(lines.at(-1)).toMatch(/^:chat\.test BATCH -\w+$/)
  return lines.slice(1, -1).map((line) => line.replace(/^@\S+ /, '').replace(/^:(\w+)!\S+/, '$1'))
}

const texts = async (person: IrcPerson, request: string): Promise<string[]> =>
  (await page(person, request)).map((line) => line.split(' :')[1] as string)

beforeEach(async () => {
  house = openIrcHouse()
  seqs = new Map()
  alice = await house.arrive('alice', CAPS)
  bob = await house.arrive('bob', CAPS)
  for (const person of [alice, bob]) await person.asks('NS REGISTER correct-horse', 'JOIN #a')
})

describe('HISTORY-2 AROUND and BETWEEN', () => {
  beforeEach(async () => {
    for (const text of ['1', '2', '3', '4', '5']) await say(alice, '#a', text)
  })

  it.each([
    ['3', 3, ['2', '3', '4']],
    ['3', 2, ['2', '3']],
    ['3', 1, ['3']],
    ['1', 3, ['1', '2', '3']],
    ['5', 3, ['3', '4', '5']],
    ['4', 100, ['1', '2', '3', '4', '5']],
  ])('AROUND %s, %i of them', async (text, limit, expected) => {
    expect(await texts(alice, `AROUND #a ${bound(text)} ${limit}`)).toEqual(expected)
    expect(await texts(alice, `AROUND #a ${timestamp(Number(text))} ${limit}`)).toEqual(expected)
  })

  it.each([
    ['1', '5', 10, ['2', '3', '4']],
    ['1', '5', 2, ['2', '3']],
    ['5', '1', 2, ['3', '4']],
    ['5', '1', 10, ['2', '3', '4']],
    ['2', '3', 10, []],
    ['3', '3', 10, []],
  ])('BETWEEN %s and %s, %i of them, counted from the first', async (one, other, limit, expected) => {
    const ask = async (first: string, second: string) => texts(alice, `BETWEEN #a ${first} ${second} ${limit}`)
    expect(await ask(bound(one), bound(other))).toEqual(expected)
    expect(await ask(timestamp(Number(one)), timestamp(Number(other)))).toEqual(expected)
    expect(await ask(bound(one), timestamp(Number(other)))).toEqual(expected)
  })

  it.each([
    ['BETWEEN #a', 'INVALID_PARAMS BETWEEN :Insufficient parameters'],
    ['BETWEEN #a * 5', 'INVALID_PARAMS BETWEEN :Insufficient parameters'],
    [`BETWEEN #a * ${timestamp(1)} 5`, 'INVALID_PARAMS BETWEEN #a * :That is not a message or a time'],
    [`BETWEEN #a ${timestamp(1)} seq=1 5`, 'INVALID_MSGREFTYPE BETWEEN #a seq=1 :That is not msgid= or timestamp='],
    [
      `BETWEEN #a ${timestamp(1)} ${timestamp(2)} 0`,
      'INVALID_PARAMS BETWEEN #a 0 :The limit must be a positive number',
    ],
    ['AROUND #a * 5', 'INVALID_PARAMS AROUND #a * :That is not a message or a time'],
    ['LATEST #a * 5 5', 'INVALID_PARAMS LATEST :Too many parameters'],
    [`TARGETS ${timestamp(1)} ${timestamp(2)} x`, 'INVALID_PARAMS TARGETS x :The limit must be a positive number'],
    [`TARGETS ${timestamp(1)} msgid=1 5`, 'INVALID_MSGREFTYPE TARGETS msgid=1 :TARGETS takes timestamp= only'],
    [`TARGETS * ${timestamp(2)} 5`, 'INVALID_PARAMS TARGETS * :That is not a message or a time'],
  ])('CHATHISTORY %s is refused', async (request, answer) => {
    await alice.hears()
    expect(await alice.asks(`CHATHISTORY ${request}`)).toEqual([`:chat.test FAIL CHATHISTORY ${answer}`])
  })
})

describe('HISTORY-4 conversations', () => {
  beforeEach(async () => {
    await say(alice, 'bob', 'hello')
    await say(bob, 'alice', 'hi')
  })

  it('are read by both, and by nobody else', async () => {
    expect(await page(alice, 'LATEST bob * 10')).toEqual(['alice PRIVMSG bob :hello', 'bob PRIVMSG alice :hi'])
    expect(await page(bob, `BEFORE alice ${bound('hi')} 10`)).toEqual(['alice PRIVMSG bob :hello'])
    const carol = await house.arrive('carol', CAPS)
    expect(await carol.asks('CHATHISTORY LATEST bob * 10')).toEqual([
      ':chat.test FAIL CHATHISTORY INVALID_TARGET LATEST bob :Messages could not be retrieved',
    ])
    await carol.asks('NS REGISTER correct-horse')
    expect(await page(carol, 'LATEST bob * 10')).toEqual([])
    expect(await page(carol, 'LATEST nobody * 10')).toEqual([])
  })

  it('have the names that the two have now', async () => {
    await bob.asks('NICK robert')
    await alice.asks('NICK alison')
    expect(await page(alice, 'LATEST robert * 10')).toEqual([
      'alison PRIVMSG robert :hello',
      'robert PRIVMSG alison :hi',
    ])
    expect(await page(alice, `TARGETS ${timestamp(0)} ${timestamp(59)} 10`)).toEqual([
      ':chat.test CHATHISTORY TARGETS robert 2026-11-23T12:00:02.000Z',
    ])
    await bob.asks('QUIT')
    expect(await texts(alice, 'LATEST bob * 10')).toEqual(['hello', 'hi'])
    expect(await page(alice, `TARGETS ${timestamp(0)} ${timestamp(59)} 10`)).toEqual([
      ':chat.test CHATHISTORY TARGETS bob 2026-11-23T12:00:02.000Z',
    ])
  })
})

describe('HISTORY-3 TARGETS', () => {
  it('are channels and conversations by their newest message, counted from the first time', async () => {
    await alice.asks('JOIN #b', 'JOIN #silent')
    await say(alice, '#a', 'at 1')
    await say(bob, 'alice', 'at 2')
    await say(alice, '#b', 'at 3')
    const targets = async (person: IrcPerson, request: string) =>
      (await page(person, `TARGETS ${request}`)).map((line) => line.replace(':chat.test CHATHISTORY TARGETS ', ''))
    const [a, b, c] = ['#a 2026-11-23T12:00:01.000Z', 'bob 2026-11-23T12:00:02.000Z', '#b 2026-11-23T12:00:03.000Z']
    expect(await targets(alice, `${timestamp(0)} ${timestamp(9)} 10`)).toEqual([a, b, c])
    expect(await targets(alice, `${timestamp(9)} ${timestamp(0)} 2`)).toEqual([b, c])
    expect(await targets(alice, `${timestamp(0)} ${timestamp(9)} 2`)).toEqual([a, b])
    expect(await targets(alice, `${timestamp(1)} ${timestamp(3)} 10`)).toEqual([b])
    expect(await targets(bob, `${timestamp(0)} ${timestamp(9)} 10`)).toEqual([a, 'alice 2026-11-23T12:00:02.000Z'])
    const carol = await house.arrive('carol', CAPS)
    expect(await targets(carol, `${timestamp(0)} ${timestamp(9)} 10`)).toEqual([])
  })
})

describe('HISTORY-5 draft/event-playback', () => {
  it('shows what else happened, in its place; without it only what was said comes', async () => {
    const start = house.hub.chat.lastSeq
    await say(alice, '#a', 'one')
    const carol = await house.arrive('carol', 'message-tags')
    await carol.asks('JOIN #a', '@+x=y TAGMSG #a', 'NICK caro', 'PART #a :bye')
    await alice.asks('TOPIC #a :tea', 'MODE #a +m', 'KICK #a bob :out')
    await ask('alice', { do: 'react', target: '#a', about: about('one'), value: '👍', on: true })
    await ask('alice', { do: 'edit', target: '#a', about: about('one'), text: 'uno' })
    const after = `AFTER #a msgid=${formatMsgid(start, house.messages.identity)} 100`
    expect(await page(alice, after)).toEqual(['alice PRIVMSG #a :uno'])
    await alice.asks('CAP REQ :draft/event-playback')
    const events = [
      'alice PRIVMSG #a :uno',
      'carol JOIN #a',
      'carol TAGMSG #a',
      'carol NICK caro',
      'caro PART #a :bye',
      'alice TOPIC #a :tea',
      'alice MODE #a +m',
      'alice KICK #a bob :out',
      'alice TAGMSG #a',
    ]
    expect(await page(alice, after)).toEqual(events)
    await alice.asks('CAP REQ :snug.chat/edit draft/message-redaction extended-join')
    const edit = `alice EDIT #a ${msgid('one')} :uno`
    const joined = events.map((line) => (line === 'carol JOIN #a' ? 'carol JOIN #a * :carol' : line))
    expect(await page(alice, after)).toEqual([...joined, edit])
    await ask('alice', { do: 'redact', target: '#a', about: about('one'), reason: 'no', files: [] })
    expect(await page(alice, after)).toEqual([...joined.slice(1, -1), `alice REDACT #a ${msgid('one')} :no`])
  })
})

describe('HISTORY-5 many modes at once', () => {
  it('are as many lines as there is need for, with nothing cut', async () => {
    const masks = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${letter.repeat(110)}!*@*`)
    await alice.asks('CAP REQ :draft/event-playback', `MODE #a +bbbb ${masks.slice(0, 4).join(' ')}`)
    expect(await page(alice, 'LATEST #a * 1')).toEqual([`alice MODE #a +bbbb ${masks.slice(0, 4).join(' ')}`])
    const lifted = masks.slice(0, 4).map((param) => ({ on: false, letter: 'b', param }))
    const added = { on: true, letter: 'b', param: masks[4] ?? '' }
    await ask('alice', { do: 'change-modes', channel: '#a', changes: [...lifted, added] })
    expect(await page(alice, 'LATEST #a * 1')).toEqual([
      ...masks.slice(0, 4).map((mask) => `alice MODE #a -b ${mask}`),
      `alice MODE #a +b ${masks[4]}`,
    ])
  })
})

describe('HISTORY-6 what became of a message', () => {
  it('an edited one comes with its present text, and when that was', async () => {
    await say(alice, '#a', 'frist')
    await ask('alice', { do: 'edit', target: '#a', about: about('frist'), text: 'first' })
    expect(await texts(bob, 'LATEST #a * 10')).toEqual(['first'])
    await bob.asks('CAP REQ :snug.chat/edit')
    expect((await bob.asks('CHATHISTORY LATEST #a * 10'))[1]).toContain(
      `;msgid=${msgid('frist')};snug.chat/edited=2026-11-23T12:00:02.000Z :alice`,
    )
  })

  it('its reactions come behind it, and are not counted, for who has snug.chat/timeline', async () => {
    await say(alice, '#a', 'one')
    await say(alice, '#a', 'two')
    await ask('bob', { do: 'react', target: '#a', about: about('one'), value: '👍', on: true })
    await bob.asks('CAP REQ :snug.chat/timeline')
    expect(await page(bob, 'LATEST #a * 2')).toEqual([
      'alice PRIVMSG #a :one',
      'bob TAGMSG #a',
      'alice PRIVMSG #a :two',
    ])
    const [, , reaction] = await bob.asks('CHATHISTORY LATEST #a * 2')
    expect(reaction).toMatch(/^@batch=\w+;draft\/chathistory-context;time=2026-11-23T12:00:03\.000Z;msgid=\S+;\+draft/)
    expect(reaction).toContain(`+draft/react=👍;+draft/reply=${msgid('one')};+reply=${msgid('one')} :bob!`)
    // Once, also for who sees events.
    await bob.asks('CAP REQ :draft/event-playback')
    expect((await page(bob, 'LATEST #a * 5')).filter((line) => line.includes('TAGMSG'))).toHaveLength(1)
  })

  it('one of several lines is a batch within the batch to who knows that, and lines to the others', async () => {
    await ask('alice', { do: 'say', target: '#a', kind: 'privmsg', text: 'one\ntwo', tags: '' })
    expect(await texts(bob, 'LATEST #a * 10')).toEqual(['one', 'two'])
    await bob.asks('CAP REQ :draft/multiline')
    const lines = await bob.asks('CHATHISTORY LATEST #a * 10')
    expect(lines[1]).toMatch(/^@batch=\w+;time=\S+;msgid=\S+ :alice!\S+ BATCH \+(\S+) draft\/multiline #a$/)
    expect(lines.slice(2, 4).map((line) => line.replace(/^@batch=\S+ :\S+ /, ''))).toEqual([
      'PRIVMSG #a :one',
      'PRIVMSG #a :two',
    ])
    expect(lines).toHaveLength(6)
  })

  it('no page is larger than what may wait for a client', async () => {
    const text = Array.from({ length: 100 }, () => 'x'.repeat(160)).join('\n')
    for (let i = 0; i < 20; i++) await ask('alice', { do: 'say', target: '#a', kind: 'privmsg', text, tags: '' })
    await bob.hears()
    const lines = await bob.asks('CHATHISTORY LATEST #a * 100')
    expect(lines.join('\n').length).toBeLessThan(512 * 1024)
    expect(lines.length).toBeGreaterThan(500)
  })
})

describe('HISTORY-8 private messages that came while nobody was connected', () => {
  it('are played to a client that cannot ask for them, once', async () => {
    await alice.asks('NS SET ALWAYS-ON on', 'QUIT')
    await say(bob, 'alice', 'are you there?')
    const again = async (capabilities: string) => {
      const person = house.connect()
      person.say(`CAP REQ :${capabilities} sasl`, 'NICK alice', 'USER alice 0 * :alice', 'AUTHENTICATE PLAIN')
      await person.hears()
      person.say(`AUTHENTICATE ${Buffer.from('\0alice\0correct-horse').toString('base64')}`)
      await person.hears()
      const heard = await person.asks('CAP END')
      return { person, played: heard.filter((line) => line.includes(' PRIVMSG ')) }
    }
    const first = await again('server-time')
    expect(first.played).toEqual(['@time=2026-11-23T12:00:01.000Z :bob!~bob@cloak PRIVMSG alice :are you there?'])
    await first.person.asks('QUIT')
    expect((await again('server-time')).played).toEqual([])
  })
})
