/** How a connection becomes somebody, in every order, and what keeps it from that. */
import { describe, expect, it } from 'vitest'
import { openIrcHouse } from '../../../test/support/irc-house.ts'
import { DEFAULT_LIMITS } from '../../chat/limits.ts'
import { CAPABILITIES, isForNewerClients } from './capabilities.ts'
import { isupportLines, isupportTokens } from './isupport.ts'

const WELCOME = ':chat.test 001 alice :Welcome to Snug, alice!~a@cloak'
/** What CAP LS says to who knows no values. */
const OFFERED = CAPABILITIES.filter(({ name, isOnlySaid }) => !isOnlySaid && !isForNewerClients(name))
  .map(({ name }) => name)
  .join(' ')
const isWelcomed = (lines: readonly string[]): boolean => lines.includes(WELCOME)

function orders<Item>(items: readonly Item[]): Item[][] {
  if (items.length <= 1) return [[...items]]
  return items.flatMap((item, i) => orders(items.toSpliced(i, 1)).map((rest) => [item, ...rest]))
}

describe('IRC-1 registration', () => {
  it.each(orders(['NICK alice', 'USER a 0 * :Alice', 'PASS whatever']))('%s, %s, %s', async (...lines) => {
    const alice = openIrcHouse().connect()
    expect(isWelcomed(await alice.asks(...lines))).toBe(true)
  })

  it.each(orders(['NICK alice', 'USER a 0 * :Alice', 'CAP REQ :batch']))(
    'waits for CAP END: %s, %s, %s',
    async (...lines) => {
      const alice = openIrcHouse().connect()
      // CAP LS comes before anything else is complete, as clients do.
      expect(isWelcomed(await alice.asks('CAP LS 302', ...lines))).toBe(false)
      expect(isWelcomed(await alice.asks('CAP END'))).toBe(true)
    },
  )

  it('tells all that a client has to know', async () => {
    const house = openIrcHouse({ motd: ['Be kind.', ''] })
    const lines = await house.connect().asks('NICK alice', 'USER a 0 * :Alice')
    expect(
      lines
        .map((line) => line.split(' ')[1])
        .join(' ')
        .replace(/(?: 005)+/, ' 005'),
    ).toBe('001 002 003 004 005 251 252 253 254 255 265 266 375 372 372 376')
    expect(lines.slice(1, 3)).toEqual([
      ':chat.test 002 alice :Your host is chat.test, running version snug-0',
      ':chat.test 003 alice :This server was started Mon, 23 Nov 2026 12:00:00 GMT',
    ])
    expect(lines[3]).toMatch(/^:chat\.test 004 alice chat\.test snug-0 [A-Za-z]+ [A-Za-z]+ :[A-Za-z]+$/)
    const tokens = lines.filter((line) => line.includes(' 005 '))
    expect(tokens).toEqual(
      isupportLines(isupportTokens(DEFAULT_LIMITS, 'Snug')).map((line) => `:chat.test 005 alice ${line}`),
    )
    expect(lines.slice(4 + tokens.length)).toEqual([
      ':chat.test 251 alice :There are 1 users and 0 invisible on 1 servers',
      ':chat.test 252 alice 0 :operator(s) online',
      ':chat.test 253 alice 0 :unknown connection(s)',
      ':chat.test 254 alice 1 :channels formed',
      ':chat.test 255 alice :I have 1 clients and 0 servers',
      ':chat.test 265 alice 1 1 :Current local users 1, max 1',
      ':chat.test 266 alice 1 1 :Current global users 1, max 1',
      ':chat.test 375 alice :- chat.test Message of the day - ',
      ':chat.test 372 alice :- Be kind.',
      ':chat.test 372 alice :- ',
      ':chat.test 376 alice :End of /MOTD command',
    ])
  })

  it('IRC-2 takes another nick where the first is taken', async () => {
    const house = openIrcHouse()
    await house.arrive('alice')
    const other = house.connect()
    expect(await other.asks('NICK ALICE', 'USER a 0 * :A')).toEqual([
      ':chat.test 433 * ALICE :Nickname is already in use',
    ])
    expect((await other.asks('NICK alice_'))[0]).toBe(':chat.test 001 alice_ :Welcome to Snug, alice_!~a@cloak')
  })

  it.each([
    ['NICK', ':chat.test 431 * :No nickname given'],
    ['NICK :', ':chat.test 431 * :No nickname given'],
    ['NICK -x', ':chat.test 432 * -x :Erroneous nickname'],
    ['NICK :a b', ':chat.test 432 * * :Erroneous nickname'],
    [`NICK ${'x'.repeat(33)}`, `:chat.test 432 * ${'x'.repeat(33)} :Nickname is too long`],
    ['USER a 0 *', ':chat.test 461 * USER :Not enough parameters'],
    ['USER : 0 * :x', ':chat.test 461 * USER :Not enough parameters'],
    ['PASS', ':chat.test 461 * PASS :Not enough parameters'],
    ['JOIN #a', ':chat.test 451 * :You have not registered'],
    ['NONSENSE', ':chat.test 451 * :You have not registered'],
    ['CAP', ':chat.test 461 * CAP :Not enough parameters'],
    ['CAP WANT', ':chat.test 410 * WANT :Invalid CAP command'],
  ])('IRC-5 %s is answered, and one can go on', async (line, answer) => {
    const alice = openIrcHouse().connect()
    expect(await alice.asks('USER a 0 * :A', line)).toEqual([answer])
    expect(isWelcomed(await alice.asks('NICK alice'))).toBe(true)
  })

  it('happens once', async () => {
    const alice = await openIrcHouse().arrive('alice')
    expect(await alice.asks('USER b 0 * :B', 'PASS x')).toEqual([
      ':chat.test 462 alice :You may not reregister',
      ':chat.test 462 alice :You may not reregister',
    ])
  })

  it.each([
    ['a', '~a'],
    ['~a', '~a'],
    ['a!b@c d', '~abcd'],
    ['ünal', '~nal'],
    ['!!!', '~user'],
    ['averylongusernameindeed', '~averylongusernamein'],
  ])('makes a username of %j that can stand in a source', async (username, shown) => {
    const alice = openIrcHouse().connect()
    const word = username.includes(' ') ? username.replace(' ', '') : username
    expect(await alice.asks('NICK alice', `USER ${word} 0 * :A`)).toContain(
      `:chat.test 001 alice :Welcome to Snug, alice!${shown}@cloak`,
    )
  })

  it('never shows a host that begins with a colon', async () => {
    const alice = openIrcHouse({ cloak: () => '::1' }).connect()
    expect((await alice.asks('NICK alice', 'USER a 0 * :A'))[0]).toContain('alice!~a@0::1')
  })

  it('keeps as much of a realname as may be kept', async () => {
    const alice = openIrcHouse().connect()
    await alice.asks('NICK alice', `USER a 0 * :${'ü'.repeat(100)}`)
    expect(await alice.asks('WHOIS alice')).toContain(`:chat.test 311 alice alice ~a cloak * :${'ü'.repeat(75)}`)
  })

  it('can be left before it is over', async () => {
    const alice = openIrcHouse().connect()
    expect(await alice.asks('NICK alice', 'QUIT :changed my mind', 'USER a 0 * :A')).toEqual([
      'ERROR :Closing link: Quit: changed my mind',
    ])
    expect(alice.connection.state).toBe('closed')
  })
})

