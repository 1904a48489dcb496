/** NickServ: nicks that are taken back, and accounts that are dropped, suspended, or opened again by an operator. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../../test/support/irc-house.ts'
import { hearsOf, makeOperator } from '../../../../test/support/service-talk.ts'

const WRONG = ['NickServ: Wrong account or password.']
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
