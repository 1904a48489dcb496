/** NickServ: accounts, as they are made, used and shown, to owners, guests and other accounts. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../../test/support/irc-house.ts'
import { hearsOf, makeOperator } from '../../../../test/support/service-talk.ts'

const REGISTERED =
  'NickServ: The account alice is yours, and you are logged in to it. Next time: IDENTIFY alice and your password.'
const LOGGED_IN = ':chat.test 900 alice alice!~alice@cloak alice :You are now logged in as alice'
const WRONG = ['NickServ: Wrong account or password.']
const LOGIN_NEEDED = ['NickServ: You have to be logged in for that.']

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
    house = openIrcHouse({ registrations: { atOnce: 1, perHour: 5, inAllPerHour: 100 } })
    const [carol, dave] = [await house.arrive('carol'), await house.arrive('dave')]
    await carol.asks('NS REGISTER correct-horse')
    expect(await hearsOf(dave, 'NS REGISTER correct-horse')).toEqual([
      'NickServ: Too many accounts were made just now: try again in 12 minutes.',
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
