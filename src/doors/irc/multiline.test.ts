/** Messages of several lines: what clients send as a batch, and how it comes to the others. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'
import { DEFAULT_LIMITS } from '../../chat/limits.ts'
import { formatMsgid } from '../../hub/msgid.ts'

const RICH = 'batch draft/multiline echo-message labeled-response message-tags standard-replies'
const { multilineBytes, multilineLines } = DEFAULT_LIMITS

let house: IrcHouse
let alice: IrcPerson
let bob: IrcPerson
let carol: IrcPerson

beforeEach(async () => {
  house = openIrcHouse()
  alice = await house.arrive('alice', RICH)
  bob = await house.arrive('bob', RICH)
  carol = await house.arrive('carol')
  for (const person of [alice, bob, carol]) await person.asks('JOIN #a')
  for (const person of [alice, bob, carol]) await person.hears()
})

const lastId = (): string => formatMsgid(house.hub.chat.lastSeq, house.messages.identity)
const idOf = (): string => `m-${house.hub.chat.lastSeq.toString(36)}`
const plain = (lines: readonly string[]): string[] => lines.map((line) => line.replace(/^@\S+ /, ''))

/** A batch as it is told: with the tags of its first line. */
function batchOf(target: string, lines: readonly string[], tags = `msgid=${lastId()}`): string[] {
  const source = ':alice!~alice@cloak'
  const all = lines.map((line) => {
    const [, concat = '', text = ''] = /^(\+?)(.*)$/.exec(line) ?? []
    return `@batch=${idOf()}${concat && ';draft/multiline-concat'} ${source} PRIVMSG ${target} :${text}`
  })
  return [`@${tags} ${source} BATCH +${idOf()} draft/multiline ${target}`, ...all, `${source} BATCH -${idOf()}`]
}

const send = (...lines: string[]): Promise<string[]> =>
  alice.asks('BATCH +1 draft/multiline #a', ...lines.map((line) => `@batch=1${line}`), 'BATCH -1')

describe('MULTILINE-1 a batch', () => {
  it('is one message to who knows such batches, and lines to the others, without the empty ones', async () => {
    const echo = await send(
      ' PRIVMSG #a :one',
      ' PRIVMSG #A :',
      ' privmsg #a :tw',
      ';draft/multiline-concat PRIVMSG #a :o',
    )
    expect(echo).toEqual(batchOf('#a', ['one', '', 'two']))
    expect(await bob.hears()).toEqual(echo)
    expect(await carol.hears()).toEqual([':alice!~alice@cloak PRIVMSG #a :one', ':alice!~alice@cloak PRIVMSG #a :two'])
    expect(house.messages.entry(house.hub.chat.lastSeq)?.text).toBe('one\n\ntwo')
  })

  it('goes to one person, and to those with a rank', async () => {
    const lines = ['@batch=1 PRIVMSG bob :one', '@batch=1 PRIVMSG bob :two']
    expect(await alice.asks('BATCH +1 draft/multiline bob', ...lines, 'BATCH -1')).toEqual(
      batchOf('bob', ['one', 'two']),
    )
    expect(await bob.hears()).toEqual(batchOf('bob', ['one', 'two']))
    expect(await carol.hears()).toEqual([])
    await alice.asks('MODE #a +v bob')
    await bob.hears()
    await carol.hears()
    await alice.asks('BATCH +1 draft/multiline +#a', '@batch=1 NOTICE +#a :one', '@batch=1 NOTICE +#a :two', 'BATCH -1')
    expect(plain(await bob.hears())).toEqual([
      ':alice!~alice@cloak BATCH +m-0 draft/multiline +#a',
      ':alice!~alice@cloak NOTICE +#a :one',
      ':alice!~alice@cloak NOTICE +#a :two',
      ':alice!~alice@cloak BATCH -m-0',
    ])
    expect(await carol.hears()).toEqual([])
  })

  it('has its tags and its label at its beginning', async () => {
    alice.say('@label=x;+a=b BATCH +1 draft/multiline #a', '@batch=1;+c PRIVMSG #a :one', '@batch=1 PRIVMSG #a :two')
    expect(await alice.hears()).toEqual([])
    const echo = await alice.asks('BATCH -1')
    expect(echo).toEqual(batchOf('#a', ['one', 'two'], `label=x;msgid=${lastId()};+a=b`))
    const told = await bob.hears()
    expect(told).toEqual(batchOf('#a', ['one', 'two'], `msgid=${lastId()};+a=b`))
  })

  it('of one long line is put together, and comes apart again', async () => {
    const half = 'x'.repeat(400)
    await send(` PRIVMSG #a :${half}`, `;draft/multiline-concat PRIVMSG #a :${half}`)
    const lines = await carol.hears()
    expect(lines.map((line) => line.split(' :')[1]).join('')).toBe(half + half)
    const [open, first, second, close] = await bob.hears()
    expect([open?.includes('draft/multiline #a'), first?.includes('-concat'), second?.includes('-concat')]).toEqual([
      true,
      false,
      true,
    ])
    expect(close).toContain('BATCH -')
  })

  it('may be as long as a message', async () => {
    const text = 'y'.repeat(400)
    const lines = Array.from({ length: multilineBytes / 400 - 1 }, () => `;draft/multiline-concat PRIVMSG #a :${text}`)
    expect(plain(await send(` PRIVMSG #a :${text}`, ...lines)).at(-1)).toBe(`:alice!~alice@cloak BATCH -${idOf()}`)
  })

  it('of an action is an action on each line to who knows no batches', async () => {
    await send(' PRIVMSG #a :\x01ACTION one', ' PRIVMSG #a :two\x01')
    expect(plain(await carol.hears())).toEqual([
      ':alice!~alice@cloak PRIVMSG #a :\x01ACTION one\x01',
      ':alice!~alice@cloak PRIVMSG #a :\x01ACTION two\x01',
    ])
  })
})

