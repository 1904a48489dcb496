/** An account whose name somebody else takes while a client that proved the old one has not entered yet. */
import { expect, it } from 'vitest'
import { openIrcHouse } from '../../../test/support/irc-house.ts'

const credentials = Buffer.from('\0alice\0correct horse').toString('base64')

it('who logged in before an account was given up does not come in as who has made it anew', async () => {
  const house = openIrcHouse()
  const drops = await house.arrive('alice')
  await drops.asks('REGISTER * * :correct horse')
  const waits = house.connect()
  expect(await waits.asks('AUTHENTICATE PLAIN', `AUTHENTICATE ${credentials}`)).toContain(
    ':chat.test 903 * :SASL authentication successful',
  )
  const [told = ''] = await drops.asks('NICKSERV DROP alice')
  await drops.asks(`NICKSERV DROP alice ${told.split(' ').at(-1)}`, 'QUIT')
  expect(house.hub.chat.account('alice')).toBeUndefined()
  house.clock.advance(1)
  const victim = await house.arrive('alice')
  await victim.asks('REGISTER * * :another horse')
  expect(house.hub.chat.account('alice')).toBeDefined()
  expect(await waits.asks('NICK eve', 'USER e 0 * :E')).toEqual([
    ':chat.test 464 * :Password incorrect',
    'ERROR :Closing link: Bad password',
  ])
  expect(house.hub.chat.userByNick('alice')?.sessions).toHaveLength(1)
})

it.each([{ createdAt: 1 }, { generation: 1 }])(
  'a log-in by SASL that began before the account became %j is none',
  async (change) => {
    const house = openIrcHouse()
    await (await house.arrive('alice')).asks('REGISTER * * :correct horse')
    const account = house.hub.chat.account('alice')
    if (!account) throw new Error('there is no account')
    const late = house.connect()
    late.say('AUTHENTICATE PLAIN', `AUTHENTICATE ${credentials}`)
    house.hub.chat.accounts.set('alice', { ...account, ...change })
    expect((await late.hears()).at(-1)).toBe(':chat.test 904 * :SASL authentication failed')
  },
)
