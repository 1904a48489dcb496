import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openHubHouse, type Person } from '../../test/support/hub-house.ts'
import { findMessage } from './find-message.ts'
import { MESSAGE_KINDS } from '../chat/entry.ts'
import type { Retention } from '../ports/message-log.ts'
import { startRetention, type Retaining } from './retention.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const ALL: Retention = { maxAgeMs: 0, maxMessages: 0 }

let house: ReturnType<typeof openHubHouse>
let ann: Person
let rule: Retention
let retaining: Retaining

const start = (): void => {
  retaining = startRetention(house.hub, 'chat.test', () => rule)
}

async function say(...texts: string[]): Promise<void> {
  for (const text of texts) ann.say(text)
  await house.clock.settle()
}

function kept(): string[] {
  const timeline = house.hub.chat.channel('#lobby')?.id ?? 0
  return house.messages.page({ timeline, from: 'oldest', kinds: MESSAGE_KINDS, limit: 100 }).map(({ text }) => text)
}

function pins(): readonly number[] {
  return house.hub.chat.channel('#lobby')?.pins ?? []
}

beforeEach(async () => {
  house = openHubHouse()
  ann = await house.person('ann')
  rule = ALL
})

describe('RETAIN-1 what is too old', () => {
  it('goes at the start, and each hour', async () => {
    await say('one')
    house.clock.advance(2 * DAY_MS)
    await say('two')
    rule = { ...ALL, maxAgeMs: DAY_MS }
    start()
    await house.clock.settle()
    expect(kept()).toEqual(['two'])
    house.clock.advance(DAY_MS)
    await house.clock.settle()
    expect(kept()).toEqual(['two'])
    house.clock.advance(HOUR_MS)
    await house.clock.settle()
    expect(kept()).toEqual([])
  })

  it('goes soon after the rule changed, and what is too much too', async () => {
    await say('one', 'two', 'three')
    start()
    await house.clock.settle()
    expect(kept()).toHaveLength(3)
    rule = { ...ALL, maxMessages: 2 }
    house.clock.advance(MINUTE_MS)
    await house.clock.settle()
    expect(kept()).toEqual(['two', 'three'])
  })

  it('stays when it is over', async () => {
    start()
    retaining.end()
    const prune = vi.spyOn(house.messages, 'prune')
    house.clock.advance(DAY_MS)
    await house.clock.settle()
    expect(prune).not.toHaveBeenCalled()
  })
})

describe('RETAIN-2 a channel with a rule of its own', () => {
  const keepFor = (keepForMs: number): void => {
    const lobby = house.hub.chat.channel('#lobby')
    if (lobby) lobby.registration = { founder: 'ann', at: 1, access: {}, settings: { keepForMs } }
  }

  it.each([
    [DAY_MS, 0, DAY_MS],
    [DAY_MS, 2 * DAY_MS, DAY_MS],
    [3 * DAY_MS, 2 * DAY_MS, 2 * DAY_MS],
    [0, 2 * DAY_MS, 2 * DAY_MS],
  ])('that keeps for %d ms, where the server keeps for %d, keeps for %d', async (own, servers, ageMs) => {
    keepFor(own)
    rule = { ...ALL, maxAgeMs: servers }
    await say('one')
    const day = house.clock.now()
    start()
    house.clock.advance(day + ageMs - house.clock.now())
    await house.clock.settle()
    expect(kept()).toEqual(['one'])
    house.clock.advance(HOUR_MS)
    await house.clock.settle()
    expect(kept()).toEqual([])
  })
})

describe('RETAIN-3 a deletion', () => {
  it('that fails is logged and tried again in an hour', async () => {
    vi.spyOn(house.messages, 'prune').mockRejectedValueOnce(new Error('the disk'))
    await say('one', 'two')
    rule = { ...ALL, maxMessages: 1 }
    start()
    await house.clock.settle()
    expect(house.warnings).toEqual(['What is no longer to be kept could not be deleted'])
    expect(kept()).toHaveLength(2)
    house.clock.advance(HOUR_MS)
    await house.clock.settle()
    expect(kept()).toEqual(['two'])
  })

  it('that takes long is not begun a second time', async () => {
    const slow = Promise.withResolvers<number>()
    const prune = vi.spyOn(house.messages, 'prune').mockReturnValueOnce(slow.promise)
    start()
    house.clock.advance(5 * HOUR_MS)
    expect(prune).toHaveBeenCalledTimes(1)
    slow.resolve(0)
    await house.clock.settle()
    house.clock.advance(MINUTE_MS)
    expect(prune).toHaveBeenCalledTimes(2)
  })
})

it('RETAIN-4 takes the pins with what was pinned', async () => {
  await say('one', 'two')
  const [one, two] = house.messages.page({
    timeline: house.hub.chat.channel('#lobby')?.id ?? 0,
    from: 'oldest',
    kinds: MESSAGE_KINDS,
    limit: 2,
  })
  for (const { seq } of [one, two].flatMap((entry) => entry ?? [])) {
    const about = findMessage(house.messages, seq)
    if (about) ann.ask({ do: 'pin', channel: '#lobby', about, on: true })
  }
  await house.clock.settle()
  expect(pins()).toEqual([one?.seq, two?.seq])
  rule = { ...ALL, maxMessages: 1 }
  start()
  await house.clock.settle()
  expect(pins()).toEqual([two?.seq])
})
