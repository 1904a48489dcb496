/** What somebody can learn of a channel that is only for the invited, on every road that IRC has. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createFaultyLog, type FaultyLog } from '../../../test/support/faulty-log.ts'
import { type IrcPerson, openIrcHouse } from '../../../test/support/irc-house.ts'
import { createMemoryLog } from '../../adapters/memory/memory-log.ts'

let messages: FaultyLog
let alice: IrcPerson
let bob: IrcPerson
beforeEach(async () => {
  messages = createFaultyLog(createMemoryLog())
  const house = openIrcHouse({ messages })
  alice = await house.arrive('alice')
  bob = await house.arrive('bob')
  await alice.asks('JOIN #cave', 'TOPIC #cave :gold', 'MODE #cave +ib eve')
})

const ROADS = [
  'NAMES #cave',
  'WHO #cave',
  'WHO #cave %cnf',
  'TOPIC #cave',
  'LIST',
  'LIST #c*',
  'LIST C<5',
  'WHOIS alice',
  'MODE #cave b',
]

describe('INVITE-3 a channel for the invited', () => {
  it.each(ROADS)('shows a stranger neither people nor topic nor bans: %s', async (line) => {
    const heard = (await bob.asks(line)).join('\n')
    expect(heard).not.toMatch(/@alice|gold|eve!| 352 |#cave alice |@#cave/)
    expect(heard).not.toBe('')
  })

  it.each(ROADS)('shows them to whoever is invited, and to its members: %s', async (line) => {
    await alice.asks('INVITE bob #cave')
    await bob.hears()
    expect((await bob.asks(line)).join('\n')).toMatch(/@alice|gold|eve!| 352 |#cave alice |@#cave/)
    await bob.asks('JOIN #cave')
    expect((await bob.asks(line)).join('\n')).toMatch(/@alice|gold|eve!| 352 |#cave alice |@#cave/)
  })
})

describe('KEEP-2 what could not be written', () => {
  it.each(['TOPIC #cave', 'LIST #cave', 'MODE #cave', 'MODE #cave b', 'WHOIS alice'])(
    'is not read out either: %s',
    async (line) => {
      await alice.asks('INVITE bob #cave')
      await bob.asks('JOIN #cave')
      await alice.hears()
      messages.breakDown()
      alice.say('TOPIC #cave :silver', 'MODE #cave +b mallory', 'MODE #cave +m', 'JOIN #silver')
      expect((await bob.asks(line)).join('\n')).not.toMatch(/silver|mallory|\+[a-z]*m/)
    },
  )
})

describe('INVITE-4 a secret channel', () => {
  const roads = ROADS.filter((road) => road !== 'MODE #cave b')
  it.each(roads)('shows a stranger neither that it is there nor who is in it: %s', async (line) => {
    await alice.asks('MODE #cave -i+s')
    const heard = (await bob.asks(line)).join('\n')
    expect(heard).not.toMatch(/@alice|gold|eve!| 352 |#cave alice |@#cave/)
    if (line.startsWith('LIST') || line.startsWith('WHOIS')) expect(heard).not.toContain('#cave')
    await bob.asks('JOIN #cave')
    expect((await bob.asks(line)).join('\n')).toMatch(/@alice|gold| 352 |#cave alice |@#cave/)
  })
})
