/** Server operators at the IRC door, where a play cannot show it: addresses, labels, lines that wait, what is logged. */
import { describe, expect, it } from 'vitest'
import { OPERATOR_CLASSES } from '../../chat/rights.ts'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'

const PASSWORD = 'the password'

function openHouse(): IrcHouse {
  const operators = () => [{ name: 'boss', passwordHash: PASSWORD, rights: OPERATOR_CLASSES.admin }]
  return openIrcHouse({ operators })
}

async function arriveFrom(house: IrcHouse, nick: string, address: string, capabilities = ''): Promise<IrcPerson> {
  const person = house.connect({ address })
  if (capabilities !== '') person.say(`CAP REQ :${capabilities}`)
  await person.asks(`NICK ${nick}`, `USER ${nick} 0 * :${nick}`, 'CAP END')
  return person
}

async function operator(house: IrcHouse, capabilities = ''): Promise<IrcPerson> {
  const person = await arriveFrom(house, 'oper', '198.51.100.1', capabilities)
  await person.asks(`OPER boss :${PASSWORD}`)
  return person
}

describe('OPER', () => {
  it('OPER-1 says that there are none where none is configured', async () => {
    const alice = await openIrcHouse().arrive('alice')
    expect(await alice.asks('OPER boss x')).toEqual([':chat.test 491 alice :No O-lines for your host'])
  })

  it('OPER-1 holds up the lines behind it, and its label stands before its answer', async () => {
    const house = openHouse()
    const alice = await house.arrive('alice', 'labeled-response batch')
    const heard = await alice.asks(`@label=a OPER boss :${PASSWORD}`, 'KILL nobody', '@label=b OPER boss :no', 'PING x')
    expect(heard).toEqual([
      expect.stringMatching(/^@label=a :chat\.test BATCH \+\S+ labeled-response$/),
      expect.stringMatching(/^@batch=\S+ :chat\.test MODE alice \+o$/),
      expect.stringMatching(/^@batch=\S+ :chat\.test 381 alice /),
      expect.stringMatching(/^:chat\.test BATCH -/),
      ':chat.test 401 alice nobody :No such nick/channel',
      ':chat.test NOTICE alice :*** alice oper-failed',
      '@label=b :chat.test 464 alice :Password incorrect',
      ':chat.test PONG chat.test :x',
    ])
  })

  it('OPER-1 limits tries, also for names that are not there', async () => {
    const house = openHouse()
    const mallory = await arriveFrom(house, 'mallory', '203.0.113.1')
    for (const name of ['boss', 'nobody']) {
      const answers: string[] = []
      for (let i = 0; i < 11; i++) answers.push(...(await mallory.asks(`OPER ${name} guess${i}`)))
      expect(answers.slice(0, 10).every((line) => line.includes(' 464 '))).toBe(true)
      expect(answers[10]).toMatch(/ NOTICE mallory :Too many tries/)
    }
    // Whoever else comes is not held up by it.
    expect((await (await arriveFrom(house, 'ann', '198.51.100.9')).asks(`OPER boss :${PASSWORD}`)).at(-1)).toContain(
      ' 381 ',
    )
  })
})

describe('CLAIM', () => {
  it('OPER-2 limits tries, and says nothing of a server that has its owner', async () => {
    let isOwned = false
    const house = openIrcHouse({ ownerClaim: { take: (token) => token === 'right' && !isOwned && (isOwned = true) } })
    const wrong = ' 464 alice :That is not the token, or this server has its owner already'
    const alice = await arriveFrom(house, 'alice', '203.0.113.1')
    await alice.asks('REGISTER * * :correct horse')
    for (let i = 0; i < 10; i++) expect(await alice.asks(`CLAIM guess${i}`)).toEqual([`:chat.test${wrong}`])
    expect(await alice.asks('CLAIM right')).toEqual([expect.stringMatching(/NOTICE alice :Too many tries/)])
    const bob = await arriveFrom(house, 'bob', '203.0.113.2')
    await bob.asks('REGISTER * * :correct horse')
    expect((await bob.asks('CLAIM right')).join()).toContain(' 381 bob ')
    const carol = await arriveFrom(house, 'carol', '203.0.113.3')
    await carol.asks('REGISTER * * :correct horse')
    expect(await carol.asks('CLAIM right')).toEqual([`:chat.test${wrong.replace('alice', 'carol')}`])
    expect(await (await arriveFrom(house, 'dave', '203.0.113.4')).asks('CLAIM')).toEqual([
      ':chat.test 461 dave CLAIM :Not enough parameters',
    ])
  })
})

it('OPER-11 tells who comes in by an account with rights that they are an operator, in each of their sessions', async () => {
  const house = openIrcHouse({ ownerClaim: { take: (token) => token === 'right' } })
  const alice = await house.arrive('alice')
  await alice.asks('REGISTER * * :correct horse', 'CLAIM right')
  const proof = Buffer.from('\0alice\0correct horse').toString('base64')
  const comeIn = async (): Promise<string[]> => {
    const person = house.connect({})
    return person.asks(
      'CAP REQ :sasl',
      'AUTHENTICATE PLAIN',
      `AUTHENTICATE ${proof}`,
      'NICK alice',
      'USER a 0 * :a',
      'CAP END',
    )
  }
  const isTold = [expect.stringMatching(/ MODE alice \+o$/), expect.stringMatching(/ 381 alice /)]
  expect(await comeIn()).toEqual(expect.arrayContaining(isTold))
  alice.say('QUIT')
  expect(await comeIn()).toEqual(expect.arrayContaining(isTold))
  expect(await house.connect({}).asks('NICK bob', 'USER b 0 * :b')).not.toContainEqual(expect.stringContaining(' 381 '))
})

