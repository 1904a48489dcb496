/** How far one has read, and how much is unread. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'
import { mentionsOf } from './unread.ts'

const CAPS = 'draft/read-marker snug.chat/timeline standard-replies'
const TIME = 'timestamp=2026-11-23T12:00:00.000Z'

let house: IrcHouse
let alice: IrcPerson
let bob: IrcPerson

/** Another connection of alice, who has the account `alice`. */
async function again(capabilities = CAPS): Promise<{ person: IrcPerson; heard: string[] }> {
  const person = house.connect()
  person.say(`CAP REQ :${capabilities} sasl`, 'NICK alice', 'USER alice 0 * :alice', 'AUTHENTICATE PLAIN')
  await person.hears()
  person.say(`AUTHENTICATE ${Buffer.from('\0alice\0correct-horse').toString('base64')}`)
  await person.hears()
  return { person, heard: await person.asks('CAP END') }
}

const about = (heard: readonly string[], word: string): string[] => heard.filter((line) => line.includes(` ${word} `))

beforeEach(async () => {
  house = openIrcHouse()
  alice = await house.arrive('alice', CAPS)
  bob = await house.arrive('bob')
  await alice.asks('NS REGISTER correct-horse')
  await bob.asks('NS REGISTER correct-horse')
})

describe('MARKER-1 MARKREAD', () => {
  it('is told behind JOIN, before the end of NAMES, and set and asked for', async () => {
    const heard = await alice.asks('JOIN #a')
    const [join, mark, end] = [' JOIN ', ' MARKREAD ', ' 366 '].map((word) =>
      heard.findIndex((one) => one.includes(word)),
    )
    expect(heard[mark as number]).toBe(':chat.test MARKREAD #a *')
    expect([join, mark, end]).toEqual([join, mark, end].toSorted((one = 0, other = 0) => one - other))
    expect(about(await alice.asks(`MARKREAD #a ${TIME}`), 'MARKREAD')).toEqual([`:chat.test MARKREAD #a ${TIME}`])
    expect(await alice.asks('MARKREAD #a', 'MARKREAD bob')).toEqual([
      `:chat.test MARKREAD #a ${TIME}`,
      ':chat.test MARKREAD bob *',
    ])
    await alice.asks('PART #a')
    expect(about(await alice.asks('JOIN #a'), 'MARKREAD')).toEqual([`:chat.test MARKREAD #a ${TIME}`])
  })

  it('only goes forward, and never into the future', async () => {
    house.clock.advance(5000)
    await alice.asks('MARKREAD bob timestamp=2026-11-23T12:00:03.000Z')
    expect(about(await alice.asks(`MARKREAD bob ${TIME}`), 'MARKREAD')).toEqual([
      ':chat.test MARKREAD bob timestamp=2026-11-23T12:00:03.000Z',
    ])
    expect(about(await alice.asks('MARKREAD bob timestamp=2099-11-23T12:00:03.000Z'), 'MARKREAD')).toEqual([
      ':chat.test MARKREAD bob timestamp=2026-11-23T12:00:05.000Z',
    ])
  })

  it('reaches the other clients of the same person, and nobody else', async () => {
    const { person } = await again()
    await alice.hears()
    const heard = await alice.asks(`MARKREAD #a ${TIME}`)
    expect(heard).toEqual([`:chat.test MARKREAD #a ${TIME}`])
    expect(await person.hears()).toEqual(heard)
    expect(await bob.hears()).toEqual([])
    expect(about((await again()).heard, 'MARKREAD')).toEqual([])
    expect(await person.asks('MARKREAD #a')).toEqual(heard)
  })

  it.each([
    ['MARKREAD', ':chat.test FAIL MARKREAD NEED_MORE_PARAMS :Missing parameters'],
    ['MARKREAD #a *', /^:chat\.test FAIL MARKREAD INVALID_PARAMS #a \* :/],
    ['MARKREAD #a 2026-11-23T12:00:00.000Z', /^:chat\.test FAIL MARKREAD INVALID_PARAMS #a \S+ :/],
    ['MARKREAD #a timestamp=now', /^:chat\.test FAIL MARKREAD INVALID_PARAMS #a timestamp=now :/],
    [`MARKREAD * ${TIME}`, /^:chat\.test FAIL MARKREAD INVALID_PARAMS \* :/],
    [`MARKREAD #${'x'.repeat(99)}`, /^:chat\.test FAIL MARKREAD INVALID_PARAMS #x+ :/],
  ])('%s is refused', async (line, answer) => {
    expect(await alice.asks(line)).toEqual([typeof answer === 'string' ? answer : expect.stringMatching(answer)])
  })

  it('is no command for who has not asked for it', async () => {
    await bob.hears()
    expect(await bob.asks('MARKREAD #a', 'MARKREAD')).toEqual(
      Array.from({ length: 2 }, () => ':chat.test 421 bob MARKREAD :Ask for the draft/read-marker capability first'),
    )
    expect(about(await bob.asks('JOIN #a'), 'MARKREAD')).toEqual([])
  })
})

it('MARKER-3 a marker goes with a channel that is renamed: at every client, for who left meanwhile, and over a restart', async () => {
  await bob.asks('JOIN #a')
  await alice.asks('JOIN #a')
  await bob.asks('PRIVMSG #a :hello')
  const { person } = await again(`${CAPS} draft/channel-rename`)
  await alice.asks(`MARKREAD #a ${TIME}`)
  await person.hears()
  await bob.asks('RENAME #a #tea')
  // Who does not know RENAME comes in anew.
  expect(about(await alice.hears(), 'MARKREAD')).toEqual([`:chat.test MARKREAD #tea ${TIME}`])
  expect(await person.asks('MARKREAD #tea', 'MARKREAD #a')).toContain(`:chat.test MARKREAD #tea ${TIME}`)
  expect(about(await person.asks('MARKREAD #a'), 'MARKREAD')).toEqual([':chat.test MARKREAD #a *'])
  house = openIrcHouse({ messages: house.messages })
  const { person: later } = await again()
  const heard = await later.asks('JOIN #tea')
  expect(about(heard, 'MARKREAD')).toEqual([`:chat.test MARKREAD #tea ${TIME}`])
  expect(about(heard, 'UNREAD')).toEqual([':chat.test UNREAD #tea 0 0'])
})

describe('MARKER-2 UNREAD', () => {
  it('counts what others said behind the marker, and one’s nick in it', async () => {
    expect(about(await alice.asks('JOIN #a'), 'UNREAD')).toEqual([':chat.test UNREAD #a 0 0'])
    await bob.asks('JOIN #a')
    house.clock.advance(1000)
    await bob.asks('PRIVMSG #a :hello', 'PRIVMSG #a :Alice: tea?', 'NOTICE #a :alicea, malice', 'TOPIC #a :alice')
    await alice.asks('PRIVMSG #a :alice is me')
    expect(about(await alice.asks(`MARKREAD #a ${TIME}`), 'UNREAD')).toEqual([':chat.test UNREAD #a 3 1'])
    expect(about(await alice.asks('MARKREAD #a timestamp=2026-11-23T12:00:01.000Z'), 'UNREAD')).toEqual([
      ':chat.test UNREAD #a 0 0',
    ])
  })

  it('WEB-52 counts the words that were chosen to count as one’s nick', async () => {
    const { person } = await again(`${CAPS} snug.chat/notify`)
    await person.asks('JOIN #a', 'NOTIFY WORDS :kettle')
    await bob.asks('JOIN #a')
    house.clock.advance(1000)
    await bob.asks('PRIVMSG #a :who has the Kettle?', 'PRIVMSG #a :kettles')
    expect(about(await person.asks(`MARKREAD #a ${TIME}`), 'UNREAD')).toEqual([':chat.test UNREAD #a 2 1'])
  })

  it('is said at coming in of conversations with something unread', async () => {
    await bob.asks('PRIVMSG alice :one', 'PRIVMSG alice :two')
    await alice.asks('PRIVMSG carol :nobody')
    const { person, heard } = await again()
    expect(about(heard, 'UNREAD')).toEqual([':chat.test UNREAD bob 2 2'])
    expect(about(await person.asks(`MARKREAD bob ${TIME}`), 'UNREAD')).toEqual([':chat.test UNREAD bob 0 0'])
    expect(about((await again()).heard, 'UNREAD')).toEqual([])
    expect(about((await again('draft/read-marker')).heard, 'UNREAD')).toEqual([])
  })

  it('says nothing of what one may not read', async () => {
    await bob.asks('JOIN #b', 'PRIVMSG #b :secret')
    expect(await alice.asks(`MARKREAD #b ${TIME}`)).toEqual([`:chat.test MARKREAD #b ${TIME}`])
  })

  it('counts nothing of what was said to who had the account before', async () => {
    await bob.asks('PRIVMSG alice :one', 'PRIVMSG alice :two')
    await alice.hears()
    const [told = ''] = await alice.asks('NS DROP alice')
    await alice.asks(`NS DROP alice ${told.split(' ').at(-1)}`)
    house.clock.advance(1000)
    await alice.asks('NS REGISTER correct-horse')
    const early = 'MARKREAD bob timestamp=2026-11-22T12:00:00.000Z'
    expect(about(await alice.asks(early), 'UNREAD')).toEqual([':chat.test UNREAD bob 0 0'])
    await bob.asks('PRIVMSG alice :three')
    expect(about(await alice.asks(early), 'UNREAD')).toEqual([':chat.test UNREAD bob 1 1'])
  })

  it.each([
    ['alice', 'alice', true],
    ['alice', '(Alice)', true],
    ['alice', 'alice_', false],
    ['alice', 'xalice', false],
    ['[x]', 'hi [X]!', true],
    ['a.c', 'abc', false],
    ['jean-luc', 'jean-luc?', true],
    ['ö', 'schön', false],
  ])('%s in “%s”: %s', (nick, text, is) => {
    expect(mentionsOf([nick])({ entry: { text } as never })).toBe(is)
  })
})
