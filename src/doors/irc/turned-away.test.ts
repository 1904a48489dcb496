/** Who cannot come in goes at once, told why; and what was proved before something changed is proved no more. */
import { describe, expect, it, vi } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'
import { hearsOf, makeOperator } from '../../../test/support/service-talk.ts'
import { commandByVerb } from './commands/index.ts'

const PASSWORD = 'correct horse'
const sasl = ['CAP REQ sasl', 'AUTHENTICATE PLAIN', `AUTHENTICATE ${btoa(`\0alice\0${PASSWORD}`)}`]

async function withAlice(): Promise<{ house: IrcHouse; alice: IrcPerson; root: IrcPerson }> {
  const house = openIrcHouse()
  const alice = await house.arrive('alice')
  await alice.asks(`REGISTER * * :${PASSWORD}`)
  const root = await house.arrive('root')
  await makeOperator(house, 'root', ['ban', 'accounts'])
  await root.hears()
  return { house, alice, root }
}

/** Registers, and gives what was said last and whether the connection is closed, without any time going by. */
async function comes(house: IrcHouse, nick: string, ...before: string[]): Promise<unknown> {
  const person = house.connect({ address: '198.51.100.7' })
  const heard = await person.asks(
    ...before,
    `NICK ${nick}`,
    `USER ${nick} 0 * :x`,
    ...(before.length > 0 ? ['CAP END'] : []),
  )
  return [...heard.slice(-2), person.connection.wasClosedByServer]
}

describe('ACCOUNT-12 who is banned, or one too many,', () => {
  const CLOSED = ['ERROR :Closing link: Banned', 'close']

  it.each([
    ['address', '198.51.100.0/24', 'eve', []],
    ['mask', 'eve!*@*', 'eve', []],
    ['account', 'alice', 'alice', sasl],
  ] as const)('by %s is told so and let go', async (kind, what, nick, before) => {
    const { house, root, alice } = await withAlice()
    await alice.asks('QUIT')
    const { hub } = house
    const [session] = hub.sessionsOf(hub.chat.userByNick('root')?.id ?? '')
    if (!session) throw new Error('root is not here')
    hub.ask(session, { do: 'ban-from-server', ban: { does: 'ban', kind, what, reason: 'out', until: null } })
    await root.hears()
    expect(await comes(house, nick, ...before)).toEqual([
      ':chat.test 465 * :You are banned from this server: out',
      ...CLOSED,
    ])
  })

  it('because the door is closed, is', async () => {
    const { house, root } = await withAlice()
    await root.asks('DEFCON 2')
    expect(await comes(house, 'eve')).toEqual([
      ':chat.test 465 * :Newcomers without an account are not let in for now',
      'ERROR :Closing link: An account is needed',
      'close',
    ])
  })

  it('because there are too many connections of the account, is', async () => {
    const { house } = await withAlice()
    const max = house.hub.chat.limits.sessionsPerUser
    for (let i = 1; i < max; i++) await comes(house, 'alice', ...sasl)
    expect(await comes(house, 'alice', ...sasl)).toEqual([
      expect.stringContaining(`Your account has ${max} connections already`),
      'ERROR :Closing link: Too many connections',
      'close',
    ])
  })

  it('may try another nick', async () => {
    const { house } = await withAlice()
    expect(await comes(house, 'alice')).toEqual([expect.stringContaining(' 433 '), 'no'])
  })
})