describe('an address', () => {
  it('UBAN-2 UBAN-5 that is banned puts out who is from there, and keeps out who comes', async () => {
    const house = openHouse()
    const oper = await operator(house)
    const mallory = await arriveFrom(house, 'mallory', '203.0.113.5')
    const bob = await arriveFrom(house, 'bob', '203.0.114.5')
    expect(await oper.asks('DLINE 1h 203.0.113.0/24 :no more')).toEqual([
      expect.stringMatching(/NOTICE oper :\*\*\* oper ban address 203\.0\.113\.0\/24 until .*: no more$/),
    ])
    expect(await mallory.hears()).toEqual(['ERROR :Closing link: Banned: no more'])
    expect(await bob.hears()).toEqual([])
    const again = house.connect({ address: '203.0.113.99' })
    expect(await again.asks('NICK other', 'USER other 0 * :other')).toEqual([
      ':chat.test 465 * :You are banned from this server: no more',
      'ERROR :Closing link: Banned',
    ])
    await oper.asks('UNDLINE 203.0.113.0/24')
    const third = await arriveFrom(house, 'third', '203.0.113.99')
    expect(await third.asks('PING x')).toEqual([':chat.test PONG chat.test :x'])
  })

  it('UBAN-5 may stand in a KLINE, which then bans it and not a cloak', async () => {
    const house = openHouse()
    const oper = await operator(house)
    expect(await oper.asks('KLINE ANDKILL 30 *@203.0.113.5 :half an hour', 'KLINE')).toEqual([
      expect.stringMatching(/oper ban address 203\.0\.113\.5 until .*: half an hour$/),
      ':chat.test 461 oper KLINE :Not enough parameters',
    ])
  })

  it('OPER-3 is shown to operators with the right to see it, and to nobody else', async () => {
    const house = openHouse()
    const oper = await operator(house)
    const bob = await arriveFrom(house, 'bob', '203.0.113.5')
    const carol = await arriveFrom(house, 'carol', '203.0.113.6')
    const shows = async (who: IrcPerson) => (await who.asks('WHOIS bob')).some((line) => line.includes('203.0.113.5'))
    expect(await shows(oper)).toBe(true)
    expect(await shows(bob)).toBe(true)
    expect(await shows(carol)).toBe(false)
  })
})

describe('OPER-4 the record', () => {
  it('names who, what and whom, once, and no secret', async () => {
    const lines: Record<string, unknown>[] = []
    const house = openHouse()
    Object.assign(house.hub.log, { info: (about: object) => void lines.push({ ...about }) })
    const oper = await operator(house)
    const bob = await house.arrive('bob')
    await oper.asks('OPER boss :a wrong secret', 'KILL bob :spam', 'DEFCON 2', 'DEFCON 2', 'KILL nobody')
    await bob.hears()
    expect(lines.map(({ who, what, target }) => [who, what, target])).toEqual([
      ['oper!~oper@cloak', 'oper', undefined],
      ['oper!~oper@cloak', 'oper-failed', undefined],
      ['oper!~oper@cloak', 'kill', 'bob!~bob@cloak'],
      ['oper!~oper@cloak', 'close-door', undefined],
    ])
    expect(JSON.stringify(lines)).not.toMatch(/secret|password/)
  })

  it('has what only the right over all channels allowed, and not what a rank allowed', async () => {
    const house = openHouse()
    const bob = await house.arrive('bob')
    await bob.asks('JOIN #tea')
    const oper = await operator(house)
    await oper.asks('JOIN #own', 'MODE #own +m')
    expect((await oper.asks('MODE #tea +m')).filter((line) => line.includes('***'))).toEqual([
      ':chat.test NOTICE oper :*** oper mode #tea',
    ])
    expect((await oper.asks('MODE #own -m')).filter((line) => line.includes('***'))).toEqual([])
  })
})

describe('REHASH', () => {
  it('OPER-6 says why nothing has changed where it is wrong', async () => {
    const rehash = () => Promise.resolve({ applied: [], needRestart: [], error: 'line 3 is no good' })
    const operators = () => [{ name: 'boss', passwordHash: PASSWORD, rights: OPERATOR_CLASSES.admin }]
    const oper = await operator(openIrcHouse({ operators, rehash }))
    expect(await oper.asks('REHASH')).toEqual([
      ':chat.test 382 oper configuration :Rehashing',
      ':chat.test NOTICE oper :*** oper rehash line 3 is no good',
      ':chat.test NOTICE oper :Everything is as it was: line 3 is no good',
    ])
  })

  it('OPER-6 says so where there is nothing to read', async () => {
    const oper = await operator(openHouse())
    expect(await oper.asks('REHASH')).toEqual([':chat.test NOTICE oper :This server has no configuration to read'])
  })
})