describe('MULTILINE-2 what is wrong with one is said once, and nothing of it is told', () => {
  const fail = (...words: string[]): string => `:chat.test FAIL BATCH ${words.join(' ')}`

  it.each([
    [
      'another target',
      [' PRIVMSG #b :x'],
      fail('MULTILINE_INVALID_TARGET', '#a', '#b', ':All lines go where the batch goes'),
    ],
    ['no text', [' PRIVMSG #a :', ' PRIVMSG #a :'], fail('MULTILINE_INVALID', ':There is nothing in the batch')],
    ['no lines', [], fail('MULTILINE_INVALID', ':There is nothing in the batch')],
    [
      'an empty continuation',
      [' PRIVMSG #a :x', ';draft/multiline-concat PRIVMSG #a :'],
      fail('MULTILINE_INVALID', ':What goes on with the line before may not be empty'),
    ],
    [
      'two kinds',
      [' PRIVMSG #a :x', ' NOTICE #a :y'],
      fail('MULTILINE_INVALID', ':A batch has lines of one kind: PRIVMSG, or NOTICE'),
    ],
    [
      'another command',
      [' TOPIC #a :x'],
      fail('MULTILINE_INVALID', ':A batch has lines of one kind: PRIVMSG, or NOTICE'),
    ],
    [
      'too many lines',
      Array.from({ length: multilineLines + 2 }, () => ' PRIVMSG #a :x'),
      fail('MULTILINE_MAX_LINES', String(multilineLines), ':The batch has too many lines'),
    ],
    [
      'too many bytes',
      Array.from({ length: 50 }, () => ` PRIVMSG #a :${'é'.repeat(200)}`),
      fail('MULTILINE_MAX_BYTES', String(multilineBytes), ':The batch is too long'),
    ],
  ])('%s', async (_, lines, answer) => {
    expect(await send(...lines)).toEqual([answer])
    expect([...(await bob.hears()), ...(await carol.hears())]).toEqual([])
    // The next one is taken.
    expect(await send(' PRIVMSG #a :x', ' PRIVMSG #a :y')).toHaveLength(4)
  })

  it.each([
    ['BATCH +1 unknown #a', ':That is no batch that clients may send'],
    ['BATCH +1 draft/multiline', ':That is no batch that clients may send'],
    ['BATCH +1 draft/multiline #a,#b', ':A batch goes to one target'],
    ['BATCH +1 draft/multiline NickServ', ':Services take one line at a time'],
  ])('%s is not begun', async (begin, words) => {
    expect(await alice.asks(begin, '@batch=1 PRIVMSG #a :secret', 'BATCH -1')).toEqual([
      fail('MULTILINE_INVALID', words),
    ])
    expect(await bob.hears()).toEqual([])
  })

  it('what is not of it while it is open ends it, but for PING and the like', async () => {
    const answer = fail('MULTILINE_INVALID', ':Only lines of the batch may come while it is open')
    alice.say('@label=x BATCH +1 draft/multiline #a', 'PING one', '@batch=1 PRIVMSG #a :one', 'PRIVMSG #a :two')
    expect(await alice.hears()).toEqual([':chat.test PONG chat.test :one', `@label=x ${answer}`])
    expect(await alice.asks('@batch=1 PRIVMSG #a :three', 'BATCH -1')).toEqual([])
    expect(await bob.hears()).toEqual([])
  })

  it('a line of no batch is said to nobody', async () => {
    const answer = fail('MULTILINE_INVALID', ':No such batch is open')
    expect(await alice.asks('@batch=9 NOTICE #a :one', 'BATCH -9')).toEqual([answer, answer])
    expect(await alice.asks('BATCH 9', 'BATCH +é draft/multiline #a')).toHaveLength(2)
    const [one, two] = await alice.asks('BATCH +1 draft/multiline #a', 'BATCH +2 draft/multiline #a', 'BATCH -2')
    expect([one, two]).toEqual([
      fail('MULTILINE_INVALID', ':There is a batch open already'),
      fail('MULTILINE_INVALID', ':Another batch was begun before its end'),
    ])
    expect(await bob.hears()).toEqual([])
  })

  it('one that is open for too long ends', async () => {
    await alice.asks('@label=x BATCH +1 draft/multiline #a', '@batch=1 PRIVMSG #a :one')
    house.clock.advance(60_000)
    expect(await alice.hears()).toEqual([`@label=x ${fail('MULTILINE_INVALID', ':The batch was open for too long')}`])
    expect(await alice.asks('@batch=1 PRIVMSG #a :two', 'BATCH -1')).toEqual([])
    expect(house.clock.timers).toBe(0)
  })

  it('where it is refused, that is answered as for one line', async () => {
    alice.say('@label=x BATCH +1 draft/multiline nobody', '@batch=1 PRIVMSG nobody :x', 'BATCH -1')
    expect(await alice.hears()).toEqual(['@label=x :chat.test 401 alice nobody :No such nick/channel'])
    alice.say('BATCH +1 draft/multiline nobody', '@batch=1 NOTICE nobody :x', 'BATCH -1')
    expect(await alice.hears()).toEqual([])
  })

  it('who has not asked for it has no such command', async () => {
    expect(await carol.asks('BATCH +1 draft/multiline #a')).toEqual([':chat.test 421 carol BATCH :Unknown command'])
  })
})

