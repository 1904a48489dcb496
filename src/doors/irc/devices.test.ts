/** Several connections of one person, none at all for one who stays, and what they get when they come back. */
import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_POLICY } from '../../chat/policy.ts'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'

const PASSWORD = 'correct-horse'

let house: IrcHouse

async function logIn(name: string, capabilities = '', ...lines: string[]): Promise<{ me: IrcPerson; heard: string[] }> {
  const me = house.connect()
  if (capabilities !== '') me.say('CAP LS 302', `CAP REQ :${capabilities}`)
  me.say(...lines, `PASS ${name}:${PASSWORD}`, `NICK ${name}`, `USER ${name} 0 * :${name} here`, 'CAP END')
  const heard = await me.hears()
  expect(heard.some((line) => line.includes(` 001 ${name} `))).toBe(true)
  return { me, heard }
}

/** What comes behind the welcome. */
function behindWelcome(heard: readonly string[]): string[] {
  return heard.slice(heard.findIndex((line) => / (?:376|422) /.test(line)) + 1)
}

beforeEach(async () => {
  house = openIrcHouse()
  const alice = await house.arrive('alice')
  await alice.asks(`REGISTER * * ${PASSWORD}`, 'QUIT')
})

describe('ACCOUNT-6 two connections of one account', () => {
  it('are one person', async () => {
    const { me: desk } = await logIn('alice')
    const bob = await house.arrive('bob', 'away-notify')
    await bob.asks('JOIN #a')
    await desk.asks('JOIN #a')
    await bob.hears()

    const { me: phone, heard } = await logIn('alice', 'extended-join')
    expect(behindWelcome(heard)).toEqual([
      ':alice!~alice@cloak JOIN #a alice :alice here',
      ':chat.test 353 alice = #a :@bob alice',
      ':chat.test 366 alice #a :End of /NAMES list',
    ])
    expect(await bob.hears()).toEqual([])

    await phone.asks('PRIVMSG #a :from the phone', 'PRIVMSG bob :psst')
    expect(await desk.hears()).toEqual([
      ':alice!~alice@cloak PRIVMSG #a :from the phone',
      ':alice!~alice@cloak PRIVMSG bob :psst',
    ])
    await bob.asks('PRIVMSG alice :yes?')
    for (const one of [desk, phone]) expect(await one.hears()).toContain(':bob!~bob@cloak PRIVMSG alice :yes?')

    await phone.asks('JOIN #b')
    expect((await desk.hears())[0]).toBe(':alice!~alice@cloak JOIN #b')
    await desk.asks('NICK ally')
    expect(await phone.hears()).toContain(':alice!~alice@cloak NICK ally')
    await bob.hears()

    await desk.asks('AWAY :lunch')
    expect(await bob.hears()).toEqual([])
    await phone.asks('AWAY :bus')
    expect(await bob.hears()).toEqual([':ally!~alice@cloak AWAY :bus'])
    await desk.asks('AWAY')
    expect(await bob.hears()).toEqual([':ally!~alice@cloak AWAY'])

    expect(await phone.asks('QUIT')).toEqual(['ERROR :Closing link: Quit'])
    desk.connection.takeLines()
    expect(await bob.asks('PRIVMSG #a :still there?')).toEqual([])
    expect(await desk.hears()).toEqual([':bob!~bob@cloak PRIVMSG #a :still there?'])
    await desk.asks('QUIT')
    expect(await bob.hears()).toEqual([':ally!~alice@cloak QUIT :Quit'])
  })

  it('may be away from its beginning', async () => {
    const { heard } = await logIn('alice', 'draft/pre-away', 'AWAY *')
    expect(heard).toContain(':chat.test 306 * :You have been marked as being away')
    const bob = await house.arrive('bob', 'away-notify')
    expect(await bob.asks('PRIVMSG alice :hi')).toEqual([':chat.test 301 bob alice :*'])
    await logIn('alice')
    expect(await bob.asks('PRIVMSG alice :hi')).toEqual([])
    await logIn('alice', 'draft/pre-away', 'AWAY :asleep')
    expect(await bob.asks('PRIVMSG alice :hi')).toEqual([])
  })

  it('is away before registration only where it asked for that', async () => {
    expect(await house.connect().asks('AWAY *')).toEqual([':chat.test 451 * :You have not registered'])
    const carol = house.connect()
    expect(await carol.asks('CAP REQ draft/pre-away', 'AWAY x', 'AWAY', 'NICK carol', 'USER c 0 * :C')).toEqual([
      ':chat.test CAP * ACK :draft/pre-away',
      ':chat.test 306 * :You have been marked as being away',
      ':chat.test 305 * :You are no longer marked as being away',
    ])
    await carol.asks('CAP END')
    const bob = await house.arrive('bob')
    expect(await bob.asks('PRIVMSG carol :hi')).toEqual([])
  })
})