describe('IRC-3 capabilities', () => {
  it('are listed, requested all or nothing, and given back', async () => {
    const alice = openIrcHouse().connect()
    expect(await alice.asks('CAP LS')).toEqual([`:chat.test CAP * LS :${OFFERED}`])
    expect(await alice.asks('CAP REQ :batch echo-message')).toEqual([':chat.test CAP * ACK :batch echo-message'])
    expect(await alice.asks('CAP REQ :server-time sts')).toEqual([':chat.test CAP * NAK :server-time sts'])
    expect(await alice.asks('CAP LIST')).toEqual([':chat.test CAP * LIST :batch echo-message'])
    expect(await alice.asks('CAP REQ :-batch setname')).toEqual([':chat.test CAP * ACK :-batch setname'])
    expect(await alice.asks('CAP LIST')).toEqual([':chat.test CAP * LIST :echo-message setname'])
    expect(await alice.asks('CAP REQ :')).toEqual([':chat.test CAP * ACK :'])
  })

  it('come with cap-notify from version 302 on, for good', async () => {
    const alice = openIrcHouse().connect()
    await alice.asks('CAP LS 302')
    expect(await alice.asks('CAP LIST')).toEqual([':chat.test CAP * LIST :cap-notify'])
    expect(await alice.asks('CAP REQ :-cap-notify')).toEqual([':chat.test CAP * NAK :-cap-notify'])
  })

  it('can be changed later, without holding anything up', async () => {
    const alice = await openIrcHouse().arrive('alice')
    expect(await alice.asks('CAP LS', 'CAP REQ :batch', 'PING x')).toEqual([
      `:chat.test CAP alice LS :${OFFERED}`,
      ':chat.test CAP alice ACK :batch',
      ':chat.test PONG chat.test :x',
    ])
  })

  it('hold for the next line, also in one piece with their REQ', async () => {
    const alice = await openIrcHouse().arrive('alice')
    expect(await alice.asks('CAP REQ :standard-replies', 'X\0')).toEqual([
      ':chat.test CAP alice ACK :standard-replies',
      ':chat.test FAIL * INVALID_CHARACTERS :A line may not contain NUL or carriage return',
    ])
  })

  it('change what is told from their ACK on, and nothing before it', async () => {
    const house = openIrcHouse()
    const alice = await house.arrive('alice')
    const bob = await house.arrive('bob')
    await alice.asks('JOIN #a')
    await bob.asks('JOIN #a')
    bob.say('PRIVMSG #a :one')
    alice.say('CAP REQ :server-time')
    bob.say('PRIVMSG #a :two')
    expect(await alice.hears()).toEqual([
      ':bob!~bob@cloak JOIN #a',
      ':bob!~bob@cloak PRIVMSG #a :one',
      ':chat.test CAP alice ACK :server-time',
      '@time=2026-11-23T12:00:00.000Z :bob!~bob@cloak PRIVMSG #a :two',
    ])
  })
})
