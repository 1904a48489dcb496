/** ChanServ, to founders, those on the access list, members and strangers. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../../test/support/irc-house.ts'
import { hearsOf, makeOperator } from '../../../../test/support/service-talk.ts'

const NOT_YOURS = ['ChanServ: #a: Only the founder of the channel may do that']
const LOGIN_NEEDED = ['ChanServ: You have to be logged in for that.']

let house: IrcHouse
let alice: IrcPerson
let bob: IrcPerson
let guest: IrcPerson

beforeEach(async () => {
  house = openIrcHouse()
  alice = await house.arrive('alice')
  bob = await house.arrive('bob')
  guest = await house.arrive('guest')
  await alice.asks('NS REGISTER correct-horse', 'JOIN #a', 'CS REGISTER #a')
  await bob.asks('NS REGISTER correct-horse', 'JOIN #a')
  await guest.asks('JOIN #a')
  await alice.hears()
  await bob.hears()
})

const registration = () => house.hub.chat.channel('#a')?.registration

describe('SERVICE-7 a channel', () => {
  it('is made the own by one of its operators who is logged in', async () => {
    await alice.asks('JOIN #b')
    await bob.asks('JOIN #b')
    await guest.asks('JOIN #c')
    await bob.hears()
    expect(await hearsOf(bob, 'CS REGISTER #b')).toEqual(["ChanServ: #b: You're not channel operator"])
    expect(await hearsOf(guest, 'CS REGISTER #c')).toEqual(LOGIN_NEEDED)
    await alice.hears()
    expect(await hearsOf(alice, 'CS REGISTER #b')).toEqual([
      'ChanServ: #b is yours.',
      ':alice!~alice@cloak MODE #b +q alice',
    ])
    expect(await hearsOf(alice, 'CS REGISTER #b')).toEqual(['ChanServ: #b: That channel is registered already'])
    expect(await hearsOf(alice, 'CS REGISTER #nowhere')).toEqual(['ChanServ: #nowhere: No such channel'])
  })

  it('is shown with its founder', async () => {
    await guest.asks('JOIN #c')
    expect(await hearsOf(guest, 'CS INFO #a')).toEqual([
      'ChanServ: #a belongs to alice since 2026-11-23T12:00:00.000Z.',
    ])
    expect(await hearsOf(guest, 'CS INFO #c')).toEqual(['ChanServ: #c is nobody’s.'])
  })

  it('has an access list that its founder writes', async () => {
    expect(await hearsOf(alice, 'CS ACCESS #a ADD bob halfop')).toEqual([
      'ChanServ: bob gets the rank halfop in #a from the next JOIN on.',
    ])
    expect(await hearsOf(alice, 'CS FLAGS #a LIST')).toEqual(['ChanServ: #a: founder alice', 'ChanServ: bob: halfop'])
    expect(await hearsOf(bob, 'CS ACCESS #a LIST')).toEqual(['ChanServ: #a: founder alice', 'ChanServ: bob: halfop'])
    await bob.asks('PART #a')
    expect(await bob.asks('JOIN #a')).toContain(':chat.test 353 bob = #a :~alice guest %bob')
    await alice.hears()
    expect(await hearsOf(alice, 'CS ACCESS #a DEL BOB')).toEqual([
      'ChanServ: BOB is not on the access list of #a any more.',
      ':alice!~alice@cloak MODE #a -h bob',
    ])
    expect(await hearsOf(alice, 'CS ACCESS #a DEL bob')).toEqual(['ChanServ: bob is not on the access list of #a.'])
    expect(registration()?.access).toEqual({})
  })

  it.each([
    ['CS ACCESS #a ADD nobody op', 'nobody: There is no such account'],
    ['CS ACCESS #a ADD bob', 'The rank can be admin, op, halfop or voice.'],
    ['CS ACCESS #a ADD bob constructor', 'The rank can be admin, op, halfop or voice.'],
    ['CS ACCESS #a ADD', 'Name the account.'],
    ['CS ACCESS #a SHOW', 'There is no ACCESS SHOW: there are LIST, ADD and DEL.'],
    ['CS TRANSFER #a nobody', 'nobody: There is no such account'],
  ])('is not changed by %s', async (line, answer) => {
    expect(await hearsOf(alice, line)).toEqual([`ChanServ: ${answer}`])
    expect(registration()).toMatchObject({ founder: 'alice', access: {} })
  })

  it('is the business of nobody but its founder', async () => {
    for (const line of [
      'ACCESS #a ADD bob op',
      'ACCESS #a DEL alice',
      'TRANSFER #a bob',
      'DROP #a',
      'DROP #a 00000000',
    ]) {
      expect(await hearsOf(bob, `CS ${line}`)).toEqual(NOT_YOURS)
      expect(await hearsOf(guest, `CS ${line}`)).toEqual(LOGIN_NEEDED)
    }
    expect(await hearsOf(bob, 'CS ACCESS #a LIST')).toEqual(["ChanServ: #a: You're not channel operator"])
    expect(registration()).toMatchObject({ founder: 'alice', access: {} })
  })

  it('has a list and a founder only where it is somebody’s', async () => {
    await alice.asks('JOIN #b')
    for (const line of ['ACCESS #b LIST', 'ACCESS #b ADD bob op', 'TRANSFER #b bob', 'DROP #b']) {
      expect(await hearsOf(alice, `CS ${line}`)).toEqual(['ChanServ: #b: That channel is not registered'])
    }
  })

  it('is given to another account', async () => {
    expect(await hearsOf(alice, 'CS TRANSFER #a bob')).toEqual([
      'ChanServ: #a belongs to bob now.',
      ':alice!~alice@cloak MODE #a -q+q alice bob',
    ])
    await bob.hears()
    expect(await hearsOf(alice, 'CS ACCESS #a ADD alice op')).toEqual(NOT_YOURS)
    expect(await hearsOf(bob, 'CS ACCESS #a ADD alice op')).toHaveLength(1)
    expect(registration()).toMatchObject({ founder: 'bob', access: { alice: 'o' } })
  })

  it('gives back the rank that somebody lost', async () => {
    await alice.asks('MODE #a -qo alice alice')
    expect(await hearsOf(alice, 'MODE #a +o alice')).toEqual([":chat.test 482 alice #a :You're not channel operator"])
    expect(await hearsOf(alice, 'CS OP #a')).toEqual([
      ':alice!~alice@cloak MODE #a +o alice',
      'ChanServ: Done: #a +o alice.',
    ])
    expect(await hearsOf(alice, 'CS OP #a')).toEqual(['ChanServ: alice has that rank in #a.'])
    expect(await hearsOf(alice, 'CS VOICE #a GUEST')).toEqual([
      ':alice!~alice@cloak MODE #a +v guest',
      'ChanServ: Done: #a +v guest.',
    ])
    expect(await hearsOf(alice, 'CS DEVOICE #a guest')).toEqual([
      ':alice!~alice@cloak MODE #a -v guest',
      'ChanServ: Done: #a -v guest.',
    ])
    expect(await hearsOf(alice, 'CS DEHALFOP #a bob')).toEqual(['ChanServ: bob does not have that rank in #a.'])
    expect(await hearsOf(alice, 'CS OP #a nobody')).toEqual(['ChanServ: nobody: No such nick/channel'])
  })

  it('gives by access no higher rank than that gives, and nothing to those who have none', async () => {
    await alice.asks('CS ACCESS #a ADD bob halfop')
    expect(await hearsOf(bob, 'CS VOICE #a guest')).toContain('ChanServ: Done: #a +v guest.')
    await guest.hears()
    expect(await hearsOf(bob, 'CS OP #a')).toEqual(['ChanServ: #a: Your rank in the channel is too low'])
    expect(await hearsOf(guest, 'CS OP #a')).toEqual(["ChanServ: #a: You're not channel operator"])
    expect(await hearsOf(guest, 'CS ADMIN #a guest')).toEqual(["ChanServ: #a: You're not channel operator"])
    await bob.asks('PART #a')
    expect(await hearsOf(bob, 'CS OP #a guest')).toEqual(["ChanServ: #a: You're not on that channel"])
  })
})

describe('SERVICE-5 a channel', () => {
  it('is given up with the code that was shown for it', async () => {
    const [shown = ''] = await hearsOf(alice, 'CS DROP #A')
    expect(shown).toMatch(/^ChanServ: This ends its access list\. .* \/msg ChanServ DROP #a \w{8}$/)
    expect(await hearsOf(alice, 'CS DROP #a 00000000')).toEqual(['ChanServ: That is not the code, or it is too old.'])
    expect(registration()).toBeDefined()
    expect(await hearsOf(alice, `CS DROP #a ${shown.split(' ').at(-1)}`)).toEqual(['ChanServ: #a is nobody’s now.'])
    expect(registration()).toBeUndefined()
  })

  it('is given up by an operator of the server with the right, too', async () => {
    await makeOperator(house, 'bob', ['channels'])
    await bob.hears()
    const [shown = ''] = await hearsOf(bob, 'CS DROP #a')
    expect(await hearsOf(bob, `CS DROP #a ${shown.split(' ').at(-1)}`)).toContain('ChanServ: #a is nobody’s now.')
  })
})

describe('SERVICE-8 a hidden channel', () => {
  const NONE = ['ChanServ: #a: No such channel']

  it.each(['s', 'i'])('+%s is none to strangers, whatever they ask', async (flag) => {
    await alice.asks(`MODE #a +${flag}`)
    await bob.asks('PART #a')
    const dave = await house.arrive('dave')
    for (const line of ['INFO #a', 'OP #a', 'VOICE #a alice']) expect(await hearsOf(dave, `CS ${line}`)).toEqual(NONE)
    const lines = [
      'INFO #a',
      'REGISTER #a',
      'DROP #a',
      'ACCESS #a LIST',
      'ACCESS #a ADD bob op',
      'TRANSFER #a bob',
      'OP #a',
    ]
    for (const line of lines) {
      expect(await hearsOf(bob, `CS ${line}`)).toEqual(NONE)
      expect(await hearsOf(bob, `CS ${line.replace('#a', '#nowhere')}`)).toEqual([
        'ChanServ: #nowhere: No such channel',
      ])
    }
  })

  it('is one to its members, and to those on its access list', async () => {
    await alice.asks('MODE #a +s', 'CS ACCESS #a ADD bob voice')
    await bob.asks('PART #a')
    expect(await hearsOf(bob, 'CS ACCESS #a LIST')).toEqual(['ChanServ: #a: founder alice', 'ChanServ: bob: voice'])
    await guest.hears()
    expect(await hearsOf(guest, 'CS INFO #a')).toHaveLength(1)
  })
})
