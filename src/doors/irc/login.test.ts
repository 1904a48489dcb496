/** Logging in over IRC: AUTHENTICATE, PASS, REGISTER and VERIFY, before and after registration, and what goes wrong there. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'

const PASSWORD = 'correct horse'
const plain = (name: string, password = PASSWORD): string =>
  `AUTHENTICATE ${Buffer.from(`\0${name}\0${password}`).toString('base64')}`
const LOGGED_IN = ':chat.test 900 * *!*@cloak alice :You are now logged in as alice'
const SUCCESS = ':chat.test 903 * :SASL authentication successful'
const FAILURE = ':chat.test 904 * :SASL authentication failed'
const ABORTED = ':chat.test 906 * :SASL authentication aborted'

let house: IrcHouse

/** Makes an account, and goes again. */
async function makeAccount(name: string, where = house): Promise<void> {
  const person = await where.arrive(name)
  expect(await person.asks(`REGISTER * * :${PASSWORD}`)).toContain(
    `:chat.test REGISTER SUCCESS ${name} :Account created`,
  )
  await person.asks('QUIT')
}

async function arriveWith(name: string, capabilities = '', nick = name): Promise<IrcPerson> {
  const person = house.connect()
  if (capabilities !== '') person.say(`CAP REQ :${capabilities}`)
  person.say(
    'CAP REQ sasl',
    'AUTHENTICATE PLAIN',
    plain(name),
    `NICK ${nick}`,
    `USER ${nick} 0 * :${nick} here`,
    'CAP END',
  )
  expect((await person.hears()).some((line) => line.startsWith(`:chat.test 001 `))).toBe(true)
  return person
}

beforeEach(async () => {
  house = openIrcHouse()
  await makeAccount('alice')
})

