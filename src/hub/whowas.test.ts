import { expect, it } from 'vitest'
import { apply } from '../chat/apply.ts'
import { type Chat, createChat } from '../chat/chat.ts'
import type { Event } from '../chat/events.ts'
import { LastSaid } from './last-said.ts'
import { MAX_WHOWAS, Whowas } from './whowas.ts'

const here = { username: '~u', host: 'h', realname: 'R' }

function deed(nick: string): { user: string; nick: string; source: string; account: string } {
  return { user: nick, nick, source: `${nick}!~u@h`, account: '' }
}

function happen(chat: Chat, whowas: Whowas, event: Event, at: number): void {
  whowas.note({ event, seq: 0, at }, chat)
  apply(chat, { event, seq: 0, at })
}

it('remembers the last ones only', () => {
  const chat = createChat()
  const whowas = new Whowas()
  const entered = { type: 'entered', ...deed('a'), ...here, session: 'a', address: '', rights: [] } as unknown as Event
  happen(chat, whowas, entered, 0)
  let nick = 'a'
  for (let i = 1; i <= MAX_WHOWAS + 2; i++) {
    happen(chat, whowas, { type: 'renamed', ...deed('a'), nick, to: `n${i}`, timelines: [] }, i)
    nick = `n${i}`
  }
  expect(whowas.of('a')).toEqual([])
  expect(whowas.of('n1')).toEqual([])
  expect(whowas.of('N2').map(({ nick: name, at }) => [name, at])).toEqual([['n2', 3]])
  expect(whowas.of(`n${MAX_WHOWAS + 1}`)).toHaveLength(1)
  // Has it still.
  expect(whowas.of(nick)).toEqual([])
  happen(chat, whowas, { type: 'left', ...deed('a'), nick, reason: '', timelines: [], channels: [] }, 5000)
  expect(whowas.of(nick)).toEqual([{ nick, account: '', ...here, at: 5000 }])
})

it('knows when somebody last spoke, as long as they are here', () => {
  const last = new LastSaid()
  const said = { type: 'said', ...deed('a'), timeline: 1, channel: '#lobby', text: 'x', tags: '', toRank: 0 } as const
  last.note({ ...said, kind: 'tagmsg' }, 1)
  expect(last.of('a')).toBeUndefined()
  last.note({ ...said, kind: 'privmsg' }, 2)
  expect(last.of('a')).toBe(2)
  last.note({ type: 'left', ...deed('a'), reason: '', timelines: [], channels: [] }, 3)
  expect(last.of('a')).toBeUndefined()
})
