/** SEARCH: what it finds, and for whom. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'

const CAPS = 'soju.im/search batch message-tags server-time standard-replies labeled-response'

let house: IrcHouse
let alice: IrcPerson
let bob: IrcPerson

/** The texts that are found, with their targets. */
async function found(person: IrcPerson, attributes: string): Promise<string[]> {
  const lines = await person.asks(`SEARCH ${attributes}`)
  expect(lines[0]).toMatch(/^:chat\.test BATCH \+\w+ soju\.im\/search$/)
  expect(lines.at(-1)).toMatch(/^:chat\.test BATCH -\w+$/)
  return lines.slice(1, -1).map((line) => {
    expect(line).toMatch(/^@batch=\w+;time=\S+;msgid=\S+ :/)
    return line.replace(/^\S+ :(\w+)\S+ \w+ (\S+) :/, '$1 $2 ')
  })
}

beforeEach(async () => {
  house = openIrcHouse()
  alice = await house.arrive('alice', CAPS)
  bob = await house.arrive('bob', CAPS)
  for (const person of [alice, bob]) await person.asks('NS REGISTER correct-horse')
  await alice.asks('JOIN #a', 'JOIN #b')
  await bob.asks('JOIN #a')
  await alice.asks('PRIVMSG #a :tea is ready', 'PRIVMSG #b :tea for me alone')
  house.clock.advance(60_000)
  await bob.asks('PRIVMSG #a :more tea', 'NOTICE alice :secret tea', 'PRIVMSG #a :coffee')
  await alice.hears()
})

describe('SEARCH-1 SEARCH', () => {
  it('finds by text, sender, place and time', async () => {
    expect(await found(alice, 'text=tea')).toEqual([
      'alice #a tea is ready',
      'alice #b tea for me alone',
      'bob #a more tea',
      'bob alice secret tea',
    ])
    expect(await found(alice, 'text=tea;in=#A')).toEqual(['alice #a tea is ready', 'bob #a more tea'])
    expect(await found(alice, String.raw`text=tea\sis`)).toEqual(['alice #a tea is ready'])
    expect(await found(alice, 'from=BOB')).toEqual(['bob #a more tea', 'bob alice secret tea', 'bob #a coffee'])
    expect(await found(alice, 'in=bob')).toEqual(['bob alice secret tea'])
    expect(await found(bob, 'in=alice')).toEqual(['bob alice secret tea'])
    expect(await found(alice, 'in=#a;before=2026-11-23T12:00:00.000Z')).toEqual(['alice #a tea is ready'])
    expect(await found(alice, 'in=#a;after=2026-11-23T12:01:00.000Z')).toEqual(['bob #a more tea', 'bob #a coffee'])
    expect(await found(alice, 'in=#a;after=2026-11-23T12:01:00.001Z')).toEqual([])
    expect(await found(alice, 'in=#a;limit=1')).toEqual(['bob #a coffee'])
    expect(await found(alice, 'text=tea;from=bob;limit=1;unknown=x')).toEqual(['bob alice secret tea'])
  })

  it('SEARCH-5 is paged between two messages, also where many were said in the same moment', async () => {
    for (let i = 0; i < 7; i++) await alice.asks(`PRIVMSG #b :cake ${i}`)
    let place = ''
    const pages: string[][] = []
    for (let page = 0; page < 5; page++) {
      const lines = await alice.asks(`SEARCH text=cake;limit=3${place}`)
      pages.push(lines.flatMap((line) => /:cake (\d)$/.exec(line)?.[1] ?? []))
      const oldest = lines.flatMap((line) => /msgid=([^ ;]+)/.exec(line)?.[1] ?? [])[0]
      place = oldest === undefined ? place : `;before=2026-11-23T12:01:00.000Z;before-msgid=${oldest}`
    }
    expect(pages).toEqual([['4', '5', '6'], ['1', '2', '3'], ['0'], [], []])
    expect((await alice.asks('SEARCH text=cake;before-msgid=elsewhere'))[0]).toContain(
      'FAIL SEARCH INVALID_PARAMS before-msgid',
    )
  })

  it('has the label on its batch, and takes the next line when it is done', async () => {
    const lines = await alice.asks('@label=x SEARCH text=coffee', 'PING y')
    expect(lines[0]).toMatch(/^@label=x :chat\.test BATCH \+\w+ soju\.im\/search$/)
    expect(lines).toHaveLength(4)
    expect(lines.at(-1)).toBe(':chat.test PONG chat.test :y')
  })

  it.each([
    ['limit=5', ':chat.test FAIL SEARCH INVALID_PARAMS :That is nothing to look for'],
    ['before=2026-11-23T12:00:00.000Z', ':chat.test FAIL SEARCH INVALID_PARAMS :That is nothing to look for'],
    ['text=tea;limit=0', ':chat.test FAIL SEARCH INVALID_PARAMS limit :That is nothing to look for'],
    ['text=tea;before=now', ':chat.test FAIL SEARCH INVALID_PARAMS before :That is nothing to look for'],
    ['text=tea;after=', ':chat.test FAIL SEARCH INVALID_PARAMS after :That is nothing to look for'],
    [`text=${'x'.repeat(401)}`, ':chat.test FAIL SEARCH INVALID_PARAMS text :That is nothing to look for'],
  ])('%s is refused', async (attributes, answer) => {
    expect(await alice.asks(`SEARCH ${attributes}`)).toEqual([answer])
  })

  it('says where it cannot be run, and goes on', async () => {
    vi.spyOn(house.messages, 'search').mockRejectedValue(new Error('the disk'))
    expect(await alice.asks('SEARCH text=tea', 'PING x')).toEqual([
      ':chat.test FAIL SEARCH INTERNAL_ERROR :The search could not be run',
      ':chat.test PONG chat.test :x',
    ])
  })

  it('wants its capability', async () => {
    const carol = await house.arrive('carol')
    expect(await carol.asks('SEARCH text=tea')).toEqual([
      ':chat.test 421 carol SEARCH :Ask for the soju.im/search capability first',
    ])
  })
})

describe('SEARCH-2 what is not for the asker', () => {
  it('is not found, and sounds like nothing', async () => {
    expect(await found(bob, 'text=alone')).toEqual([])
    expect(await found(bob, 'in=#b')).toEqual([])
    expect(await found(bob, 'in=#nowhere')).toEqual([])
    const guest = await house.arrive('guest', CAPS)
    expect(await found(guest, 'text=tea')).toEqual([])
    expect(await found(guest, 'in=alice')).toEqual([])
  })

  it('is not shown where they were put out while it was looked for', async () => {
    const search = house.messages.search.bind(house.messages)
    const { promise, resolve } = Promise.withResolvers<void>()
    vi.spyOn(house.messages, 'search').mockImplementation(async (query) => {
      const entries = await search(query)
      await promise
      return entries
    })
    bob.say('SEARCH text=tea')
    await house.clock.settle()
    await alice.asks('KICK #a bob')
    resolve()
    const heard = await bob.hears()
    expect(heard.filter((line) => line.includes('PRIVMSG'))).toEqual([])
    expect(heard.filter((line) => line.includes('secret tea'))).toHaveLength(1)
  })
})
