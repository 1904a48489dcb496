/** HistServ: what it plays, and to whom. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../../test/support/irc-house.ts'
import { hearsOf } from '../../../../test/support/service-talk.ts'

const NOTHING = ['HistServ: There is nothing to play: only the past of a channel that you are in is.']
const USE = ['HistServ: How much is a number of messages from 1 on, or a time as 30m, 2h or 1d.']
const MINUTE_MS = 60_000

let house: IrcHouse
let alice: IrcPerson
let bob: IrcPerson

beforeEach(async () => {
  house = openIrcHouse()
  alice = await house.arrive('alice')
  bob = await house.arrive('bob')
  await alice.asks('JOIN #a')
  await alice.asks('PRIVMSG #a :one', 'PRIVMSG #a :\x01ACTION waves\x01', 'NOTICE #a :three', 'TOPIC #a :four')
})

describe('SERVICE-9 the past of a channel', () => {
  it('is what was said, oldest first, with times', async () => {
    expect(await hearsOf(alice, 'HS PLAY #A')).toEqual([
      'HistServ: #a: 3 messages.',
      'HistServ: [2026-11-23 12:00:00] <alice> one',
      'HistServ: [2026-11-23 12:00:00] * alice waves',
      'HistServ: [2026-11-23 12:00:00] -alice- three',
    ])
  })

  it('ends with what was said just before', async () => {
    const heard = await hearsOf(alice, 'PRIVMSG #a :now\r\nPRIVMSG HistServ :PLAY #a 1')
    expect(heard).toEqual(['HistServ: #a: 1 message.', 'HistServ: [2026-11-23 12:00:00] <alice> now'])
  })

  it('is cut by a number, a time, and the length of a page', async () => {
    house.clock.advance(30 * MINUTE_MS)
    await alice.asks('PRIVMSG #a :later')
    const last = 'HistServ: [2026-11-23 12:30:00] <alice> later'
    expect(await hearsOf(alice, 'HS PLAY #a 1')).toEqual(['HistServ: #a: 1 message.', last])
    expect(await hearsOf(alice, 'HS PLAY #a 29m')).toEqual(['HistServ: #a: 1 message.', last])
    expect(await hearsOf(alice, 'HS PLAY #a 1H')).toHaveLength(5)
    expect(await hearsOf(alice, 'HS PLAY #a 999999d')).toHaveLength(5)
    await alice.asks(...Array.from({ length: 120 }, (_, i) => `PRIVMSG #a :${i}`))
    expect(await hearsOf(alice, 'HS PLAY #a 500')).toHaveLength(101)
    expect(await hearsOf(alice, 'HS PLAY #a 2d')).toHaveLength(101)
    expect(await hearsOf(alice, 'HS PLAY #a')).toHaveLength(21)
  })

  it('is nothing to who is not in it, as that of a channel or a person that is not there', async () => {
    expect(await hearsOf(bob, 'HS PLAY #a')).toEqual(NOTHING)
    expect(await hearsOf(bob, 'HS PLAY #nowhere')).toEqual(NOTHING)
    expect(await hearsOf(bob, 'HS PLAY alice')).toEqual(NOTHING)
    await bob.asks('JOIN #a', 'PART #a')
    expect(await hearsOf(bob, 'HS PLAY #a')).toEqual(NOTHING)
  })

  it.each(['0', '-1', 'x', '5y', '1.5h', '99999999', '1 2'])('is not %s long', async (much) => {
    expect(await hearsOf(alice, `HS PLAY #a ${much}`)).toEqual(USE)
  })

  it('is missed where it cannot be read', async () => {
    vi.spyOn(house.messages, 'page').mockImplementation(() => {
      throw new Error('the disk')
    })
    expect(await hearsOf(alice, 'HS PLAY #a')).toEqual(['HistServ: Messages could not be retrieved.'])
    expect(await hearsOf(alice, 'PING x')).toEqual([':chat.test PONG chat.test :x'])
  })
})
