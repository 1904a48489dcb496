/** HistServ: what it plays, and to whom. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../../test/support/irc-house.ts'
import type { Exports } from '../../../hub/exports.ts'
import { hearsOf, makeOperator } from '../../../../test/support/service-talk.ts'
import { findMessage } from '../../../hub/find-message.ts'
import { messagePath } from '../../../wire/channel-path.ts'
import { formatMsgid } from '../../../hub/msgid.ts'

const NOTHING = [
  'HistServ: There is nothing to play: only the past of your channels and your account’s conversations is.',
]
const USE = ['HistServ: How much is a number of messages from 1 on, or a time as 30m, 2h or 1d.']
const MINUTE_MS = 60_000

let house: IrcHouse
let alice: IrcPerson
let bob: IrcPerson

beforeEach(async () => {
  house = openIrcHouse()
  alice = await house.arrive('alice')
  bob = await house.arrive('bob')
  await alice.asks('JOIN #a')
  await alice.asks('PRIVMSG #a :one', 'PRIVMSG #a :\x01ACTION waves\x01', 'NOTICE #a :three', 'TOPIC #a :four')
})

describe('SERVICE-9 the past of a channel', () => {
  it('is what was said, oldest first, with times', async () => {
    expect(await hearsOf(alice, 'HS PLAY #A')).toEqual([
      'HistServ: #a: 3 messages.',
      'HistServ: [2026-11-23 12:00:00] <alice> one',
      'HistServ: [2026-11-23 12:00:00] * alice waves',
      'HistServ: [2026-11-23 12:00:00] -alice- three',
    ])
  })

  it('has who said it and when before each line: nobody can write lines that look like those of others', async () => {
    const long = 'x'.repeat(400)
    await alice.asks(
      'CAP REQ :draft/multiline batch',
      'BATCH +1 draft/multiline #a',
      '@batch=1 PRIVMSG #a :first',
      '@batch=1 PRIVMSG #a :[2026-11-23 12:00:00] <bob> mine',
      `@batch=1 PRIVMSG #a :${long}`,
      `@batch=1;draft/multiline-concat PRIVMSG #a :${long}`,
      'BATCH -1',
    )
    const [, ...lines] = await hearsOf(alice, 'HS PLAY #a 1')
    expect(lines).toHaveLength(4)
    for (const line of lines) expect(line).toMatch(/^HistServ: \[2026-11-23 12:00:00] <alice> /)
    const [, , ...found] = await hearsOf(alice, 'HS SEARCH mine')
    for (const line of found) expect(line).toMatch(/^HistServ: [ >] \[2026-11-23 12:00:00] [<*-] ?alice/)
  })

  it('ends with what was said just before', async () => {
    const heard = await hearsOf(alice, 'PRIVMSG #a :now\r\nPRIVMSG HistServ :PLAY #a 1')
    expect(heard).toEqual(['HistServ: #a: 1 message.', 'HistServ: [2026-11-23 12:00:00] <alice> now'])
  })

  it('is cut by a number, a time, and the length of a page', async () => {
    house.clock.advance(30 * MINUTE_MS)
    await alice.asks('PRIVMSG #a :later')
    const last = 'HistServ: [2026-11-23 12:30:00] <alice> later'
    expect(await hearsOf(alice, 'HS PLAY #a 1')).toEqual(['HistServ: #a: 1 message.', last])
    expect(await hearsOf(alice, 'HS PLAY #a 29m')).toEqual(['HistServ: #a: 1 message.', last])
    expect(await hearsOf(alice, 'HS PLAY #a 1H')).toHaveLength(5)
    expect(await hearsOf(alice, 'HS PLAY #a 999999d')).toHaveLength(5)
    await alice.asks(...Array.from({ length: 120 }, (_, i) => `PRIVMSG #a :${i}`))
    expect(await hearsOf(alice, 'HS PLAY #a 500')).toHaveLength(101)
    expect(await hearsOf(alice, 'HS PLAY #a 2d')).toHaveLength(101)
    expect(await hearsOf(alice, 'HS PLAY #a')).toHaveLength(21)
  })

  it('is nothing to who is not in it, as that of a channel or a person that is not there', async () => {
    expect(await hearsOf(bob, 'HS PLAY #a')).toEqual(NOTHING)
    expect(await hearsOf(bob, 'HS PLAY #nowhere')).toEqual(NOTHING)
    expect(await hearsOf(bob, 'HS PLAY alice')).toEqual(NOTHING)
    await bob.asks('JOIN #a', 'PART #a')
    expect(await hearsOf(bob, 'HS PLAY #a')).toEqual(NOTHING)
  })

  it.each(['0', '-1', 'x', '5y', '1.5h', '99999999', '1 2'])('is not %s long', async (much) => {
    expect(await hearsOf(alice, `HS PLAY #a ${much}`)).toEqual(USE)
  })

  it('is missed where it cannot be read', async () => {
    vi.spyOn(house.messages, 'page').mockImplementation(() => {
      throw new Error('the disk')
    })
    expect(await hearsOf(alice, 'HS PLAY #a')).toEqual(['HistServ: Messages could not be retrieved.'])
    expect(await hearsOf(alice, 'PING x')).toEqual([':chat.test PONG chat.test :x'])
  })
})

/** The text of a NOTICE, without times. */
const plain = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replace('HistServ: ', '').replaceAll(/\[[\d: -]+\] /g, ''))

