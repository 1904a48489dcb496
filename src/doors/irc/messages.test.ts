/** What is said, to whom it comes, and in what form. */
import { beforeEach, describe, expect, it } from 'vitest'
import { ALL_CAPABILITIES, type IrcHouse, type IrcPerson, openWithTwo } from '../../../test/support/irc-house.ts'
import { formatMsgid } from '../../hub/msgid.ts'

const TIME = 'time=2026-11-23T12:00:00.000Z'

let house: IrcHouse
let alice: IrcPerson
let bob: IrcPerson

beforeEach(async () => {
  ;({ house, alice, bob } = await openWithTwo())
})

/** The id of the newest message. */
const lastId = (): string => `msgid=${formatMsgid(house.hub.chat.lastSeq, house.messages.identity)}`

describe('PRIVMSG', () => {
  it('comes to everybody else in a channel', async () => {
    expect(await alice.asks('PRIVMSG #A :hello  there ')).toEqual([])
    expect(await bob.hears()).toEqual([':alice!~alice@cloak PRIVMSG #a :hello  there '])
  })

  it('comes to several targets', async () => {
    await alice.asks('PRIVMSG #a,BOB :hi')
    expect(await bob.hears()).toEqual([':alice!~alice@cloak PRIVMSG #a :hi', ':alice!~alice@cloak PRIVMSG bob :hi'])
  })

  it('comes to oneself', async () => {
    expect(await alice.asks('PRIVMSG alice :note')).toEqual([':alice!~alice@cloak PRIVMSG alice :note'])
    await alice.asks('CAP REQ :echo-message')
    expect(await alice.asks('PRIVMSG alice :note')).toEqual([
      ':alice!~alice@cloak PRIVMSG alice :note',
      ':alice!~alice@cloak PRIVMSG alice :note',
    ])
  })

  it('says when somebody is away', async () => {
    await bob.asks('AWAY :asleep')
    expect(await alice.asks('PRIVMSG bob :hi')).toEqual([':chat.test 301 alice bob :asleep'])
    expect(await bob.hears()).toEqual([':alice!~alice@cloak PRIVMSG bob :hi'])
  })

  it.each([
    ['PRIVMSG', ':chat.test 411 carol :No recipient given (PRIVMSG)'],
    ['PRIVMSG #a', ':chat.test 412 carol :No text to send'],
    ['PRIVMSG #a :', ':chat.test 412 carol :No text to send'],
    ['PRIVMSG #nowhere :x', ':chat.test 403 carol #nowhere :No such channel'],
    ['PRIVMSG nobody :x', ':chat.test 401 carol nobody :No such nick/channel'],
    ['PRIVMSG : :x', ':chat.test 401 carol * :No such nick/channel'],
    ['PRIVMSG , :x', ':chat.test 401 carol , :No such nick/channel'],
    ['PRIVMSG a,b,c,d,e :x', ':chat.test 407 carol e :Too many targets: 4 are the most'],
    ['PRIVMSG #a :x', ':chat.test 404 carol #a :Cannot send to channel: you are not in it'],
  ])('%s is refused', async (line, answer) => {
    const carol = await house.arrive('carol')
    expect(await carol.asks(line)).toEqual(
      line === 'PRIVMSG : :x' ? [':chat.test 412 carol :No text to send'] : [answer],
    )
  })

  it('is refused to who may not speak', async () => {
    await alice.asks('MODE #a +m')
    await bob.hears()
    expect(await bob.asks('PRIVMSG #a :x')).toEqual([':chat.test 404 bob #a :Cannot send to channel (+m)'])
    await alice.asks('MODE #a -m+b bob!*@*')
    await bob.hears()
    expect(await bob.asks('PRIVMSG #a :x')).toEqual([':chat.test 404 bob #a :Cannot send to channel (+b)'])
  })
})

describe('NOTICE', () => {
  it('comes like a PRIVMSG', async () => {
    await alice.asks('NOTICE #a :hello', 'NOTICE bob :hi')
    expect(await bob.hears()).toEqual([':alice!~alice@cloak NOTICE #a :hello', ':alice!~alice@cloak NOTICE bob :hi'])
  })

  it('is never answered', async () => {
    await bob.asks('AWAY :asleep')
    const lines = [
      'NOTICE',
      'NOTICE #a',
      'NOTICE #a :',
      'NOTICE #nowhere :x',
      'NOTICE nobody :x',
      'NOTICE a,b,c,d,e :x',
      'NOTICE bob :x',
    ]
    expect(await alice.asks(...lines)).toEqual([])
  })

  it('is never answered before registration either', async () => {
    expect(await house.connect().asks('NOTICE x :y')).toEqual([])
  })
})

