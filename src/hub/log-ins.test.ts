/** Who may try, and make accounts, and what a password proves. */
import { expect, it } from 'vitest'
import { fakeAuthenticator } from '../../test/support/fake-authenticator.ts'
import { openIrcHouse } from '../../test/support/irc-house.ts'
import { LogIns } from './log-ins.ts'
import { LoginThrottle } from './login-throttle.ts'

it('a password proves nothing about who took the name of the account meanwhile', async () => {
  const house = openIrcHouse()
  const alice = await house.arrive('alice')
  await alice.asks('REGISTER * * :correct horse')
  const account = house.hub.chat.account('alice')
  if (!account) throw new Error('there is no account')
  const logIns = new LogIns({
    hub: house.hub,
    authenticator: fakeAuthenticator,
    throttle: new LoginThrottle(),
    networkOf: (address) => address,
  })
  const proving = logIns.prove('a', 'alice', 'correct horse')
  house.hub.chat.accounts.set('alice', { ...account, createdAt: account.createdAt + 1 })
  expect(await proving).toEqual({ is: 'wrong' })
})

it('ACCOUNT-13 where many come by one address that operators named, only what holds for all holds them up', async () => {
  const house = openIrcHouse()
  const logIns = new LogIns({
    hub: house.hub,
    authenticator: fakeAuthenticator,
    throttle: new LoginThrottle(),
    networkOf: (address) => address,
    registrations: () => ({ atOnce: 2, perHour: 1, inAllPerHour: 5 }),
    isExempt: (address) => address === 'proxy',
  })
  const make = async (address: string, times: number): Promise<number> => {
    let made = 0
    for (let i = 0; i < times; i++) made += 'fault' in (await logIns.makeForNew(address, 'correct horse')) ? 0 : 1
    return made
  }
  expect(await make('home', 4)).toBe(2)
  expect(await make('proxy', 10)).toBe(3)
  expect(await logIns.makeForNew('other', 'correct horse')).toEqual({ fault: 'throttled', waitMs: 720_000 })
  for (let i = 0; i < 300; i++) expect(logIns.try('proxy', `pupil${i}`)).toBe(0)
})