/** The ids that a search shows, in order. */
const idsIn = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => /^HistServ: \S+ (\w+-\w+)$/.exec(line)?.[1] ?? [])

describe('SERVICE-9 conversations', () => {
  beforeEach(async () => {
    for (const person of [alice, bob]) await person.asks('NS REGISTER correct-horse')
    await alice.asks('PRIVMSG bob :for you')
    await bob.asks('PRIVMSG alice :thanks')
    for (const person of [alice, bob]) await person.hears()
  })

  it('are played to the two, and to nobody else', async () => {
    const words = ['2 messages.', '<alice> for you', '<bob> thanks']
    expect(plain(await hearsOf(alice, 'HS PLAY bob'))).toEqual([`bob: ${words[0]}`, ...words.slice(1)])
    expect(plain(await hearsOf(bob, 'HS PLAY ALICE'))).toEqual([`alice: ${words[0]}`, ...words.slice(1)])
    expect(await hearsOf(await house.arrive('carol'), 'HS PLAY bob')).toEqual(NOTHING)
  })
})

describe('SEARCH-3 HistServ SEARCH and CONTEXT', () => {
  it('shows what is found with what stands around it, and more of that by its id', async () => {
    const heard = await hearsOf(alice, 'HS SEARCH waves')
    const [id = ''] = idsIn(heard)
    expect(plain(heard)).toEqual([
      '1 message found.',
      `#a ${id}`,
      '  <alice> one',
      '> * alice waves',
      '  -alice- three',
    ])
    expect(plain(await hearsOf(alice, `HS CONTEXT ${id} 2`))).toEqual(['#a:', '  <alice> one', '> * alice waves'])
    expect(await hearsOf(alice, `HS CONTEXT ${id}`)).toHaveLength(4)
  })

  it('SEARCH-4 gives the link of a message in a channel where the server has an address, and of none in a conversation', async () => {
    house = openIrcHouse({ linkTo: (channel, msgid) => `https://chat.test${messagePath(channel, msgid)}` })
    alice = await house.arrive('alice')
    bob = await house.arrive('bob')
    for (const person of [alice, bob]) await person.asks('NS REGISTER correct-horse')
    await alice.asks('JOIN #a', 'PRIVMSG #a :waves', 'PRIVMSG bob :waves too')
    const lines = plain(await hearsOf(alice, 'HS SEARCH waves'))
    const [id = ''] = lines.flatMap((line) => /^#a (\S+)/.exec(line)?.[1] ?? [])
    expect(lines).toContain(`#a ${id} https://chat.test/c/a/${id}`)
    expect(lines.filter((line) => /^bob \S+$/.test(line))).toHaveLength(1)
    expect(plain(await hearsOf(alice, `HS CONTEXT ${id} 1`))[0]).toBe(`#a https://chat.test/c/a/${id}:`)
  })

  it('SEARCH-5 says how to go on, from message to message, where more was found than it shows', async () => {
    for (let i = 0; i < 13; i++) await alice.asks(`PRIVMSG #a :cake ${i}`)
    const first = await hearsOf(alice, 'HS SEARCH cake before:2027-01-01')
    const more = /^HistServ: There may be older ones: (SEARCH cake before:\S+)$/.exec(first.at(-1) ?? '')?.[1]
    expect(plain(await hearsOf(alice, `HS ${more}`)).filter((line) => line.startsWith('>'))).toEqual([
      '> <alice> cake 0',
      '> <alice> cake 1',
      '> <alice> cake 2',
    ])
    expect((await hearsOf(alice, 'HS SEARCH cake order:best')).join()).not.toContain('older')
  })

  it('takes what other searches take, and says what it does not understand', async () => {
    expect(plain(await hearsOf(alice, 'HS SEARCH in:#a from:alice'))[0]).toBe('3 messages found.')
    expect(await hearsOf(alice, 'HS SEARCH before:never x')).toEqual([
      'HistServ: I do not understand before:never. HELP SEARCH shows how.',
    ])
    expect(await hearsOf(alice, 'HS SEARCH ""')).toEqual(['HistServ: Nothing was found.'])
    expect(await hearsOf(alice, 'HS SEARCH after:1h')).toEqual([
      'HistServ: Say what to look for: words, from:nick, in:#channel, has:link, has:file or has:image.',
    ])
    expect(await hearsOf(alice, 'HS SEARCH nowhere')).toEqual(['HistServ: Nothing was found.'])
  })

  it('shows nobody what is not for them', async () => {
    const [id = ''] = idsIn(await hearsOf(alice, 'HS SEARCH waves'))
    expect(await hearsOf(bob, 'HS SEARCH waves')).toEqual(['HistServ: Nothing was found.'])
    for (const one of [id, 'zz', `1-${house.messages.identity}`, `zzz-${house.messages.identity}`]) {
      expect(await hearsOf(bob, `HS CONTEXT ${one}`)).toEqual(['HistServ: There is no such message.'])
    }
    await bob.asks('JOIN #a')
    expect(await hearsOf(bob, `HS CONTEXT ${id} 1`)).toHaveLength(2)
  })
})

describe('SERVICE-15 HistServ DELETE', () => {
  // What a guest says is theirs from the moment after that in which they took their nick.
  beforeEach(async () => {
    house.clock.advance(1000)
    await alice.asks('PRIVMSG #a :later')
  })

  it('takes away one’s own last message, or one by its id', async () => {
    expect(plain(await hearsOf(alice, 'PRIVMSG #a :typo\r\nPRIVMSG HistServ :DELETE #a LAST'))).toEqual([
      'Taken away: typo',
    ])
    const [id = ''] = idsIn(await hearsOf(alice, 'HS SEARCH later'))
    expect(plain(await hearsOf(alice, `HS DELETE #a ${id} for no reason`))).toEqual(['Taken away: later'])
    expect(plain(await hearsOf(alice, 'HS PLAY #a'))).toEqual([
      '#a: 3 messages.',
      '<alice> one',
      '* alice waves',
      '-alice- three',
    ])
    expect(plain(await hearsOf(alice, `HS DELETE #a ${id}`))).toEqual(['There is no such message.'])
  })

  it('takes away nothing of others, and nothing that one may not see', async () => {
    const [id = ''] = idsIn(await hearsOf(alice, 'HS SEARCH one'))
    expect(plain(await hearsOf(bob, `HS DELETE #a ${id}`))).toEqual(['There is no such message.'])
    expect(plain(await hearsOf(bob, 'HS DELETE #a LAST'))).toEqual(['There is no such message.'])
    await bob.asks('JOIN #a')
    expect(plain(await hearsOf(bob, `HS DELETE #a ${id}`))).toEqual(['It is not yours.'])
    expect(plain(await hearsOf(bob, 'HS DELETE #a LAST'))).toEqual(['There is no such message.'])
  })
})

describe('SERVICE-16 HistServ REVISIONS', () => {
  it('is for operators who see, who are told on, and not for conversations', async () => {
    await alice.asks('NS REGISTER correct-horse')
    await bob.asks('NS REGISTER correct-horse')
    await alice.asks('PRIVMSG #a :frist')
    const edit = async (target: string): Promise<string> => {
      const seq = house.hub.chat.lastSeq
      const about = findMessage(house.messages, seq)
      const [session] = house.hub.sessionsOf(house.hub.chat.userByNick('alice')?.id ?? '')
      if (!about || !session) throw new Error('nothing was said')
      house.hub.ask(session, { do: 'edit', target, about, text: 'first' })
      await house.clock.settle()
      return formatMsgid(seq, house.messages.identity)
    }
    const id = await edit('#a')
    expect((await hearsOf(bob, `HS REVISIONS ${id}`))[0]).toContain('HistServ knows no REVISIONS')
    await makeOperator(house, 'bob', ['see'])
    await bob.hears()
    const heard = await hearsOf(bob, `HS REVISIONS ${id}`)
    expect(plain(heard.filter((line) => line.startsWith('HistServ')))).toEqual([
      expect.stringMatching(/^Until \S+ \S+ frist$/),
      'Now: <alice> first',
    ])
    expect(heard[0]).toContain(`bob revisions ${id}`)
    await alice.asks('PRIVMSG carol :nobody', 'PRIVMSG alice :myself')
    expect(plain(await hearsOf(bob, `HS REVISIONS ${await edit('alice')}`))).toEqual(['There is no such message.'])
  })
})

describe('EXPORT-3 a file of what one said', () => {
  it('is behind a link for who has an account', async () => {
    const offered: string[] = []
    const exports = { offer: (account: string) => (offered.push(account), 'http://h/export/1') } as unknown as Exports
    house = openIrcHouse({ exports })
    alice = await house.arrive('alice')
    expect(await hearsOf(alice, 'HS EXPORT')).toEqual(['HistServ: You have to be logged in for that.'])
    await alice.asks('NS REGISTER sesame-street-9')
    expect(await hearsOf(alice, 'HS EXPORT')).toEqual([
      'HistServ: http://h/export/1',
      'HistServ: It works once, for ten minutes. Whoever has it can read what you said.',
      'HistServ: Where it leads nowhere, put the name in it by which you came here.',
    ])
    expect(offered).toEqual(['alice'])
  })

  it('is not to be had where there is none', async () => {
    await alice.asks('NS REGISTER sesame-street-9')
    expect(await hearsOf(alice, 'HS EXPORT')).toEqual(['HistServ: No file can be made just now. Try again later.'])
  })
})