describe('tags', () => {
  it('say when, and which, to those who want to know', async () => {
    const carol = await house.arrive('carol', 'message-tags server-time')
    const dave = await house.arrive('dave', 'server-time')
    await carol.asks('JOIN #a')
    await dave.asks('JOIN #a')
    await carol.hears()
    await alice.asks('PRIVMSG #a :hi')
    expect(await carol.hears()).toEqual([`@${TIME};${lastId()} :alice!~alice@cloak PRIVMSG #a :hi`])
    expect(await dave.hears()).toEqual([`@${TIME} :alice!~alice@cloak PRIVMSG #a :hi`])
  })

  it('of clients are passed on where they are for clients, and nothing else of them', async () => {
    const carol = await house.arrive('carol', 'message-tags')
    const dave = await house.arrive('dave', 'message-tags')
    await carol.asks('PRIVMSG dave :first')
    await dave.hears()
    carol.say('@+draft/reply=x;time=forged;msgid=forged;+a=1;+a=b\\sc;+;+ü=1;+example.org/y PRIVMSG dave :hi')
    const [line] = await dave.hears()
    expect(line).toBe(`@${lastId()};+draft/reply=x;+a=b\\sc;+example.org/y :carol!~carol@cloak PRIVMSG dave :hi`)
    await carol.asks('CAP REQ :-message-tags', '@+a=1 PRIVMSG dave :hi')
    expect(await dave.hears()).toEqual([`@${lastId()} :carol!~carol@cloak PRIVMSG dave :hi`])
  })

  it('alone are a TAGMSG, for those who understand it', async () => {
    const carol = await house.arrive('carol', 'message-tags')
    const dave = await house.arrive('dave', 'message-tags')
    await carol.asks('JOIN #a')
    await dave.asks('JOIN #a')
    await Promise.all([bob, carol].map((person) => person.hears()))
    expect(await carol.asks('@+typing=active TAGMSG #a', 'TAGMSG #a', '@label=x TAGMSG #a')).toEqual([])
    expect((await dave.hears()).at(-1)).toBe('@+typing=active :carol!~carol@cloak TAGMSG #a')
    expect(await bob.hears()).toEqual([])
    await carol.asks('@+draft/react=+1 TAGMSG dave')
    expect(await dave.hears()).toEqual([`@${lastId()};+draft/react=+1 :carol!~carol@cloak TAGMSG dave`])
    expect(await carol.asks('TAGMSG')).toEqual([':chat.test 411 carol :No recipient given (TAGMSG)'])
    expect(await alice.asks('TAGMSG #a')).toContain(
      ':chat.test 421 alice TAGMSG :Ask for the message-tags capability first',
    )
  })
})

describe('ECHO-1 an echo', () => {
  it('is what the others get', async () => {
    await alice.asks('CAP REQ :echo-message message-tags server-time')
    expect(await alice.asks('PRIVMSG #a :hi')).toEqual([`@${TIME};${lastId()} :alice!~alice@cloak PRIVMSG #a :hi`])
    expect(await alice.asks('PRIVMSG bob :hi')).toEqual([`@${TIME};${lastId()} :alice!~alice@cloak PRIVMSG bob :hi`])
    expect(await alice.asks('PRIVMSG nobody :hi')).toEqual([':chat.test 401 alice nobody :No such nick/channel'])
  })
})

describe('a long text', () => {
  /** Said by somebody whose door takes longer lines than IRC. */
  async function says(text: string): Promise<string[]> {
    const client = { own() {}, refuse() {}, finish() {}, proceed() {}, goodbye() {} }
    const voice = { matters: () => 0, phrase: () => '' }
    const session = house.hub.open(alice.connection, voice, client)
    house.hub.ask(session, { do: 'enter', nick: 'talker', username: '~t', host: 'cloak', realname: '' })
    house.hub.ask(session, { do: 'join', channel: '#a' })
    await bob.hears()
    house.hub.ask(session, { do: 'say', target: '#a', kind: 'privmsg', text, tags: '+x=1' })
    return bob.hears()
  }
  const HEAD = ':talker!~t@cloak PRIVMSG #a :'
  const texts = (lines: readonly string[]): string[] =>
    lines.map((line) => line.slice(line.indexOf(HEAD) + HEAD.length))

  it.each([
    ['one word', 'x'.repeat(4000)],
    ['words', 'word '.repeat(600)],
    ['umlauts', 'ü'.repeat(2000)],
    ['emoji', '\u{1F600}'.repeat(1000)],
    ['one character over', 'x'.repeat(510 - HEAD.length + 1)],
  ])('of %s comes in lines that are short enough and make up the whole', async (_, text) => {
    const lines = await says(text)
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(510)
    expect(texts(lines).join('')).toBe(text)
    expect(texts(lines).join('')).not.toContain('\uFFFD')
  })

  it('that just fits is one line', async () => {
    expect(await says('x'.repeat(510 - HEAD.length))).toHaveLength(1)
  })

  it('is one message: only its first line has the id', async () => {
    await bob.asks('CAP REQ :message-tags server-time')
    const lines = await says('word '.repeat(200))
    expect(lines.map((line) => line.split(' ')[0])).toEqual([`@${TIME};${lastId()};+x=1`, `@${TIME}`, `@${TIME}`])
  })

  it('stays an action in each line', async () => {
    const lines = texts(await says(`\x01ACTION ${'waves '.repeat(200)}\x01`))
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(line).toMatch(/^\x01ACTION .*\x01$/)
    expect(lines.map((line) => line.slice(8, -1)).join('')).toBe('waves '.repeat(200))
  })
})

it('tells clients that ask for everything all that there is', async () => {
  const carol = await house.arrive('carol', ALL_CAPABILITIES)
  await carol.asks('JOIN #a')
  await bob.asks('NICK robert', 'AWAY :gone', 'SETNAME :Robert', 'PART #a :bye')
  await alice.asks('TOPIC #a :x')
  const ids = (await carol.hears()).map((line) => line.replace(/msgid=\S+ /, 'msgid '))
  expect(ids).toEqual([
    `@${TIME} :bob!~bob@cloak NICK robert`,
    `@${TIME} :robert!~bob@cloak AWAY :gone`,
    `@${TIME} :robert!~bob@cloak SETNAME Robert`.replace('SETNAME Robert', 'SETNAME :Robert'),
    `@${TIME};msgid :robert!~bob@cloak PART #a :bye`,
    `@${TIME};msgid :alice!~alice@cloak TOPIC #a :x`,
  ])
})
