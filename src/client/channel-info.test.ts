import { expect, it } from 'vitest'
import { openIrcHouse } from '../../test/support/irc-house.ts'
import { readChannelInfo } from './channel-info.ts'

it('WEB-67 what ChanServ says of a channel is understood', async () => {
  const house = openIrcHouse()
  const alice = await house.arrive('alice')
  const info = async (channel: string) =>
    readChannelInfo((await alice.asks(`CS INFO ${channel}`)).map((line) => line.replace(/^:\S+ NOTICE \S+ :/, '')))
  await alice.asks('NS REGISTER correct-horse', 'JOIN #tea')
  expect(await info('#nowhere')).toBeUndefined()
  expect(await info('#tea')).toEqual({ owner: undefined, isReadable: false, history: 'on', description: '' })
  await alice.asks(
    'CS REGISTER #tea',
    'CS SET #tea READABLE on',
    'CS SET #tea HISTORY 7d',
    'CS SET #tea DESCRIPTION a: b',
  )
  expect(await info('#tea')).toEqual({ owner: 'alice', isReadable: true, history: '7d', description: 'a: b' })
})
