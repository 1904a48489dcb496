/** REGISTER and VERIFY: accounts made over IRC. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type IrcHouse, openIrcHouse } from '../../../test/support/irc-house.ts'

const PASSWORD = 'correct horse'

let house: IrcHouse

/** Makes an account, and goes again. */
async function makeAccount(name: string, where = house): Promise<void> {
  const person = await where.arrive(name)
  expect(await person.asks(`REGISTER * * :${PASSWORD}`)).toContain(
    `:chat.test REGISTER SUCCESS ${name} :Account created`,
  )
  await person.asks('QUIT')
}

beforeEach(async () => {
  house = openIrcHouse()
  await makeAccount('alice')
})

describe('ACCOUNT-4 REGISTER', () => {
  it('makes an account with one’s nick or another name, and logs in to it', async () => {
    const bob = await house.arrive('bob')
    expect(await bob.asks('REGISTER * bob@example.org :long enough')).toEqual([
      ':chat.test REGISTER SUCCESS bob :Account created',
      ':chat.test 900 bob bob!~bob@cloak bob :You are now logged in as bob',
    ])
    const carol = await house.arrive('carol')
    expect((await carol.asks('REGISTER charly * :long enough'))[0]).toBe(
      ':chat.test REGISTER SUCCESS charly :Account created',
    )
  })

  it.each([
    ['REGISTER * * short', 'REGISTER WEAK_PASSWORD bob :A password has at least 8 characters'],
    ['REGISTER bobobobobob * bobobobobob', 'REGISTER WEAK_PASSWORD bobobobobob :The password is the name'],
    ['REGISTER alice * :long enough', 'REGISTER ACCOUNT_EXISTS alice :That account exists already'],
    ['REGISTER a.b * :long enough', 'REGISTER BAD_ACCOUNT_NAME a.b :That is not a name for an account'],
    ['REGISTER carol * :long enough', 'REGISTER BAD_ACCOUNT_NAME carol :Somebody else has that as a nick'],
    ['REGISTER *', 'REGISTER NEED_MORE_PARAMS :Missing parameters'],
    ['VERIFY bob 12345', 'VERIFY INVALID_CODE bob :No account waits for that code: it is wrong, used or too old'],
    ['VERIFY bob', 'VERIFY NEED_MORE_PARAMS :Missing parameters'],
  ])('%s is refused', async (line, answer) => {
    await house.arrive('carol')
    const bob = await house.arrive('bob', 'draft/account-registration')
    expect(await bob.asks(line)).toEqual([`:chat.test FAIL ${answer}`])
  })

  it('is for guests who are connected', async () => {
    const bob = house.connect()
    bob.say('CAP REQ draft/account-registration')
    await bob.hears()
    expect(await bob.asks('REGISTER * * :long enough', 'VERIFY x y')).toEqual([
      ':chat.test FAIL REGISTER COMPLETE_CONNECTION_REQUIRED :Register your account when you are connected',
      ':chat.test FAIL VERIFY COMPLETE_CONNECTION_REQUIRED :Register your account when you are connected',
    ])
    const alice = await house.arrive('ally', 'standard-replies')
    await alice.asks('REGISTER * * :long enough')
    expect(await alice.asks('REGISTER x * :long enough', 'VERIFY x y')).toEqual([
      ':chat.test FAIL REGISTER ALREADY_AUTHENTICATED ally :You are logged in already',
      ':chat.test FAIL VERIFY ALREADY_AUTHENTICATED ally :You are logged in already',
    ])
  })

  it('ACCOUNT-13 is limited by address, and says when there is a next time', async () => {
    house = openIrcHouse({ registrations: { atOnce: 1, perHour: 5, inAllPerHour: 100 } })
    await makeAccount('alice')
    const bob = await house.arrive('bob', 'standard-replies')
    const refused =
      ':chat.test FAIL REGISTER TEMPORARILY_UNAVAILABLE bob 720 :Too many accounts were made just now; try again in 12 minutes'
    expect(await bob.asks('REGISTER * * :long enough')).toEqual([refused])
    house.clock.advance(720_000)
    // A password that is none takes nothing.
    expect((await bob.asks('REGISTER * * short'))[0]).toContain('WEAK_PASSWORD')
    expect((await bob.asks('REGISTER * * :long enough'))[0]).toBe(':chat.test REGISTER SUCCESS bob :Account created')
  })

  it('is for nobody where only operators make accounts', async () => {
    house = openIrcHouse({ isRegistrationOpen: false })
    const bob = await house.arrive('bob', 'standard-replies')
    expect(await bob.asks('REGISTER * * :long enough')).toEqual([
      ':chat.test FAIL REGISTER TEMPORARILY_UNAVAILABLE bob :Only operators of the server make accounts here',
    ])
  })
})