describe('ACCOUNT-1 AUTHENTICATE', () => {
  it('logs in before registration', async () => {
    const alice = house.connect()
    expect(await alice.asks('CAP REQ sasl', 'AUTHENTICATE PLAIN', plain('ALICE'))).toEqual([
      ':chat.test CAP * ACK :sasl',
      ':chat.test AUTHENTICATE +',
      LOGGED_IN,
      SUCCESS,
    ])
    alice.say('NICK alice', 'USER a 0 * :A', 'CAP END')
    expect((await alice.hears())[0]).toContain(' 001 alice ')
    expect(await alice.asks('WHOIS alice')).toContain(':chat.test 330 alice alice alice :is logged in as')
  })

  it('logs in after registration, and tells those who asked', async () => {
    const bob = await house.arrive('bob', 'account-notify extended-join account-tag')
    await bob.asks('JOIN #a')
    const carol = await house.arrive('carol')
    await carol.asks('JOIN #a')
    await bob.hears()
    expect(await carol.asks('AUTHENTICATE PLAIN', plain('alice'))).toEqual([
      ':chat.test AUTHENTICATE +',
      ':chat.test 900 carol carol!~carol@cloak alice :You are now logged in as alice',
      ':chat.test 903 carol :SASL authentication successful',
    ])
    expect(await bob.hears()).toEqual(['@account=alice :carol!~carol@cloak ACCOUNT alice'])
    await carol.asks('PRIVMSG #a :hi', 'JOIN #b')
    expect(await bob.hears()).toEqual(['@account=alice :carol!~carol@cloak PRIVMSG #a :hi'])
    await bob.asks('PART #a', 'JOIN #b')
    await carol.asks('PART #a', 'JOIN #a', 'PART #b', 'JOIN #b')
    expect(await bob.hears()).toContain('@account=alice :carol!~carol@cloak JOIN #b alice :carol here')
  })

  it('can be done again, as the same and as another', async () => {
    await makeAccount('bob')
    const alice = await arriveWith('alice')
    expect(await alice.asks('AUTHENTICATE PLAIN', plain('alice'))).toEqual([
      ':chat.test AUTHENTICATE +',
      ':chat.test 900 alice alice!~alice@cloak alice :You are now logged in as alice',
      ':chat.test 903 alice :SASL authentication successful',
    ])
    const second = await arriveWith('alice')
    await alice.hears()
    expect(await alice.asks('AUTHENTICATE PLAIN', plain('bob'))).toEqual([
      ':chat.test AUTHENTICATE +',
      ':chat.test 907 alice :Other connections of yours use the account that you are logged in to',
    ])
    await second.asks('QUIT')
    expect(await alice.asks('AUTHENTICATE PLAIN', plain('bob'))).toEqual([
      ':chat.test AUTHENTICATE +',
      ':chat.test 901 alice alice!~alice@cloak :You are now logged out',
      ':chat.test 900 alice alice!~alice@cloak bob :You are now logged in as bob',
      ':chat.test 903 alice :SASL authentication successful',
      expect.stringMatching(/^:alice!~alice@cloak NICK Guest\d+$/),
    ])
  })

  it.each([
    ['a wrong password', ['AUTHENTICATE PLAIN', plain('alice', 'wrong')], [':chat.test AUTHENTICATE +', FAILURE]],
    ['no such account', ['AUTHENTICATE PLAIN', plain('nobody')], [':chat.test AUTHENTICATE +', FAILURE]],
    ['no base64', ['AUTHENTICATE PLAIN', 'AUTHENTICATE A'], [':chat.test AUTHENTICATE +', FAILURE]],
    ['giving up', ['AUTHENTICATE PLAIN', 'AUTHENTICATE *'], [':chat.test AUTHENTICATE +', ABORTED]],
    ['giving up nothing', ['AUTHENTICATE *'], [ABORTED]],
    [
      'too much',
      ['AUTHENTICATE PLAIN', `AUTHENTICATE ${'A'.repeat(401)}`],
      [':chat.test AUTHENTICATE +', ':chat.test 905 * :SASL message too long'],
    ],
    [
      'an unknown mechanism',
      ['AUTHENTICATE KERBEROS'],
      [':chat.test 908 * PLAIN,SCRAM-SHA-256 :are available SASL mechanisms', FAILURE],
    ],
    [
      'no certificate',
      ['AUTHENTICATE EXTERNAL'],
      [':chat.test 908 * PLAIN,SCRAM-SHA-256 :are available SASL mechanisms', FAILURE],
    ],
    ['nothing', ['AUTHENTICATE'], [':chat.test 461 * AUTHENTICATE :Not enough parameters']],
    [
      'a crowd',
      ['AUTHENTICATE PLAIN', plain('alice', 'too busy')],
      [
        ':chat.test AUTHENTICATE +',
        ':chat.test 904 * :SASL authentication failed: too many passwords are being looked at, try again',
      ],
    ],
  ])('fails with %s, and can be tried again', async (_, lines, answers) => {
    const alice = house.connect()
    expect(await alice.asks(...lines)).toEqual(answers)
    expect(await alice.asks('AUTHENTICATE PLAIN', plain('alice'))).toEqual([
      ':chat.test AUTHENTICATE +',
      LOGGED_IN,
      SUCCESS,
    ])
  })

  it('is tried so often and no more, right or wrong, by SASL or PASS', async () => {
    const alice = house.connect()
    const tries: string[] = []
    for (let i = 0; i < 50; i++)
      tries.push((await alice.asks('AUTHENTICATE PLAIN', plain('alice', 'wrong'))).at(-1) ?? '')
    const throttled = `${FAILURE}: too many tries, try again in 30 seconds`
    expect(tries[0]).toBe(FAILURE)
    expect(tries.at(-1)).toBe(throttled)
    expect((await alice.asks('AUTHENTICATE PLAIN', plain('alice'))).at(-1)).toBe(throttled)
    expect(await alice.asks(`PASS :alice:${PASSWORD}`)).toEqual([
      ':chat.test 464 * :Too many tries; try again in 30 seconds',
      'ERROR :Closing link: Bad password',
    ])
  })

  it('is not tried more often by whoever has a certificate: what the connection proves gives no tries back', async () => {
    const alice = house.connect({ isSecure: true, certificateFingerprint: 'ab'.repeat(32) })
    alice.say('AUTHENTICATE PLAIN', plain('alice'), 'NICK alice', 'USER a 0 * :A')
    await alice.asks('NS CERT ADD')
    let wrong = 0
    for (let i = 0; i < 200; i++) {
      const eve = house.connect({ isSecure: true, certificateFingerprint: 'ab'.repeat(32) })
      const heard = await eve.asks('AUTHENTICATE PLAIN', plain(`somebody${i}`, 'wrong'))
      if (heard.at(-1) === FAILURE) wrong++
      expect((await eve.asks('AUTHENTICATE EXTERNAL', 'AUTHENTICATE +')).at(-1)).toBe(SUCCESS)
      await eve.asks('QUIT')
    }
    expect(wrong).toBe(60)
  })

  it('takes messages in pieces of 400 bytes', async () => {
    const message = Buffer.from(`\0alice\0${'x'.repeat(600)}`).toString('base64')
    const pieces = message.match(/.{1,400}/g) as string[]
    const alice = house.connect()
    expect(await alice.asks('AUTHENTICATE PLAIN', ...pieces.map((piece) => `AUTHENTICATE ${piece}`))).toEqual([
      ':chat.test AUTHENTICATE +',
      FAILURE,
    ])
  })

  it('is given up where registration ends without it', async () => {
    const alice = house.connect()
    alice.say('CAP REQ sasl', 'NICK guest', 'USER a 0 * :A', 'AUTHENTICATE PLAIN', 'CAP END')
    const lines = await alice.hears()
    expect(lines.slice(2, 4)).toEqual([ABORTED, expect.stringContaining(' 001 guest ')])
  })

  it('holds up the lines behind it, and nobody else', async () => {
    const bob = await house.arrive('bob')
    const alice = house.connect()
    alice.say('NICK alice', 'CAP REQ sasl', 'AUTHENTICATE PLAIN', plain('alice'), 'CAP END', 'USER a 0 * :A', 'JOIN #a')
    bob.say('PING x')
    house.clock.runSoon()
    expect(bob.connection.takeLines()).toEqual([':chat.test PONG chat.test :x'])
    expect(alice.connection.isPaused).toBe(true)
    expect((await alice.hears()).at(-1)).toBe(':chat.test 366 alice #a :End of /NAMES list')
    expect(alice.connection.isPaused).toBe(false)
  })

  it('is answered within its label', async () => {
    const carol = await house.arrive('carol', 'labeled-response batch')
    expect(await carol.asks('AUTHENTICATE PLAIN', `@label=7 ${plain('alice')}`)).toEqual([
      ':chat.test AUTHENTICATE +',
      '@label=7 :chat.test BATCH +1 labeled-response',
      '@batch=1 :chat.test 900 carol carol!~carol@cloak alice :You are now logged in as alice',
      '@batch=1 :chat.test 903 carol :SASL authentication successful',
      ':chat.test BATCH -1',
    ])
  })

  it('does nothing to whoever goes meanwhile', async () => {
    const alice = house.connect()
    alice.say('NICK alice', 'USER a 0 * :A', 'AUTHENTICATE PLAIN', plain('alice'))
    alice.connection.hangUp()
    await house.clock.settle()
    expect(house.hub.chat.users.size).toBe(0)
    expect(house.hub.sessionCount).toBe(0)
  })

  it('lets in by certificate', async () => {
    const alice = await arriveWith('alice')
    const account = house.hub.chat.account('alice')
    expect(account).toBeDefined()
    house.hub.chat.certificates.set('ab12', 'alice')
    const options = { isSecure: true, certificateFingerprint: 'ab12' }
    const other = house.connect(options)
    expect(await other.asks('AUTHENTICATE EXTERNAL', 'AUTHENTICATE +')).toEqual([
      ':chat.test AUTHENTICATE +',
      LOGGED_IN,
      SUCCESS,
    ])
    await alice.asks('QUIT')
  })
})

