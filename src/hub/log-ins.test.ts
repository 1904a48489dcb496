/** A password that is proved while its account is given up and made anew. */
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
