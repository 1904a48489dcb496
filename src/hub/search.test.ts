/** What of a search is still shown when its answer comes. */
import { beforeEach, expect, it } from 'vitest'
import type { Chat } from '../chat/chat.ts'
import { openHubHouse, type Person } from '../../test/support/hub-house.ts'
import { findMessage } from './find-message.ts'
import { findMessages, type Hit, type Search, stillFor } from './search.ts'

const TEA: Search = { text: 'tea', within: [], has: [], order: 'newest' }

const house = openHubHouse()
let alice: Person

/** The chat as everybody has been told of it. */
async function told(): Promise<Chat> {
  const { promise, resolve } = Promise.withResolvers<Chat>()
  house.hub.answer(resolve)
  await house.clock.settle()
  return promise
}

async function find(): Promise<Hit[]> {
  const chat = await told()
  const user = chat.userOf(alice.session.id)
  if (!user) throw new Error('alice is not here')
  return findMessages(house.messages, chat, user, TEA, 10)
}

beforeEach(async () => {
  alice = await house.person('alice')
  house.clock.advance(1)
  alice.say('tea')
})

it('SEARCH-2 what was taken away while it was looked for is not shown', async () => {
  const hits = await find()
  const [{ entry } = expect.fail('nothing was found')] = hits
  const about = findMessage(house.messages, entry.seq) ?? expect.fail('it is gone')
  const before = await told()
  expect(stillFor(before, before.userOf(alice.session.id), hits)).toEqual(hits)
  alice.ask({ do: 'redact', target: '#lobby', about, reason: '', files: [] })
  const after = await told()
  expect(stillFor(after, after.userOf(alice.session.id), hits)).toEqual([])
})
