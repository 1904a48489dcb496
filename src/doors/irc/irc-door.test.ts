/** The IRC door from the outside: what people say at it, and what they hear. */
import { expect, it } from 'vitest'
import { openIrcHouse } from '../../../test/support/irc-house.ts'

it('registers, joins and talks', async () => {
  const house = openIrcHouse()
  const alice = house.connect()
  const welcome = await alice.asks('NICK alice', 'USER a 0 * :Alice')
  expect(welcome[0]).toBe(':chat.test 001 alice :Welcome to Snug, alice!~a@cloak')
  expect(welcome.at(-1)).toBe(':chat.test 422 alice :There is no message of the day')
  const bob = await house.arrive('bob')
  expect(await alice.asks('JOIN #tea')).toEqual([
    ':alice!~a@cloak JOIN #tea',
    ':chat.test 353 alice = #tea :@alice',
    ':chat.test 366 alice #tea :End of /NAMES list',
  ])
  expect(await bob.asks('JOIN #tea')).toContain(':chat.test 353 bob = #tea :@alice bob')
  expect(await alice.asks('PRIVMSG #tea :hello, all')).toEqual([':bob!~bob@cloak JOIN #tea'])
  expect(await bob.hears()).toEqual([':alice!~a@cloak PRIVMSG #tea :hello, all'])
  expect(await alice.asks('QUIT :bye')).toEqual(['ERROR :Closing link: Quit: bye'])
  expect(alice.connection.state).toBe('closed')
  expect(await bob.hears()).toEqual([':alice!~a@cloak QUIT :Quit: bye'])
})
