import { describe, expect, it } from 'vitest'
import { apply } from '../apply.ts'
import { type Chat, createChat } from '../chat.ts'
import { decide } from '../decide.ts'
import type { Decision } from '../decision.ts'
import type { Intent, ModeRequest } from './index.ts'

let request = 0
function take(chat: Chat, by: string, intent: Intent): Decision {
  const decision = decide(chat, { by, request: ++request, at: request, intent })
  for (const event of decision.events) apply(chat, { event, seq: 0, at: request })
  return decision
}

/** Alice is the operator of #tea, bob is in it, and carol is not. */
function chatWithTea(): Chat {
  const chat = createChat()
  for (const nick of ['alice', 'bob', 'carol']) {
    take(chat, nick, { do: 'enter', nick, username: 'u', host: 'h', realname: '' })
  }
  for (const nick of ['alice', 'bob']) take(chat, nick, { do: 'join', channel: '#tea' })
  return chat
}

function changeModes(chat: Chat, ...changes: ModeRequest[]): void {
  take(chat, 'alice', { do: 'change-modes', channel: '#tea', changes })
}

function invite(chat: Chat, by: string, nick: string): Decision {
  return take(chat, by, { do: 'invite', channel: '#tea', nick })
}

function whyNotIn(chat: Chat, nick: string): string | undefined {
  return take(chat, nick, { do: 'join', channel: '#tea' }).rejections[0]?.why
}

describe('an invitation', () => {
  it('INVITE-1 of an operator opens a channel with a key, a ban or a limit', () => {
    const chat = chatWithTea()
    changeModes(chat, { on: true, letter: 'k', param: 'x' }, { on: true, letter: 'b', param: 'carol' })
    changeModes(chat, { on: true, letter: 'l', param: '1' }, { on: true, letter: 'i' })
    invite(chat, 'alice', 'carol')
    expect(whyNotIn(chat, 'carol')).toBeUndefined()
  })

  it.each([
    ['banned', { on: true, letter: 'b', param: 'carol' }],
    ['wrong-key', { on: true, letter: 'k', param: 'x' }],
    ['channel-full', { on: true, letter: 'l', param: '1' }],
  ])('INVITE-1 of anybody else is told, and opens nothing: %s', (why, mode) => {
    const chat = chatWithTea()
    changeModes(chat, mode)
    expect(invite(chat, 'bob', 'carol').events).toMatchObject([{ type: 'invited', targetNick: 'carol' }])
    expect(whyNotIn(chat, 'carol')).toBe(why)
  })

  it('INVITE-1 of anybody else does not outlive the closing of the channel', () => {
    const chat = chatWithTea()
    invite(chat, 'bob', 'carol')
    changeModes(chat, { on: true, letter: 'i' })
    expect(whyNotIn(chat, 'carol')).toBe('invite-only')
  })

  it('BAN-1 is taken back by a later ban', () => {
    const chat = chatWithTea()
    invite(chat, 'alice', 'carol')
    changeModes(chat, { on: true, letter: 'b', param: 'carol' })
    expect(whyNotIn(chat, 'carol')).toBe('banned')
  })
})
