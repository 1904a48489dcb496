/** REGISTER and VERIFY of those who have not registered with the server yet. https://ircv3.net/specs/extensions/account-registration */
import { describe, expect, it } from 'vitest'
import { createFakeMailer } from '../../../test/support/fake-mailer.ts'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'

const PASSWORD = 'correct-horse'
const ALLOWED = { registersBeforeConnect: () => true }

async function connecting(house: IrcHouse, nick?: string): Promise<IrcPerson> {
  const bob = house.connect()
  await bob.asks('CAP LS 302', 'CAP REQ draft/account-registration', ...(nick === undefined ? [] : [`NICK ${nick}`]))
  return bob
}

describe('EMAIL-7 before connecting', () => {
  it('it is said that one may register, and what for', async () => {
    const valueIn = async (house: IrcHouse): Promise<string | undefined> =>
      /draft\/account-registration=(\S*)/.exec((await house.connect().asks('CAP LS 302')).join())?.[1]
    expect(await valueIn(openIrcHouse())).toBe('custom-account-name')
    expect(await valueIn(openIrcHouse(ALLOWED))).toBe('custom-account-name,before-connect')
    const mailer = createFakeMailer()
    const house = openIrcHouse({ ...ALLOWED, mailer })
    expect(await valueIn(house)).toBe('custom-account-name,before-connect,email-required')
    mailer.isConfigured = false
    expect(await valueIn(house)).toBe('custom-account-name,before-connect')
  })

  it('an account is made, and entered with', async () => {
    const house = openIrcHouse(ALLOWED)
    const bob = await connecting(house, 'bob')
    // The line behind does not get ahead of the password.
    const heard = await bob.asks(`REGISTER * * ${PASSWORD}`, 'USER bob 0 * :Bob', 'CAP END')
    expect(heard.slice(0, 2)).toEqual([
      ':chat.test REGISTER SUCCESS bob :Account created',
      ':chat.test 900 * bob!*@cloak bob :You are now logged in as bob',
    ])
    expect(heard[2]).toContain(' 001 bob ')
    expect(house.hub.chat.userByNick('bob')?.account).toBe('bob')
  })

  it('a nick is needed first, and one account is enough', async () => {
    const house = openIrcHouse(ALLOWED)
    const bob = await connecting(house)
    expect(await bob.asks(`REGISTER * * ${PASSWORD}`)).toEqual([
      ':chat.test FAIL REGISTER NEED_NICK * :Give a nick first',
    ])
    await bob.asks('NICK bob', `REGISTER * * ${PASSWORD}`)
    expect(await bob.asks(`REGISTER * * ${PASSWORD}`, 'VERIFY bob x')).toEqual([
      ':chat.test FAIL REGISTER ALREADY_AUTHENTICATED bob :You are logged in already',
      ':chat.test FAIL VERIFY ALREADY_AUTHENTICATED bob :You are logged in already',
    ])
  })

  it.each(['a b', ':x', '', 'a.b', 'NickServ'])('nothing is made for the nick %j', async (nick) => {
    const house = openIrcHouse(ALLOWED)
    const bob = await connecting(house)
    const [fault] = (await bob.asks(`NICK :${nick}`, `REGISTER * * ${PASSWORD}`)).slice(-1)
    expect(fault).toMatch(/^:chat\.test FAIL REGISTER (BAD_ACCOUNT_NAME|NEED_NICK) \S+ :[A-Z]/)
    expect(house.hub.chat.accounts.size).toBe(0)
  })

  it('who waits for a code comes in under their nick as a guest, and nobody else does', async () => {
    const house = openIrcHouse({ ...ALLOWED, mailer: createFakeMailer() })
    const bob = await connecting(house, 'bob')
    const [answer, ...rest] = await bob.asks(`REGISTER * bob@example.org ${PASSWORD}`, 'USER bob 0 * :Bob', 'CAP END')
    expect(answer).toContain('REGISTER VERIFICATION_REQUIRED bob ')
    expect(rest[0]).toContain(' 001 bob ')
    expect(house.hub.chat.userByNick('bob')?.account).toBe('')
    await bob.asks('QUIT')
    const eve = await connecting(house, 'bob')
    expect((await eve.asks('USER eve 0 * :Eve', 'CAP END')).join()).toContain(' 433 ')
    const again = await connecting(house, 'bob')
    expect((await again.asks('VERIFY bob token', 'USER bob 0 * :Bob', 'CAP END')).slice(0, 2)).toEqual([
      ':chat.test VERIFY SUCCESS bob :Account verified',
      ':chat.test 900 * bob!*@cloak bob :You are now logged in as bob',
    ])
    expect(house.hub.chat.userByNick('bob')?.account).toBe('bob')
  })

  it('nobody gets around the password of the server', async () => {
    const house = openIrcHouse({ ...ALLOWED, serverPassword: () => 'open sesame' })
    const bob = await connecting(house, 'bob')
    const [fault] = await bob.asks(`REGISTER * * ${PASSWORD}`)
    expect(fault).toBe(':chat.test FAIL REGISTER TEMPORARILY_UNAVAILABLE * :Give the password of the server first')
    expect((await bob.asks('PASS :open sesame', `REGISTER * * ${PASSWORD}`)).join()).toContain('REGISTER SUCCESS bob')
  })

  it('nobody gets around a closed door or a ban, and no mail is sent for them', async () => {
    const mailer = createFakeMailer()
    const house = openIrcHouse({ ...ALLOWED, mailer })
    const boss = await house.arrive('boss')
    const { session } = { session: house.hub.sessionsOf(house.hub.chat.userByNick('boss')?.id ?? '')[0] }
    if (!session) throw new Error('the boss is here')
    const ask = async (...intents: Parameters<typeof house.hub.ask>[1][]): Promise<void> => {
      for (const intent of intents) house.hub.ask(session, intent)
      await boss.hears()
    }
    await ask({ do: 'take-rights', rights: ['ban', 'accounts', 'kill'], keep: false }, { do: 'set-door', closed: true })
    const bob = await connecting(house, 'bob')
    const line = `REGISTER * bob@example.org ${PASSWORD}`
    expect((await bob.asks(line)).join()).toContain('FAIL REGISTER TEMPORARILY_UNAVAILABLE bob ')
    const ban = { does: 'ban', kind: 'mask', what: 'bob!*@*', reason: 'enough', until: null } as const
    await ask({ do: 'set-door', closed: false }, { do: 'ban-from-server', ban })
    expect((await bob.asks(line)).join()).toContain('FAIL REGISTER TEMPORARILY_UNAVAILABLE bob ')
    expect(mailer.mails).toEqual([])
    expect(house.hub.chat.accounts.size).toBe(0)
  })
})
