/** What may be relayed, and by whom. */
import { beforeEach, expect, it } from 'vitest'
import { type Chat, createChat } from '../chat.ts'
import { apply } from '../apply.ts'
import { decide } from '../decide.ts'
import type { Intent } from './index.ts'

let chat: Chat

function ask(by: string, intent: Intent): { texts: string[]; whys: string[] } {
  const { events, rejections } = decide(chat, { by, request: 0, at: 1, intent })
  for (const event of events) apply(chat, { event, seq: 0, at: 1 })
  return {
    texts: events.flatMap((event) => (event.type === 'said' ? [`${event.source} ${event.tags} ${event.text}`] : [])),
    whys: rejections.map(({ why }) => why),
  }
}

beforeEach(() => {
  chat = createChat()
  for (const nick of ['bridge', 'mallory', 'stranger']) {
    ask(nick, { do: 'enter', nick, username: 'u', host: 'h', realname: '' })
    if (nick !== 'stranger') ask(nick, { do: 'join', channel: '#a' })
  }
})

const RELAY = { do: 'relay', channel: '#a', nick: 'ann/matrix', text: 'hello' } as const

it('RELAY-1 an operator of the channel speaks for others under names that nobody here can have', () => {
  expect(ask('bridge', RELAY)).toEqual({ texts: ['ann/matrix!u@relayed draft/relaymsg=bridge hello'], whys: [] })
  for (const nick of ['ann', 'ann!x/y', 'a b/c', '#a/b', 'mallory', '', '/'.repeat(65), 'a\u202e/b', '@ann/x']) {
    expect(ask('bridge', { ...RELAY, nick }), nick).toEqual({ texts: [], whys: ['nick-invalid'] })
  }
  expect(ask('bridge', { ...RELAY, text: '' }).whys).toEqual(['nothing-said'])
  expect(ask('bridge', { ...RELAY, text: 'a\nb' }).whys).toEqual(['bad-characters'])
  expect(ask('bridge', { ...RELAY, channel: '#none' }).whys).toEqual(['no-such-channel'])
})

it('RELAY-1 nobody else does', () => {
  expect(ask('mallory', RELAY).whys).toEqual(['operator-needed'])
  expect(ask('stranger', RELAY).whys).toEqual(['not-on-channel'])
})
