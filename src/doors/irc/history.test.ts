/** The past of a channel, page by page. https://ircv3.net/specs/extensions/chathistory */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'
import { formatMsgid } from '../../hub/msgid.ts'

let house: IrcHouse
let alice: IrcPerson
/** `msgid=` of the messages that were said, by their text. */
let ids: Map<string, string>

async function say(text: string): Promise<void> {
  house.clock.advance(1000)
  await alice.asks(`PRIVMSG #a :${text}`)
  ids.set(text, formatMsgid(house.hub.chat.lastSeq, house.messages.identity))
}

/** Asks, and gives the texts of what comes as a batch. */
async function page(request: string): Promise<string[]> {
  const lines = await alice.asks(`CHATHISTORY ${request}`)
  const [, id] = /^:chat\.test BATCH \+(\w+) chathistory #a$/.exec(lines[0] ?? '') ?? []
  expect(id, JSON.stringify(lines)).toBeDefined()
  expect(lines.at(-1)).toBe(`:chat.test BATCH -${id}`)
  const inside = lines.slice(1, -1)
  for (const line of inside) expect(line).toMatch(new RegExp(`^@batch=${id}[; ]`))
  return inside.map((line) => line.replace(/^.* #a :/, ''))
}

const timestamp = (seconds: number, ms = 0): string =>
  `timestamp=${new Date(Date.UTC(2026, 10, 23, 12, 0, seconds, ms)).toISOString()}`

beforeEach(async () => {
  house = openIrcHouse()
  ids = new Map()
  alice = await house.arrive('alice', 'draft/chathistory batch message-tags server-time standard-replies')
  await alice.asks('JOIN #a')
  // At 12:00:01 to 12:00:05.
  for (const text of ['one', 'two', 'three', 'four', 'five']) await say(text)
})

describe('HISTORY-1 CHATHISTORY', () => {
  it('LATEST gives the newest, oldest first', async () => {
    expect(await page('LATEST #a * 10')).toEqual(['one', 'two', 'three', 'four', 'five'])
    expect(await page('latest #A * 2')).toEqual(['four', 'five'])
    expect(await page(`LATEST #a msgid=${ids.get('two')} 10`)).toEqual(['three', 'four', 'five'])
    expect(await page(`LATEST #a msgid=${ids.get('two')} 1`)).toEqual(['five'])
    expect(await page(`LATEST #a ${timestamp(3)} 10`)).toEqual(['four', 'five'])
  })

  it('BEFORE and AFTER give what is next to a message or time, without it', async () => {
    expect(await page(`BEFORE #a msgid=${ids.get('four')} 2`)).toEqual(['two', 'three'])
    expect(await page(`BEFORE #a ${timestamp(4)} 2`)).toEqual(['two', 'three'])
    expect(await page(`BEFORE #a ${timestamp(4, 1)} 2`)).toEqual(['three', 'four'])
    expect(await page(`AFTER #a msgid=${ids.get('two')} 2`)).toEqual(['three', 'four'])
    expect(await page(`AFTER #a ${timestamp(2)} 2`)).toEqual(['three', 'four'])
    expect(await page(`AFTER #a ${timestamp(1, 999)} 2`)).toEqual(['two', 'three'])
    expect(await page(`AFTER #a msgid=${ids.get('five')} 2`)).toEqual([])
    expect(await page(`BEFORE #a msgid=${ids.get('one')} 2`)).toEqual([])
  })

  it('can be walked from end to end without a gap or a repetition', async () => {
    for (let i = 0; i < 20; i++) await say(`more ${i}`)
    const all = [...ids.keys()]
    const seen: string[] = await page('LATEST #a * 7')
    while (seen.length < all.length) seen.unshift(...(await page(`BEFORE #a msgid=${ids.get(seen[0] as string)} 7`)))
    expect(seen).toEqual(all)
    const forth: string[] = ['one']
    while (forth.length < all.length) forth.push(...(await page(`AFTER #a msgid=${ids.get(forth.at(-1) as string)} 7`)))
    expect(forth).toEqual(all)
  })

  it('gives each message as it was told', async () => {
    const lines = await alice.asks('CHATHISTORY LATEST #a * 1')
    const time = 'time=2026-11-23T12:00:05.000Z'
    expect(lines[1]).toMatch(
      new RegExp(`^@batch=\\w+;${time};msgid=${ids.get('five')} :alice!~alice@cloak PRIVMSG #a :five$`),
    )
    await alice.asks('@+draft/reply=x NOTICE #a :six')
    expect((await alice.asks('CHATHISTORY LATEST #a * 1'))[1]).toMatch(
      /;\+draft\/reply=x :alice!~alice@cloak NOTICE #a :six$/,
    )
  })

  it('leaves out what a client has no capability for', async () => {
    await alice.asks('CAP REQ :-message-tags')
    expect((await alice.asks('CHATHISTORY LATEST #a * 1'))[1]).toMatch(/^@batch=\w+;time=\S+ :alice/)
    await alice.asks('CAP REQ :-server-time')
    expect((await alice.asks('CHATHISTORY LATEST #a * 1'))[1]).toMatch(/^@batch=\w+ :alice/)
    await alice.asks('CAP REQ :-batch')
    expect(await alice.asks('CHATHISTORY LATEST #a * 1')).toEqual([':alice!~alice@cloak PRIVMSG #a :five'])
  })

  it('gives no more than it says', async () => {
    for (let i = 0; i < 120; i++) await say(`more ${i}`)
    expect(await page('LATEST #a * 1000')).toHaveLength(100)
  })

  it('gives all that was told before its answer, and nothing that is told after', async () => {
    alice.say('PRIVMSG #a :six', 'CHATHISTORY LATEST #a * 2', 'PRIVMSG #a :seven')
    expect(
      (await alice.hears()).filter((line) => line.includes('PRIVMSG')).map((line) => line.split(' :').at(-1)),
    ).toEqual(['five', 'six'])
  })

  it('answers a label with its own batch', async () => {
    await alice.asks('CAP REQ :labeled-response')
    const lines = await alice.asks('@label=x CHATHISTORY LATEST #a * 2')
    expect(lines[0]).toMatch(/^@label=x :chat\.test BATCH \+\w+ chathistory #a$/)
    expect(lines).toHaveLength(4)
  })

  it('is for members only, who cannot tell a channel from none', async () => {
    const bob = await house.arrive('bob', 'draft/chathistory batch standard-replies')
    expect(await bob.asks('CHATHISTORY LATEST #a * 1', 'CHATHISTORY LATEST #nowhere * 1')).toEqual([
      ':chat.test FAIL CHATHISTORY INVALID_TARGET LATEST #a :Messages could not be retrieved',
      ':chat.test FAIL CHATHISTORY INVALID_TARGET LATEST #nowhere :Messages could not be retrieved',
    ])
    await bob.asks('JOIN #a')
    expect(await bob.asks('CHATHISTORY LATEST #a * 1')).toHaveLength(3)
    await bob.asks('PART #a')
    expect(await bob.asks('CHATHISTORY LATEST #a * 1')).toHaveLength(1)
    expect(await bob.asks('CHATHISTORY LATEST alice * 1')).toHaveLength(1)
  })

  it('wants its capability', async () => {
    const bob = await house.arrive('bob')
    expect(await bob.asks('CHATHISTORY LATEST #a * 1')).toEqual([
      ':chat.test 421 bob CHATHISTORY :Ask for the draft/chathistory capability first',
    ])
  })

  it.each([
    ['', ':chat.test FAIL CHATHISTORY INVALID_PARAMS * :Insufficient parameters'],
    ['LATEST', ':chat.test FAIL CHATHISTORY INVALID_PARAMS LATEST :Insufficient parameters'],
    ['LATEST #a *', ':chat.test FAIL CHATHISTORY INVALID_PARAMS LATEST :Insufficient parameters'],
    ['NEWEST #a * 1', ':chat.test FAIL CHATHISTORY INVALID_PARAMS NEWEST :Unknown subcommand'],
    ['LATEST #a * 0', ':chat.test FAIL CHATHISTORY INVALID_PARAMS LATEST #a 0 :The limit must be a positive number'],
    ['LATEST #a * -1', ':chat.test FAIL CHATHISTORY INVALID_PARAMS LATEST #a -1 :The limit must be a positive number'],
    ['LATEST #a * x', ':chat.test FAIL CHATHISTORY INVALID_PARAMS LATEST #a x :The limit must be a positive number'],
    ['BEFORE #a * 1', ':chat.test FAIL CHATHISTORY INVALID_PARAMS BEFORE #a * :That is not a message or a time'],
    [
      'BEFORE #a msgid=zzz 1',
      ':chat.test FAIL CHATHISTORY INVALID_PARAMS BEFORE #a msgid=zzz :That is not a message or a time',
    ],
    [
      'AFTER #a timestamp=now 1',
      ':chat.test FAIL CHATHISTORY INVALID_PARAMS AFTER #a timestamp=now :That is not a message or a time',
    ],
    [
      'AFTER #a timestamp=2026-13-01T00:00:00.000Z 1',
      ':chat.test FAIL CHATHISTORY INVALID_PARAMS AFTER #a timestamp=2026-13-01T00:00:00.000Z :That is not a message or a time',
    ],
    [
      'AFTER #a seq=1 1',
      ':chat.test FAIL CHATHISTORY INVALID_MSGREFTYPE AFTER #a seq=1 :That is not msgid= or timestamp=',
    ],
    ['AFTER #a x 1', ':chat.test FAIL CHATHISTORY INVALID_MSGREFTYPE AFTER #a x :That is not msgid= or timestamp='],
  ])('CHATHISTORY %s is refused', async (request, answer) => {
    expect(await alice.asks(`CHATHISTORY ${request}`)).toEqual([answer])
  })
})