describe('ACCOUNT-10 a new password', () => {
  it('ends other connections and proofs, and says why', async () => {
    const { house, alice } = await withAlice()
    const second = house.connect()
    await second.asks(...sasl, 'NICK x', 'USER x 0 * :x', 'CAP END')
    const waits = house.connect()
    expect((await waits.asks(...sasl)).at(-1)).toContain(' 903 ')
    const token = await house.arrive('guest')
    const root = house.hub.chat.userByNick('root')
    const [session] = house.hub.sessionsOf(root?.id ?? '')
    if (!session) throw new Error('root is not here')
    const change = { set: 'reset', hash: 'hash of token', until: Number.MAX_SAFE_INTEGER } as const
    house.hub.ask(session, { do: 'change-account', account: 'alice', change })
    await token.asks('NS RESET alice token battery-staple')
    for (const one of [alice, second]) {
      expect((await one.hears()).at(-1)).toBe('ERROR :Closing link: The password of alice was changed')
      expect(one.connection.wasClosedByServer).toBe('close')
    }
    expect(await waits.asks('NICK y', 'USER y 0 * :y', 'CAP END')).toEqual([
      ':chat.test 464 * :Password incorrect',
      'ERROR :Closing link: Bad password',
    ])
  })
})

describe('ACCOUNT-3 the password of the server', () => {
  const give = async (house: IrcHouse, password: string, address = '192.0.2.5'): Promise<string | undefined> => {
    const person = house.connect({ address })
    return (await person.asks(`PASS ${password}`, 'NICK a', 'USER a 0 * :a', 'QUIT'))[0]?.slice(0, 70)
  }

  it('is not guessed: an address has so many tries, and only wrong ones count', async () => {
    const house = openIrcHouse({ serverPassword: () => 'secret' })
    for (let i = 0; i < 50; i++) expect(await give(house, 'secret')).toContain(' 001 ')
    for (let i = 0; i < 10; i++) expect(await give(house, 'wrong')).toBe(':chat.test 464 * :Password incorrect')
    for (const one of ['wrong', 'secret'])
      expect(await give(house, one)).toBe(':chat.test 464 * :Too many tries; try again in 30 seconds')
    expect(await give(house, 'secret', '192.0.2.6')).toContain(' 001 ')
    house.clock.advance(60_000)
    expect(await give(house, 'secret')).toContain(' 001 ')
  })
})

describe('FAULT-4 a command that fails', () => {
  const fail = (verb: string) => {
    const row = commandByVerb(verb)
    if (!row) throw new Error(`there is no ${verb}`)
    return vi.spyOn(row, 'run').mockImplementation(() => {
      throw new Error('hunter2')
    })
  }

  it('is answered, with its label, and the connection stays', async () => {
    const house = openIrcHouse()
    const alice = await house.arrive('alice', 'labeled-response batch')
    const spy = fail('TIME')
    expect(await alice.asks('TIME', '@label=x TIME')).toEqual([
      ':chat.test 400 alice TIME :That failed on the side of the server',
      '@label=x :chat.test 400 alice TIME :That failed on the side of the server',
    ])
    spy.mockRestore()
    expect(await alice.asks('PING x')).toEqual([':chat.test PONG chat.test :x'])
  })

  it('ends a registration', async () => {
    const house = openIrcHouse()
    const spy = fail('PASS')
    const person = house.connect()
    expect(await person.asks('PASS x', 'NICK a')).toEqual([
      ':chat.test 400 * PASS :That failed on the side of the server',
      'ERROR :Closing link: Internal error',
    ])
    spy.mockRestore()
  })

  it('is so where only its answer fails, too', async () => {
    const house = openIrcHouse()
    const alice = await house.arrive('alice')
    const spy = vi.spyOn(house.hub.whowas, 'of').mockImplementation(() => {
      throw new Error('hunter2')
    })
    expect(await alice.asks('WHOWAS bob')).toEqual([
      ':chat.test 400 alice WHOWAS :That failed on the side of the server',
    ])
    spy.mockRestore()
  })
})

it('ACCOUNT-11 who logs out by NickServ gives up the nick of the account', async () => {
  const { house, alice } = await withAlice()
  const heard = await hearsOf(alice, 'NS LOGOUT')
  expect(heard.at(-1)).toMatch(/^NickServ: You are Guest\d+ now: that nick belongs to the account\.$/)
  expect(house.hub.chat.userByNick('alice')).toBeUndefined()
})
