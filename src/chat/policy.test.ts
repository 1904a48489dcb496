/** What the operators of a server may choose. */
import { expect, it } from 'vitest'
import { apply } from './apply.ts'
import { createChat } from './chat.ts'
import { decide } from './decide.ts'
import type { Intent } from './intents/index.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { DEFAULT_POLICY, type Policy } from './policy.ts'

const NO_CREDENTIALS = { argon2: null, scram: null }

function chatWith(chosen: Partial<Policy>): { ask: (by: string, intent: Intent) => string; policy: Policy } {
  const policy = { ...DEFAULT_POLICY }
  const chat = createChat(undefined, DEFAULT_LIMITS, policy)
  const ask = (by: string, intent: Intent): string => {
    const { events, rejections } = decide(chat, { by, request: 0, at: 1, intent })
    for (const event of events) apply(chat, { event, seq: 0, at: 1 })
    return [...events.map(({ type }) => type), ...rejections.map(({ why }) => why)].join()
  }
  ask('1', enter('alice'))
  ask('1', { do: 'join', channel: '#a' })
  Object.assign(policy, chosen)
  ask('1', { do: 'register-account', account: 'alice', credentials: NO_CREDENTIALS })
  return { ask, policy }
}

function enter(nick: string, account?: string): Intent {
  const who = { do: 'enter', nick, username: 'u', host: 'h', realname: '' } as const
  return account === undefined ? who : { ...who, account: { name: account, createdAt: 1, generation: 0 } }
}

it('POLICY-1 only accounts may be let in', () => {
  const { ask } = chatWith({ accountsRequired: true })
  expect(ask('2', enter('bob'))).toBe('door-closed')
  expect(ask('2', enter('bob', 'alice'))).toBe('attached')
})

it('POLICY-1 the nicks of accounts are theirs alone, or not', () => {
  for (const [nicksAreKept, outcome] of [
    [true, 'nick-registered'],
    [false, 'entered'],
  ] as const) {
    const { ask } = chatWith({ nicksAreKept })
    ask('1', { do: 'rename', nick: 'other' })
    expect(ask('2', enter('alice'))).toBe(outcome)
  }
})

it('POLICY-1 who is not connected stays: nobody, who wants, or everybody', () => {
  const leave: Intent = { do: 'leave', reason: '' }
  const set: Intent = {
    do: 'change-account',
    account: 'alice',
    change: { set: 'settings', settings: { alwaysOn: true } },
  }
  expect(chatWith({ alwaysOn: 'on' }).ask('1', leave)).toBe('detached')
  const wants = chatWith({ alwaysOn: 'opt-in' })
  expect([wants.ask('1', set), wants.ask('1', leave)]).toEqual(['account-kept', 'detached'])
  expect(chatWith({ alwaysOn: 'opt-in' }).ask('1', leave)).toBe('left')
  const nobody = chatWith({ alwaysOn: 'off' })
  expect([nobody.ask('1', set), nobody.ask('1', leave)]).toEqual(['always-on-off', 'left'])
})

it('POLICY-1 only server operators register channels', () => {
  const { ask, policy } = chatWith({ channelRegistration: 'operators' })
  expect(ask('1', { do: 'register-channel', channel: '#a' })).toBe('right-needed')
  Object.assign(policy, DEFAULT_POLICY)
  expect(ask('1', { do: 'register-channel', channel: '#a' })).toBe('registration-set,modes-changed')
})
