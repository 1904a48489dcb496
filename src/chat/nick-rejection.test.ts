import { describe, expect, it } from 'vitest'
import { proofOf } from '../../test/support/small-chat.ts'
import { apply } from './apply.ts'
import { type Chat, copyChat, createChat } from './chat.ts'
import { decide } from './decide.ts'
import type { Intent } from './intents/index.ts'

function take(chat: Chat, by: string, intent: Intent): string | undefined {
  const { events, rejections } = decide(chat, { by, request: 1, at: 1, intent })
  for (const event of events) apply(chat, { event, seq: 0, at: 1 })
  return rejections[0]?.why
}

function enter(chat: Chat, nick: string, account?: string): string | undefined {
  const who = { username: 'u', host: 'h', realname: '' }
  return take(chat, `session of ${nick}`, {
    do: 'enter',
    nick,
    ...who,
    ...(account === undefined ? {} : { account: proofOf(chat, account) }),
  })
}

const CYRILLIC = 'аdmin'

describe('NAME-7 a nick that could be mistaken for another', () => {
  it('is refused while that one is here, for coming in and for another name, and free when they are gone', () => {
    const chat = createChat()
    enter(chat, 'admin')
    expect(enter(chat, CYRILLIC)).toBe('nick-confusable')
    enter(chat, 'bob')
    expect(take(chat, 'session of bob', { do: 'rename', nick: CYRILLIC })).toBe('nick-confusable')
    expect(enter(copyChat(chat), CYRILLIC)).toBe('nick-confusable')
    take(chat, 'session of admin', { do: 'rename', nick: 'someone' })
    expect(take(chat, 'session of bob', { do: 'rename', nick: CYRILLIC })).toBeUndefined()
    const back: Intent = { do: 'rename', nick: 'admin' }
    expect(take(chat, 'session of admin', back)).toBe('nick-confusable')
    take(chat, 'session of bob', { do: 'leave', reason: '' })
    expect(take(chat, 'session of admin', back)).toBeUndefined()
  })

  it('is refused while an account has that name, but to its owner', () => {
    const chat = createChat()
    enter(chat, CYRILLIC)
    const credentials = { argon2: null, scram: null }
    const by = `session of ${CYRILLIC}`
    expect(take(chat, by, { do: 'register-account', account: CYRILLIC, credentials })).toBeUndefined()
    take(chat, by, { do: 'leave', reason: '' })
    expect(enter(chat, 'admin')).toBe('nick-confusable')
    expect(enter(copyChat(chat), 'admin')).toBe('nick-confusable')
    const account = chat.account(CYRILLIC)
    const records = account ? [{ kind: 'account' as const, id: CYRILLIC, value: account }] : []
    expect(enter(createChat({ lastSeq: 1, channels: [], records }), 'admin')).toBe('nick-confusable')
    expect(enter(chat, 'admin', CYRILLIC)).toBeUndefined()
    take(chat, 'session of admin', { do: 'leave', reason: '' })
    expect(enter(chat, CYRILLIC, CYRILLIC)).toBeUndefined()
    take(chat, by, { do: 'drop-account', account: CYRILLIC })
    take(chat, by, { do: 'leave', reason: '' })
    expect(enter(chat, 'admin')).toBeUndefined()
  })

  it('is oneself in another spelling', () => {
    const chat = createChat()
    enter(chat, 'admin')
    expect(take(chat, 'session of admin', { do: 'rename', nick: CYRILLIC })).toBeUndefined()
    expect(take(chat, 'session of admin', { do: 'rename', nick: 'admin' })).toBeUndefined()
  })
})