describe('TWICE-1 what is sent again', () => {
  it('is answered with the echo of what was kept, and told to nobody', async () => {
    const [first] = await alice.asks('@+snug.chat/id=0123456789abcdef PRIVMSG #a :once')
    await bob.hears()
    expect(first).toBe(`@msgid=${lastId()} :alice!~alice@cloak PRIVMSG #a :once`)
    expect(await alice.asks('@label=x;+snug.chat/id=0123456789abcdef PRIVMSG #a :once')).toEqual([
      `@label=x;msgid=${lastId()} :alice!~alice@cloak PRIVMSG #a :once`,
    ])
    expect(await alice.asks('@+snug.chat/id=0123456789abcdef NOTICE #a :once')).toEqual([first])
    expect(await bob.hears()).toEqual([])
    // To somebody else it is another message.
    await alice.asks('@+snug.chat/id=0123456789abcdef PRIVMSG bob :once')
    expect(await bob.hears()).toHaveLength(1)
  })

  it('is known by a long label, too, and not by a short one', async () => {
    for (const label of ['a-label-of-its-own', 'a-label-of-its-own', 'short', 'short']) {
      await alice.asks(`@label=${label} PRIVMSG #a :${label}`)
    }
    expect((await bob.hears()).map((line) => line.split(' :').at(-1))).toEqual(['a-label-of-its-own', 'short', 'short'])
    // Labels may be counted anew with each connection.
    await alice.asks('@label=a-label-of-its-own PRIVMSG #a :something else')
    expect(await bob.hears()).toHaveLength(1)
    await bob.asks('@label=a-label-of-its-own PRIVMSG #a :something else')
    expect(await carol.hears()).toHaveLength(5)
  })

  it('is known as a batch, and is silence to who hears no echo', async () => {
    const batch = ['@+snug.chat/id=0123456789abcdef BATCH +1 draft/multiline #a']
    batch.push('@batch=1 PRIVMSG #a :one', '@batch=1 PRIVMSG #a :two', 'BATCH -1')
    const first = await alice.asks(...batch)
    expect(first).toEqual(batchOf('#a', ['one', 'two']))
    expect(await alice.asks(...batch)).toEqual(first)
    await alice.asks('CAP REQ -echo-message')
    expect(await alice.asks(...batch)).toEqual([])
    expect(await bob.hears()).toHaveLength(4)
  })
})