describe('ACCOUNT-2 a registered nick', () => {
  it('is for its account alone', async () => {
    const mallory = house.connect()
    expect(await mallory.asks('NICK alice', 'USER m 0 * :M')).toEqual([
      ':chat.test 433 * alice :Nickname belongs to an account; log in to use it',
    ])
    mallory.say('AUTHENTICATE PLAIN', plain('alice'), 'NICK alice')
    expect((await mallory.hears()).some((line) => line.includes(' 001 alice '))).toBe(true)
  })
})

describe('ACCOUNT-3 PASS', () => {
  it('logs in clients that know no SASL', async () => {
    const alice = house.connect()
    alice.say(`PASS :alice:${PASSWORD}`, 'NICK alice', 'USER a 0 * :A')
    const lines = await alice.hears()
    expect(lines.slice(0, 2)).toEqual([LOGGED_IN, expect.stringContaining(' 001 alice ')])
  })

  it('turns away who is not who they say, and takes what is no log-in for nothing', async () => {
    const alice = house.connect()
    expect(await alice.asks('PASS alice:wrong', 'NICK alice', 'USER a 0 * :A')).toEqual([
      ':chat.test 464 * :Password incorrect',
      'ERROR :Closing link: Bad password',
    ])
    expect(alice.connection.state).toBe('closed')
    expect((await house.connect().asks('PASS whatever', 'NICK x', 'USER a 0 * :A'))[0]).toContain(' 001 x ')
  })

  it.each([
    ['sesame', true, ''],
    [`sesame/alice:${PASSWORD}`, true, 'alice'],
    ['sesam', false, ''],
    ['sesame:', false, ''],
    [`alice:${PASSWORD}`, false, ''],
  ])('%s at a server with a password: %s', async (password, isLetIn, account) => {
    house = openIrcHouse({ serverPassword: () => 'sesame', messages: house.messages })
    const alice = house.connect()
    const lines = await alice.asks(`PASS :${password}`, 'NICK al', 'USER a 0 * :A')
    expect(lines.some((line) => line.includes(' 001 al '))).toBe(isLetIn)
    if (!isLetIn) {
      expect(lines).toEqual([':chat.test 464 * :Password incorrect', 'ERROR :Closing link: Bad password'])
    }
    expect(house.hub.chat.userByNick('al')?.account ?? '').toBe(account)
  })

  it('counts as given last, so that one connection has one guess at the password of the server', async () => {
    house = openIrcHouse({ serverPassword: () => 'sesame', messages: house.messages })
    const guesses = ['PASS aaaa', 'PASS sesame', 'PASS zzzz']
    expect(await house.connect().asks(...guesses, 'NICK al', 'USER a 0 * :A')).toEqual([
      ':chat.test 464 * :Password incorrect',
      'ERROR :Closing link: Bad password',
    ])
  })

  it('is asked for where nothing was given, also of who is logged in', async () => {
    house = openIrcHouse({ serverPassword: () => 'sesame', messages: house.messages })
    const alice = house.connect()
    expect(await alice.asks('AUTHENTICATE PLAIN', plain('alice'), 'NICK alice', 'USER a 0 * :A')).toEqual([
      ':chat.test AUTHENTICATE +',
      LOGGED_IN,
      SUCCESS,
      ':chat.test 464 * :Password incorrect',
      'ERROR :Closing link: Bad password',
    ])
  })
})
