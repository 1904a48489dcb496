/** NickServ, to owners, guests, other accounts and operators. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../../test/support/irc-house.ts'
import { hearsOf, makeOperator } from '../../../../test/support/service-talk.ts'

const REGISTERED =
  'NickServ: The account alice is yours, and you are logged in to it. Next time: IDENTIFY alice and your password.'
const LOGGED_IN = ':chat.test 900 alice alice!~alice@cloak alice :You are now logged in as alice'
const WRONG = ['NickServ: Wrong account or password.']
const LOGIN_NEEDED = ['NickServ: You have to be logged in for that.']
const DAY_MS = 24 * 60 * 60_000

let house: IrcHouse
let alice: IrcPerson
let bob: IrcPerson

beforeEach(async () => {
  house = openIrcHouse()
  alice = await house.arrive('alice')
  bob = await house.arrive('bob')
})

const account = () => house.hub.chat.account('alice')

async function registerAlice(): Promise<void> {
  await alice.asks('NS REGISTER correct-horse')
}

describe('SERVICE-3 an account', () => {
  it('is made with the nick, and a password that may contain spaces', async () => {
    expect(await hearsOf(alice, 'NS REGISTER correct horse')).toEqual([REGISTERED, LOGGED_IN])
    expect(account()?.credentials.argon2).toBe('correct horse')
  })

  it('needs no e-mail address', async () => {
    expect(await hearsOf(alice, 'NS REGISTER correct-horse alice@example.org')).toEqual([
      'NickServ: The e-mail address alice@example.org was left out: this server needs none.',
      REGISTERED,
      LOGGED_IN,
    ])
    expect(account()?.credentials.argon2).toBe('correct-horse')
  })

  it.each([
    ['NS REGISTER short', 'A password needs 8 characters or more.'],
    ['NS REGISTER ALICE', 'That is your nick: take another password.'],
  ])('is not made by %s', async (line, answer) => {
    expect(await hearsOf(alice, line)).toEqual([`NickServ: ${answer}`])
    expect(account()).toBeUndefined()
  })

  it('is not made twice, nor by somebody who has one', async () => {
    await registerAlice()
    expect(await hearsOf(alice, 'NS REGISTER correct-horse')).toEqual(['NickServ: alice: You are logged in already'])
  })

  it('is made only so often from one address', async () => {
    house = openIrcHouse({ registrationsPerHour: 1 })
    const [carol, dave] = [await house.arrive('carol'), await house.arrive('dave')]
    await carol.asks('NS REGISTER correct-horse')
    expect(await hearsOf(dave, 'NS REGISTER correct-horse')).toEqual([
      'NickServ: No account can be made from your address at the moment.',
    ])
  })

  it('is logged in to with its password, and nothing tells a wrong one from no account', async () => {
    await registerAlice()
    expect(await hearsOf(alice, 'NS LOGOUT')).toEqual([
      ':chat.test 901 alice alice!~alice@cloak :You are now logged out',
      'NickServ: You are logged out.',
      expect.stringMatching(/^:alice!~alice@cloak NICK Guest\d+$/),
      expect.stringMatching(/^NickServ: You are Guest\d+ now: that nick belongs to the account\.$/),
    ])

    expect(await hearsOf(alice, 'NS IDENTIFY alice wrong')).toEqual(WRONG)
    expect(await hearsOf(bob, 'NS IDENTIFY alice wrong')).toEqual(WRONG)
    expect(await hearsOf(bob, 'NS IDENTIFY nobody wrong')).toEqual(WRONG)
    expect(await hearsOf(bob, 'NS IDENTIFY alice too busy')).toEqual([
      'NickServ: Too many log in at the moment; try again in a while.',
    ])
    expect((await hearsOf(alice, 'NS IDENTIFY alice correct-horse')).at(-1)).toBe(
      'NickServ: You are logged in as alice.',
    )
    await alice.asks('NICK alice')
    expect(await hearsOf(alice, 'NS ID alice correct-horse')).toEqual(['NickServ: alice: You are logged in already'])
  })

  it('is not guessed: there are only so many tries', async () => {
    await registerAlice()
    let answers: string[] = []
    for (let i = 0; i < 11; i++) answers = await hearsOf(bob, 'NS IDENTIFY alice wrong')
    expect(answers).toEqual(['NickServ: Too many tries: wait 30 seconds.'])
    expect(await hearsOf(bob, 'NS RESET alice token correct-horse')).toEqual(answers)
  })

  it.each(['LOGOUT', 'PASSWD a b', 'SET ALWAYS-ON on', 'CERT LIST', 'DROP alice'])('is needed for %s', async (line) => {
    await registerAlice()
    expect(await hearsOf(bob, `NS ${line}`)).toEqual(LOGIN_NEEDED)
  })

  it('gets a new password from whoever knows the old one', async () => {
    await registerAlice()
    expect(await hearsOf(alice, 'NS PASSWD wrong another horse')).toEqual(WRONG)
    expect(await hearsOf(alice, 'NS PASSWD correct-horse short')).toEqual([
      'NickServ: A password needs 8 characters or more.',
    ])
    expect(account()?.credentials.argon2).toBe('correct-horse')
    expect(await hearsOf(alice, 'NS PASSWD correct-horse another horse')).toEqual([
      'NickServ: Your password is changed.',
    ])
    expect(account()?.credentials.argon2).toBe('another horse')
  })

  it('has settings', async () => {
    await registerAlice()
    expect(await hearsOf(alice, 'NS set always-on ON')).toEqual(['NickServ: ALWAYS-ON is on now.'])
    expect(await hearsOf(alice, 'NS SET AUTO-AWAY off')).toEqual(['NickServ: AUTO-AWAY is off now.'])
    expect(account()?.settings).toMatchObject({ alwaysOn: true, autoAway: false })
    expect(await hearsOf(alice, 'NS SET AUTO-AWAY maybe')).toEqual(['NickServ: AUTO-AWAY can be on or off.'])
    expect(await hearsOf(alice, 'NS SET __proto__ on')).toEqual([
      'NickServ: There is no setting __PROTO__: there are ALWAYS-ON and AUTO-AWAY.',
    ])
  })

  it('has certificates', async () => {
    const fingerprint = 'ab'.repeat(32)
    const carol = house.connect({ certificateFingerprint: 'cd'.repeat(32) })
    carol.say('NICK carol', 'USER carol 0 * :carol', 'NS REGISTER correct-horse')
    await carol.hears()
    expect(await hearsOf(carol, 'NS CERT ADD')).toEqual([`NickServ: ${'cd'.repeat(32)} logs in to your account now.`])
    await registerAlice()
    expect(await hearsOf(alice, 'NS CERT LIST')).toEqual(['NickServ: You have no certificates.'])
    expect(await hearsOf(alice, 'NS CERT ADD')).toEqual([
      'NickServ: You are connected without a certificate: connect with the one to add.',
    ])
    expect(await hearsOf(alice, `NS CERT ADD ${fingerprint}`)).toEqual([
      'NickServ: You are connected without a certificate: connect with the one to add.',
    ])
    await alice.asks('QUIT')
    alice = house.connect({ certificateFingerprint: fingerprint })
    await alice.asks('PASS alice:correct-horse', 'NICK alice', 'USER alice 0 * :alice')
    const withColons = Array.from({ length: 32 }, () => 'AB').join(':')
    expect(await hearsOf(alice, `NS CERT ADD ${withColons}`)).toEqual([
      `NickServ: ${fingerprint} logs in to your account now.`,
    ])
    expect(await hearsOf(alice, `NS CERT ADD ${fingerprint}`)).toEqual(['NickServ: You have that certificate already.'])
    expect(await hearsOf(alice, `NS CERT ADD ${'cd'.repeat(32)}`)).toEqual([
      'NickServ: That is not the certificate that you are connected with.',
    ])
    expect(await hearsOf(alice, 'NS CERT ADD xyz')).toEqual(['NickServ: A fingerprint is SHA-256 in hex: 64 digits.'])
    expect(await hearsOf(alice, 'NS CERT SHOW')).toEqual([
      'NickServ: There is no CERT SHOW: there are LIST, ADD and DEL.',
    ])
    expect(await hearsOf(alice, 'NS CERT LIST')).toEqual([`NickServ: ${fingerprint}`])
    expect(await hearsOf(alice, 'NS CERT DEL')).toEqual(['NickServ: Name the certificate.'])
    expect(await hearsOf(alice, `NS CERT DEL ${fingerprint}`)).toEqual([`NickServ: ${fingerprint} logs in no more.`])
    expect(await hearsOf(alice, `NS CERT DEL ${fingerprint}`)).toEqual(['NickServ: You have no such certificate.'])
  })

  it('has certificates that no other account has', async () => {
    const show = { certificateFingerprint: 'cd'.repeat(32) }
    const two = [house.connect(show), house.connect(show)]
    for (const [i, person] of two.entries()) {
      await person.asks(`NICK n${i}`, 'USER n 0 * :n', 'NS REGISTER correct-horse')
    }
    const [first, second] = two as [IrcPerson, IrcPerson]
    expect(await hearsOf(first, 'NS CERT ADD')).toEqual([`NickServ: ${'cd'.repeat(32)} logs in to your account now.`])
    expect(await hearsOf(second, 'NS CERT ADD')).toEqual(['NickServ: That certificate belongs to an account already'])
  })

  it('has no certificate of a gateway', async () => {
    const gateways = () => [{ password: 'hunter2', hosts: ['192.0.2.9'] }]
    house = openIrcHouse({ gateways })
    const carol = house.connect({ address: '192.0.2.9', certificateFingerprint: 'cd'.repeat(32) })
    carol.say(
      'WEBIRC hunter2 gate host 198.51.100.3',
      'NICK carol',
      'USER carol 0 * :carol',
      'NS REGISTER correct-horse',
    )
    await carol.hears()
    expect(await hearsOf(carol, 'NS CERT ADD')).toEqual([
      'NickServ: You are connected without a certificate: connect with the one to add.',
    ])
  })

  it('shows to others since when it is there, and the rest to its owner', async () => {
    await alice.asks('QUIT')
    alice = house.connect({ certificateFingerprint: 'ab'.repeat(32) })
    alice.say('NICK alice', 'USER alice 0 * :alice')
    await alice.asks('NS REGISTER correct-horse', 'NS CERT ADD', 'JOIN #a', 'CS REGISTER #a')
    const since = 'NickServ: alice: registered on 2026-11-23T12:00:00.000Z.'
    expect(await hearsOf(bob, 'NS INFO ALICE')).toEqual([since])
    const all = [
      since,
      'NickServ: ALWAYS-ON is off, AUTO-AWAY is on.',
      `NickServ: Certificate: ${'ab'.repeat(32)}`,
      'NickServ: Channel: #a',
    ]
    expect(await hearsOf(alice, 'NS INFO')).toEqual(all)
    expect(await hearsOf(bob, 'NS INFO')).toEqual(['NickServ: bob: There is no such account'])
    await makeOperator(house, 'bob', ['accounts'])
    await bob.hears()
    expect(await hearsOf(bob, 'NS INFO alice')).toEqual(all)
  })
})

describe('SERVICE-4 a nick', () => {
  beforeEach(registerAlice)

  it('is taken back with the password of its account', async () => {
    expect(await hearsOf(bob, 'NS REGAIN alice wrong')).toEqual(WRONG)
    expect(await hearsOf(bob, 'NS RECOVER Alice correct-horse')).toEqual([
      ':chat.test 900 bob bob!~bob@cloak alice :You are now logged in as alice',
      'NickServ: You are logged in as alice.',
      'NickServ: alice is gone.',
      ':bob!~bob@cloak NICK alice',
      'NickServ: You are alice now.',
    ])
    expect(await alice.hears()).toContain('ERROR :Closing link: Ghosted by bob')
  })

  it('is made free, and the own one left as it is', async () => {
    expect((await hearsOf(bob, 'NS GHOST alice correct-horse')).at(-1)).toBe('NickServ: alice is gone.')
    expect(house.hub.chat.userByNick('alice')).toBeUndefined()
    expect(await hearsOf(bob, 'NS GHOST alice')).toEqual(['NickServ: alice: No such nick/channel'])
    expect(await hearsOf(bob, 'NS GHOST bob')).toEqual(['NickServ: That is you.'])
    expect(await hearsOf(bob, 'NS REGAIN alice')).toEqual([
      ':bob!~bob@cloak NICK alice',
      'NickServ: You are alice now.',
    ])
  })

  it('is not for a guest, nor for another account', async () => {
    expect(await hearsOf(bob, 'NS GHOST alice')).toEqual(['NickServ: You have to be logged in for that'])
    await bob.asks('NS REGISTER correct-horse')
    expect(await hearsOf(bob, 'NS GHOST alice')).toEqual(['NickServ: alice is not yours.'])
    expect(await hearsOf(bob, 'NS REGAIN alice')).toEqual(['NickServ: alice is not yours.'])
    const carol = await house.arrive('carol')
    expect(await hearsOf(bob, 'NS GHOST carol')).toEqual(['NickServ: carol is not yours.'])
    expect(await hearsOf(carol, 'NS GHOST bob wrong')).toEqual(WRONG)
    expect(house.hub.chat.userByNick('alice')).toBeDefined()
  })
})

describe('SERVICE-5 an account', () => {
  beforeEach(registerAlice)

  const codeIn = ([line = '']: readonly string[]): string => line.split(' ').at(-1) ?? ''

  it('is dropped with the code that was shown for it', async () => {
    const shown = await hearsOf(alice, 'NS DROP ALICE')
    expect(shown).toEqual([
      expect.stringMatching(
        /^NickServ: This cannot be undone\. If you mean it, write within five minutes: \/msg NickServ DROP alice \w{8}$/,
      ),
    ])
    expect(await hearsOf(alice, 'NS DROP alice 00000000')).toEqual([
      'NickServ: That is not the code, or it is too old.',
    ])
    expect(account()).toBeDefined()
    expect(await hearsOf(alice, `NS DROP alice ${codeIn(shown)}`)).toEqual([
      ':chat.test 901 alice alice!~alice@cloak :You are now logged out',
      'NickServ: The account alice is gone.',
    ])
    expect(account()).toBeUndefined()
  })

  it('is not dropped when the code is old, nor with that for another account', async () => {
    const code = codeIn(await hearsOf(alice, 'NS DROP alice'))
    await bob.asks('NS REGISTER correct-horse')
    expect(await hearsOf(bob, `NS DROP bob ${code}`)).toEqual(['NickServ: That is not the code, or it is too old.'])
    house.clock.advance(10 * 60_000)
    await house.clock.settle()
    await alice.hears()
    expect(await hearsOf(alice, `NS DROP alice ${code}`)).toEqual(['NickServ: That is not the code, or it is too old.'])
  })

  it('is dropped by its owner, or an operator with the right, and nobody else', async () => {
    await bob.asks('NS REGISTER correct-horse')
    expect(await hearsOf(bob, 'NS DROP alice')).toEqual(['NickServ: You can drop only your own account.'])
    expect(await hearsOf(bob, 'NS DROP nobody')).toEqual(['NickServ: You can drop only your own account.'])
    await makeOperator(house, 'bob', ['accounts'])
    await bob.hears()
    expect(await hearsOf(bob, 'NS DROP nobody')).toEqual(['NickServ: nobody: There is no such account'])
    const code = codeIn(await hearsOf(bob, 'NS DROP alice'))
    expect(await hearsOf(bob, `NS DROP alice ${code}`)).toContain('NickServ: The account alice is gone.')
  })
})

describe('SERVICE-6 an operator with the right to accounts', () => {
  const GONE = ['NickServ: There is no such account, or the token is wrong, used or too old.']

  beforeEach(async () => {
    await registerAlice()
    await makeOperator(house, 'bob', ['accounts'])
    await bob.hears()
  })

  it('suspends an account and lets it be used again', async () => {
    expect(await hearsOf(bob, 'NS SUSPEND alice selling things')).toContain('NickServ: The account alice is suspended.')
    expect(await alice.hears()).toContain('ERROR :Closing link: Account suspended: selling things')
    const carol = await house.arrive('carol')
    expect(await hearsOf(carol, 'NS IDENTIFY alice correct-horse')).toEqual([
      'NickServ: alice: That account is suspended: selling things',
    ])
    await bob.hears()
    expect(await hearsOf(bob, 'NS INFO alice')).toContain(
      'NickServ: Suspended by bob on 2026-11-23T12:00:00.000Z: selling things',
    )
    expect(await hearsOf(bob, 'NS UNSUSPEND alice')).toContain('NickServ: The account alice is suspended no more.')
    expect(await hearsOf(bob, 'NS UNSUSPEND alice')).toEqual(['NickServ: The account alice is not suspended.'])
    expect(await hearsOf(bob, 'NS SUSPEND nobody')).toEqual(['NickServ: nobody: There is no such account'])
  })

  it('lets somebody choose a new password, once', async () => {
    const carol = await house.arrive('carol')
    expect(await hearsOf(carol, 'NS RESET alice token another horse')).toEqual(GONE)
    expect(await hearsOf(bob, 'NS RESETPASS alice')).toContain(
      'NickServ: Give this to the owner of alice: /msg NickServ RESET alice token and a new password. It is good until 2026-11-24T12:00:00.000Z.',
    )
    expect(await hearsOf(carol, 'NS RESET alice wrong another horse')).toEqual(GONE)
    expect(await hearsOf(carol, 'NS RESET nobody token another horse')).toEqual(GONE)
    expect(await hearsOf(carol, 'NS RESET alice token short')).toEqual([
      'NickServ: A password needs 8 characters or more.',
    ])
    expect(await hearsOf(carol, 'NS RESET alice token another horse')).toEqual([
      'NickServ: The password of alice is the new one: IDENTIFY alice and that password logs you in.',
    ])
    expect(account()?.credentials.argon2).toBe('another horse')
    expect(await hearsOf(carol, 'NS RESET alice token third horse')).toEqual(GONE)
  })

  it('lets nobody choose one after a day', async () => {
    await bob.asks('NS RESETPASS alice')
    const carol = await house.arrive('carol')
    house.clock.advance(DAY_MS)
    await house.clock.settle()
    await carol.hears()
    expect(await hearsOf(carol, 'NS RESET alice token another horse')).toEqual(GONE)
  })

  it.each(['SUSPEND alice', 'UNSUSPEND alice'])('is needed for %s', async (line) => {
    await makeOperator(house, 'alice', ['kill', 'ban', 'channels'])
    await alice.hears()
    expect(await hearsOf(alice, `NS ${line}`)).toEqual([
      `NickServ: NickServ knows no ${line.split(' ')[0]}. HELP shows what there is.`,
    ])
    expect(account()).toMatchObject({ suspended: null, reset: null })
  })
})