describe('ACCOUNT-7 PERSISTENCE', () => {
  it('is said on arrival and on asking, and set', async () => {
    const { me: alice, heard } = await logIn('alice', 'draft/persistence')
    const at = heard.indexOf(':chat.test PERSISTENCE STATUS OFF OFF')
    expect(heard[at - 1]).toContain(' 005 ')
    expect(await alice.asks('PERSISTENCE GET', 'PERSISTENCE SET on', 'PERSISTENCE GET')).toEqual([
      ':chat.test PERSISTENCE STATUS OFF OFF',
      ':chat.test PERSISTENCE STATUS ON ON',
      ':chat.test PERSISTENCE STATUS ON ON',
    ])
    expect(await alice.asks('PERSISTENCE SET DEFAULT', 'PERSISTENCE FUTURE')).toEqual([
      ':chat.test PERSISTENCE STATUS OFF OFF',
    ])
  })

  it('is no failure where the server lets nobody stay: the status says what holds', async () => {
    const strict = openIrcHouse({ policy: { ...DEFAULT_POLICY, alwaysOn: 'off' } })
    const alice = await strict.arrive('alice', 'standard-replies')
    await alice.asks(`REGISTER * * ${PASSWORD}`)
    expect(await alice.asks('PERSISTENCE SET ON')).toEqual([':chat.test PERSISTENCE STATUS OFF OFF'])
  })

  it('is for accounts, and takes what it knows', async () => {
    const guest = await house.arrive('guest', 'standard-replies')
    expect(await guest.asks('PERSISTENCE GET', 'PERSISTENCE SET ON')).toEqual([
      ':chat.test FAIL PERSISTENCE ACCOUNT_REQUIRED :An account is required',
      ':chat.test FAIL PERSISTENCE ACCOUNT_REQUIRED :An account is required',
    ])
    const { me: alice } = await logIn('alice', 'standard-replies')
    expect(await alice.asks('PERSISTENCE SET maybe')).toEqual([
      ':chat.test FAIL PERSISTENCE INVALID_PARAMETERS :Invalid parameters',
    ])
  })
})

describe('ACCOUNT-8 who comes back to an account that stayed', () => {
  let bob: IrcPerson

  beforeEach(async () => {
    bob = await house.arrive('bob')
    const { me } = await logIn('alice')
    await me.asks('PERSISTENCE SET ON', 'JOIN #a')
    await bob.asks('JOIN #a', 'PRIVMSG #a :seen')
    await me.asks('QUIT')
    await bob.asks('PRIVMSG #a :missed', 'PRIVMSG #a :\u0001ACTION waves\u0001', 'NOTICE #a :note')
  })

  it('gets what was missed, with the time in the text', async () => {
    const { heard } = await logIn('alice')
    expect(behindWelcome(heard)).toEqual([
      ':alice!~alice@cloak JOIN #a',
      ':chat.test 353 alice = #a :@alice bob',
      ':chat.test 366 alice #a :End of /NAMES list',
      ':bob!~bob@cloak PRIVMSG #a :[2026-11-23 12:00] missed',
      ':bob!~bob@cloak PRIVMSG #a :\u0001ACTION [2026-11-23 12:00] waves\u0001',
      ':bob!~bob@cloak NOTICE #a :[2026-11-23 12:00] note',
    ])
  })

  it('gets it as a batch with times where the client knows them', async () => {
    const { heard } = await logIn('alice', 'server-time batch')
    const [start = '', first, ...rest] = behindWelcome(heard).slice(3)
    const id = /^:chat\.test BATCH \+(\S+) chathistory #a$/.exec(start)?.[1]
    expect(id).toBeDefined()
    expect(first).toBe(`@batch=${id};time=2026-11-23T12:00:00.000Z :bob!~bob@cloak PRIVMSG #a :missed`)
    expect(rest.at(-1)).toBe(`:chat.test BATCH -${id}`)
  })

  it('asks for it where it can, and a second connection has missed nothing', async () => {
    const { heard } = await logIn('alice', 'draft/chathistory batch server-time')
    expect(behindWelcome(heard).length).toBe(3)
    expect(behindWelcome((await logIn('alice')).heard).length).toBe(3)
  })

  it('gets 200 messages of each channel at most, the newest', async () => {
    for (let i = 0; i < 250; i++) bob.say(`PRIVMSG #a :${i}`)
    await bob.hears()
    const lines = behindWelcome((await logIn('alice')).heard).slice(3)
    expect(lines.length).toBe(200)
    expect(lines[0]).toMatch(/ 50$/)
    expect(lines.at(-1)).toMatch(/ 249$/)
  })

  it('gets it after a restart too, and nothing that was seen before it', async () => {
    house = openIrcHouse({ messages: house.messages })
    expect(house.hub.chat.userByNick('alice')?.memberships.size).toBe(1)
    const { heard } = await logIn('alice')
    expect(behindWelcome(heard).length).toBe(6)
    // Connected until the end: nothing was missed.
    house = openIrcHouse({ messages: house.messages })
    expect(behindWelcome((await logIn('alice')).heard).length).toBe(3)
  })
})
