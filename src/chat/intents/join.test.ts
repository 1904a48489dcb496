import { describe, expect, it } from 'vitest'
import { apply } from '../apply.ts'
import { type Chat, createChat } from '../chat.ts'
import { countEntries } from '../entries-of.ts'
import { decide } from '../decide.ts'
import { DEFAULT_LIMITS } from '../limits.ts'
import type { Decision } from '../decision.ts'
import type { Intent } from './index.ts'

let request = 0
function take(chat: Chat, by: string, intent: Intent): Decision {
  const decision = decide(chat, { by, request: ++request, at: request, intent })
  for (const event of decision.events) {
    apply(chat, { event, seq: countEntries(event) > 0 ? chat.lastSeq + 1 : 0, at: request })
  }
  return decision
}

function join(chat: Chat, channel: string): Decision {
  return take(chat, 'alice', { do: 'join', channel })
}

/** The lobby, and room for three more. */
function smallChat(): Chat {
  const chat = createChat(undefined, { ...DEFAULT_LIMITS, channels: 4 })
  take(chat, 'alice', { do: 'enter', nick: 'alice', username: 'u', host: 'h', realname: '' })
  return chat
}

function names(chat: Chat): string[] {
  return [...chat.channels.values()].map(({ name }) => name)
}

describe('a server with as many channels as it may have', () => {
  it('KEEP-7 makes room for a new one: of those with nobody in them, the youngest ends', () => {
    const chat = smallChat()
    for (const channel of ['#a', '#b', '#c']) join(chat, channel)
    for (const channel of ['#a', '#b']) take(chat, 'alice', { do: 'part', channel, reason: '' })
    const b = chat.channel('#b')?.id
    expect(join(chat, '#d').events).toMatchObject([
      { type: 'joined', channel: '#d', isNew: true, ends: { timeline: b, channel: '#b' } },
    ])
    expect(names(chat)).toEqual(['#lobby', '#a', '#c', '#d'])
  })

  it('KEEP-7 ends none where people are, and not the lobby', () => {
    const chat = smallChat()
    for (const channel of ['#a', '#b', '#c']) join(chat, channel)
    expect(join(chat, '#d')).toEqual({ events: [], rejections: [{ why: 'server-full-of-channels', channel: '#d' }] })
    expect(names(chat)).toEqual(['#lobby', '#a', '#b', '#c'])
  })
})
