/** Reactions, replies and pins at the IRC door: who hears of them, and in what form. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { IrcPerson } from '../../../test/support/irc-house.ts'
import { findMessage } from '../../hub/find-message.ts'
import { DEFAULT_LIMITS } from '../../chat/limits.ts'
import { openRichHouse, react, type RichHouse } from '../../../test/support/rich-house.ts'

let house: RichHouse
let alice: IrcPerson
let bob: IrcPerson
let carol: IrcPerson
let eve: IrcPerson

const lastId = (): string => house.lastId()
const hush = (): Promise<void> => house.hush()
const said = (by: IrcPerson, line: string): Promise<string> => house.said(by, line)

beforeEach(async () => {
  house = await openRichHouse()
  ;({ alice, bob, carol, eve } = house)
})

describe('REACT-1 a reaction', () => {
  it('is told once to who knows tags, and taken back', async () => {
    const id = await said(bob, 'PRIVMSG #a :hello')
    const line = (tag: string): string =>
      `@msgid=${lastId()};+draft/${tag}=👍;+draft/reply=${id};+reply=${id} :alice!~alice@cloak TAGMSG #a`
    expect(await alice.asks(react(id))).toEqual([line('react')])
    expect(await bob.hears()).toEqual([line('react')])
    expect(await alice.asks(`@label=x;${react(id).slice(1)}`)).toEqual(['@label=x :chat.test ACK'])
    expect(await bob.hears()).toEqual([])
    expect(await carol.hears()).toEqual([])
    expect(await alice.asks(react(id, '👍', '#a', 'unreact'))).toEqual([line('unreact')])
    expect(await bob.hears()).toEqual([line('unreact')])
    expect(await alice.asks(react(id, '👍', '#a', 'unreact'))).toEqual([])
    expect(await bob.hears()).toEqual([])
  })

  it('has limits, also where many come at once', async () => {
    const id = await said(bob, 'PRIVMSG #a :hello')
    const many = await alice.asks(...Array.from({ length: 25 }, (_, i) => react(id, `v${i}`)))
    expect(many.filter((line) => line.includes('TAGMSG #a'))).toHaveLength(20)
    expect(many.at(-1)).toBe(`:chat.test FAIL TAGMSG TOO_MANY_REACTIONS #a ${id} :The message has too many reactions`)
    expect([await carol.hears(), (await bob.hears()).length]).toEqual([[], 20])
    expect(await bob.asks(react(id, 'x'.repeat(65)), react(id, '\\s'))).toEqual([
      ':chat.test FAIL TAGMSG INVALID_REACTION #a :That is no reaction',
      ':chat.test FAIL TAGMSG INVALID_REACTION #a :That is no reaction',
    ])
  })

  it('keeps what follows it in order', async () => {
    const id = await said(bob, 'PRIVMSG #a :hello')
    const lines = await alice.asks(react(id), 'PRIVMSG #a :after', 'PING x')
    expect(lines.map((line) => line.replace(/^@\S+ /, ''))).toEqual([
      ':alice!~alice@cloak TAGMSG #a',
      ':alice!~alice@cloak PRIVMSG #a :after',
      ':chat.test PONG chat.test :x',
    ])
  })

  it('without what it is to, and any other tag, goes on as it is', async () => {
    await alice.asks('@+draft/react=x TAGMSG #a', '@+typing=active TAGMSG #a')
    expect((await bob.hears()).map((line) => line.replace(/msgid=[^;]+;/, ''))).toEqual([
      '@+draft/react=x :alice!~alice@cloak TAGMSG #a',
      '@+typing=active :alice!~alice@cloak TAGMSG #a',
    ])
  })
})

describe('REACT-3 a page of history', () => {
  it('has the reactions of its newest messages, and no more of them are read than that', async () => {
    const { hub, messages, clock } = house
    const [session] = hub.sessionsOf(hub.chat.userByNick('alice')?.id ?? '')
    if (!session) throw new Error('alice is not here')
    for (let i = 0; i < 14; i++) {
      await said(bob, `PRIVMSG #a :${i}`)
      const about = findMessage(messages, hub.chat.lastSeq)
      if (!about) throw new Error('it was not said')
      for (let j = 0; j < 60; j++) {
        hub.ask(session, { do: 'react', target: '#a', about, value: `v${j}`, on: true })
        await clock.settle()
      }
    }
    await hush()
    const reading = vi.spyOn(messages, 'reactions')
    await alice.asks('CAP REQ :draft/chathistory snug.chat/timeline batch message-tags')
    const lines = await alice.asks('CHATHISTORY LATEST #a * 100')
    const texts = lines.map((line) => (line.includes(' TAGMSG ') ? '+' : (line.split(' :')[2] ?? '')))
    expect(texts.filter((text) => text === '+')).toHaveLength(500)
    expect(texts.slice(texts.indexOf('3'), texts.indexOf('3') + 4)).toEqual(['3', '4', '+', '+'])
    const read = reading.mock.results.flatMap(({ value }) => value as unknown[])
    expect(read).toHaveLength(600)
  })
})

describe('REPLY-1 a reply', () => {
  it('is kept with what it answers, by either name of the tag', async () => {
    const id = await said(bob, 'PRIVMSG #a :hello')
    for (const tag of ['+reply', '+draft/reply']) {
      await alice.asks(`@${tag}=${id} PRIVMSG #a :hi`)
      expect(house.messages.entry(house.hub.chat.lastSeq)?.of).toBe(Number.parseInt(id, 36))
      expect(await bob.hears()).toEqual([`@msgid=${lastId()};${tag}=${id} :alice!~alice@cloak PRIVMSG #a :hi`])
    }
  })
})

describe('PIN-1 pins', () => {
  it('are told to who asked for it, and listed', async () => {
    const id = await said(bob, 'PRIVMSG #a :hello')
    const line = (verb: string): string => `@msgid=${lastId()} :alice!~alice@cloak ${verb} #a ${id}`
    expect(await alice.asks(`PIN #a ${id}`)).toEqual([line('PIN')])
    expect(await bob.hears()).toEqual([line('PIN')])
    expect(await carol.hears()).toEqual([])
    expect(await bob.asks('PINS #a')).toEqual([
      expect.stringMatching(/^:chat\.test BATCH \+\w+ snug\.chat\/pins #a$/) as string,
      expect.stringMatching(
        new RegExp(`^@batch=\\w+;msgid=${id};snug.chat/pinned :bob!~bob@cloak PRIVMSG #a :hello$`),
      ) as string,
      expect.stringMatching(/^:chat\.test BATCH -\w+$/) as string,
    ])
    expect(await bob.asks(`UNPIN #a ${id}`)).toHaveLength(1)
    expect(await eve.asks('PINS #a')).toEqual([
      ':chat.test FAIL PINS INVALID_TARGET #a :Messages could not be retrieved',
    ])
    await alice.asks(`UNPIN #a ${id}`)
    expect(await bob.asks('PINS #a')).toHaveLength(3)
  })

  it('have a limit', async () => {
    let last: string[] = []
    for (let i = 0; i <= DEFAULT_LIMITS.pinsPerChannel; i++) {
      const id = await said(bob, `PRIVMSG #a :m${i}`)
      last = await alice.asks(`PIN #a ${id}`)
    }
    expect(last).toEqual([':chat.test FAIL PIN TOO_MANY_PINS #a :At most 50 messages can be pinned'])
  })
})

describe('REACT-2 where the channel wants it', () => {
  const notice = (text: string): string => `:chat.test NOTICE #a :${text}`

  beforeEach(async () => {
    await alice.asks('NS REGISTER correct-horse', 'CS REGISTER #a', 'CS SET #a REACTIONS gathered')
    await hush()
  })

  /** What carol hears after so many milliseconds; the others hear no notice. */
  async function after(ms: number): Promise<string[]> {
    for (const person of [alice, bob]) await person.hears()
    house.clock.advance(ms)
    for (const person of [alice, bob]) expect(await person.hears()).toEqual([])
    return carol.hears()
  }

  it('those who know no tags get one notice of all that came, when it is quiet', async () => {
    const id = await said(bob, 'PRIVMSG #a :hello there')
    const other = await said(carol, 'PRIVMSG #a :tea?')
    await alice.asks(react(id), react(id, '❤'), react(other, 'yes'))
    await bob.asks(react(id), react(id, 'oops'), react(id, 'oops', '#a', 'unreact'))
    expect(await after(9999)).toEqual([])
    expect(await after(1)).toEqual([notice('yes 1 for carol: "tea?" · 👍 2 ❤ 1 for bob: "hello there"')])
    expect(await after(60_000)).toEqual([])
  })

  it('the next comes half a minute later at the earliest, and also where it is never quiet', async () => {
    const id = await said(bob, 'PRIVMSG #a :hello')
    await alice.asks(react(id, 'one'))
    expect(await after(10_000)).toHaveLength(1)
    await alice.asks(react(id, 'two'))
    expect(await after(29_999)).toEqual([])
    expect(await after(1)).toHaveLength(1)
    house.clock.advance(60_000)
    let heard = 0
    for (let i = 0; i < 8; i++) {
      await alice.asks(react(id, `v${i}`))
      heard += (await after(5000)).length
    }
    expect(heard).toBe(1)
  })

  it('what is taken back, taken away, or in a channel that does not want it any more is not told', async () => {
    const id = await said(bob, 'PRIVMSG #a :hello')
    await alice.asks(react(id), react(id, '👍', '#a', 'unreact'))
    expect(await after(60_000)).toEqual([])
    await alice.asks(react(id), `REDACT #a ${id}`)
    expect(await after(60_000)).toEqual([])
    const another = await said(bob, 'PRIVMSG #a :\x02hello')
    await alice.asks(react(another, '\x01VERSION\x01'))
    expect(await after(60_000)).toEqual([notice('VERSION 1 for bob: "hello"')])
    await alice.asks(react(another), 'CS SET #a REACTIONS silent')
    await alice.hears()
    expect(await after(60_000)).toEqual([])
    expect(house.clock.timers).toBe(0)
  })

  it('tells of the last five messages', async () => {
    const ids: string[] = []
    for (let i = 0; i < 7; i++) ids.push(await said(bob, `PRIVMSG #a :m${i}`))
    for (const id of ids) await alice.asks(react(id, 'x'))
    const [line = ''] = await after(10_000)
    expect(line.match(/m\d/g)).toEqual(['m2', 'm3', 'm4', 'm5', 'm6'])
  })
})
