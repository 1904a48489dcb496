import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeChat } from '../../test/support/describe-chat.ts'
import { conversation } from '../../test/support/intents.ts'
import { keptOf, withoutEnded } from '../../test/support/kept-of.ts'
import { fold } from '../text/fold.ts'
import { apply } from './apply.ts'
import { hasEnded } from './channel-end.ts'
import { type Chat, copyChat, createChat } from './chat.ts'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import { countEntries, entriesOf } from './entries-of.ts'
import type { Entry } from './entry.ts'
import type { Envelope } from './intents/index.ts'
import { LOBBY, LOBBY_ID } from './names.ts'
import { sourceOf, type User } from './user.ts'

function take(chat: Chat, envelope: Envelope): { decision: Decision; entries: Entry[] } {
  const decision = decide(chat, envelope)
  const entries: Entry[] = []
  for (const event of decision.events) {
    const happening = { event, seq: countEntries(event) > 0 ? chat.lastSeq + 1 : 0, at: envelope.at }
    entries.push(...entriesOf(happening))
    apply(chat, happening)
  }
  return { decision, entries }
}

describe('the chat', () => {
  it('ORDER-2 is the same for the same intents in the same order: equal events, equal chats', () => {
    fc.assert(
      fc.property(conversation(300), (envelopes) => {
        const one = createChat()
        const other = createChat()
        for (const envelope of envelopes) {
          expect(take(one, envelope)).toEqual(take(other, structuredClone(envelope)))
        }
        expect(describeChat(one)).toEqual(describeChat(other))
      }),
      { numRuns: 60 },
    )
  })

  it('ORDER-3 holds together whatever is asked for', () => {
    fc.assert(
      fc.property(conversation(250), (envelopes) => {
        const chat = createChat()
        let lastSeq = chat.lastSeq
        for (const envelope of envelopes) {
          const { decision, entries } = take(chat, envelope)
          for (const entry of entries) expect(entry.seq).toBe(++lastSeq)
          expect(chat.lastSeq).toBe(lastSeq)
          expect(entries).toHaveLength(decision.events.reduce((sum, event) => sum + countEntries(event), 0))
          if (decision.events.length > 0) checkInvariants(chat)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('decides without changing anything', () => {
    fc.assert(
      fc.property(conversation(120), (envelopes) => {
        const chat = createChat()
        for (const envelope of envelopes) {
          const before = describeChat(chat)
          decide(chat, envelope)
          expect(describeChat(chat)).toEqual(before)
          take(chat, envelope)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('is copied whole, and the copy goes its own way', () => {
    fc.assert(
      fc.property(conversation(120), conversation(30), (envelopes, more) => {
        const chat = createChat()
        for (const envelope of envelopes) take(chat, envelope)
        const copy = copyChat(chat)
        const before = describeChat(chat)
        expect(describeChat(copy)).toEqual(before)
        for (const envelope of more) take(copy, envelope)
        expect(describeChat(chat)).toEqual(before)
        checkInvariants(copy)
      }),
      { numRuns: 40 },
    )
  })

  it('KEEP-4 comes back from what is kept: channels with topic, modes and lists, and those who stay, with their ranks', () => {
    fc.assert(
      fc.property(conversation(300), (envelopes) => {
        const chat = createChat()
        for (const envelope of envelopes) take(chat, envelope)
        const kept = withoutEnded(keptOf(chat))
        const back = createChat(kept)
        checkInvariants(back)
        expect(keptOf(back)).toEqual(kept)
        for (const user of back.users.values()) {
          const before = chat.userByNick(user.nick)
          expect(user.source).toBe(before?.source)
          expect(user.account).toBe(before?.account)
        }
      }),
      { numRuns: 60 },
    )
  })
})

function checkInvariants(chat: Chat): void {
  expect(chat.channel(LOBBY)).toBeDefined()
  const empty = [...chat.channels.values()].filter(
    ({ id, memberships, registration }) => id !== LOBBY_ID && memberships.size === 0 && registration === undefined,
  )
  expect(chat.empty.youngest?.id ?? 0).toBe(Math.max(0, ...empty.map(({ id }) => id)))
  expect(chat.nicks.size).toBe(chat.users.size)
  for (const [session, user] of chat.sessions) expect(user.sessions.map(({ id }) => id)).toContain(session)
  const withAccount = new Map<string, User[]>()
  for (const user of chat.users.values()) {
    for (const { id } of user.sessions) expect(chat.sessions.get(id)).toBe(user)
    // Nobody is there without a connection but whoever stays for an account.
    const stays = chat.account(user.account)?.settings.alwaysOn && chat.present.get(fold(user.account)) === user
    expect(user.sessions.length > 0 || stays).toBe(true)
    if (user.account !== '') {
      expect(chat.account(user.account)?.name).toBe(user.account)
      expect(chat.account(user.account)?.suspended).toBeNull()
      const id = fold(user.account)
      withAccount.set(id, [...(withAccount.get(id) ?? []), user])
    }
    expect(user.modes.has('o')).toBe(user.rights.length > 0)
    expect(user.source).toBe(sourceOf(user.nick, user.username, user.host))
    expect(chat.nicks.get(fold(user.nick))).toBe(user)
    expect(user.memberships.size).toBeLessThanOrEqual(chat.limits.channelsPerUser)
    for (const [id, membership] of user.memberships) {
      expect(membership.channel.id).toBe(id)
      expect(membership.channel.memberships.get(user.id)).toBe(membership)
    }
  }
  for (const [id, users] of withAccount) {
    const first = chat.present.get(id) as User
    const all = [first, ...(chat.alsoPresent.get(id) ?? [])]
    expect(new Set(all)).toEqual(new Set(users))
    expect(all).toHaveLength(users.length)
  }
  expect([...chat.present.keys()].every((id) => withAccount.has(id))).toBe(true)
  expect([...chat.alsoPresent.keys()].every((id) => withAccount.has(id))).toBe(true)
  const certificates = [...chat.accounts].flatMap(([id, account]) => account.certificates.map((one) => [one, id]))
  expect(Object.fromEntries(chat.certificates)).toEqual(Object.fromEntries(certificates))
  for (const [folded, channel] of chat.channels) {
    expect(hasEnded(channel)).toBe(false)
    const { registration } = channel
    if (registration) {
      for (const id of [registration.founder, ...Object.keys(registration.access)]) {
        expect(chat.accounts.has(id)).toBe(true)
      }
    }
    expect(fold(channel.name)).toBe(folded)
    for (const list of Object.values(channel.lists)) expect(list.length).toBeLessThanOrEqual(chat.limits.bansPerChannel)
    for (const [id, membership] of channel.memberships) {
      expect(membership.user).toBe(chat.users.get(id))
      expect(membership.channel).toBe(channel)
    }
  }
}
