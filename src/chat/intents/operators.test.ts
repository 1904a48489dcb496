import { describe, expect, it } from 'vitest'
import { proofOf } from '../../../test/support/small-chat.ts'
import { apply } from '../apply.ts'
import { type Chat, createChat } from '../chat.ts'
import { decide } from '../decide.ts'
import { DEFAULT_LIMITS } from '../limits.ts'
import { type Right, RIGHTS } from '../rights.ts'
import type { ServerBan } from '../server-ban.ts'
import type { Intent } from './index.ts'

function take(chat: Chat, by: string, intent: Intent, at = 1000) {
  const { events, rejections } = decide(chat, { by, request: 1, at, intent })
  for (const event of events) apply(chat, { event, seq: 0, at })
  return { events, why: rejections[0]?.why }
}

function enter(chat: Chat, nick: string, address = '192.0.2.1', account?: string, at?: number) {
  const who = { username: 'u', host: 'h', realname: '', address }
  return take(
    chat,
    nick,
    { do: 'enter', nick, ...who, ...(account === undefined ? {} : { account: proofOf(chat, account) }) },
    at,
  )
}

function register(chat: Chat, nick: string) {
  return take(chat, nick, { do: 'register-account', account: nick, credentials: { argon2: null, scram: null } })
}

function ban(chat: Chat, kind: ServerBan['kind'], what: string, until: number | null = null, at?: number) {
  return take(chat, 'oper', { do: 'ban-from-server', ban: { does: 'ban', kind, what, reason: 'r', until } }, at)
}

/** `oper` has these rights, from an address of its own; bob and carol have accounts, and dave has none. */
function chatWithOperator(rights: readonly Right[] = RIGHTS, limits = DEFAULT_LIMITS): Chat {
  const chat = createChat(undefined, limits)
  enter(chat, 'oper', '198.51.100.1')
  take(chat, 'oper', { do: 'take-rights', rights, keep: false })
  for (const nick of ['bob', 'carol', 'dave']) enter(chat, nick)
  for (const nick of ['bob', 'carol']) register(chat, nick)
  return chat
}

const INTENTS: readonly (readonly [Right, Intent])[] = [
  ['kill', { do: 'kill', nick: 'dave', reason: '' }],
  ['ban', { do: 'ban-from-server', ban: { does: 'ban', kind: 'mask', what: 'x!*@*', reason: '', until: null } }],
  ['ban', { do: 'lift-server-ban', kind: 'mask', what: 'x!*@*' }],
  ['ban', { do: 'set-door', closed: true }],
  ['announce', { do: 'announce', text: 'hello' }],
  ['accounts', { do: 'change-account', account: 'bob', change: { set: 'suspended', reason: '' } }],
  ['accounts', { do: 'change-account', account: 'bob', change: { set: 'reset', hash: 'h', until: 9 } }],
  ['accounts', { do: 'drop-account', account: 'bob' }],
]

describe('OPER-3 what needs a right', () => {
  it.each(INTENTS)('%s is refused to somebody who has every other right: %j', (right, intent) => {
    const chat = chatWithOperator(RIGHTS.filter((one) => one !== right))
    expect(take(chat, 'oper', intent)).toEqual({ events: [], why: 'right-needed' })
    for (const by of ['dave', 'carol']) expect(take(chat, by, intent)).toEqual({ events: [], why: 'right-needed' })
  })

  it.each(INTENTS.filter(([, { do: what }]) => what !== 'lift-server-ban'))(
    '%s is done with it alone: %j',
    (right, intent) => {
      const { events, why } = take(chatWithOperator([right]), 'oper', intent)
      expect(why).toBeUndefined()
      expect(events.length).toBeGreaterThan(0)
    },
  )

  it('is not given by registering an account as a passing operator', () => {
    const chat = chatWithOperator()
    register(chat, 'oper')
    expect(chat.account('oper')?.rights).toEqual([])
    take(chat, 'oper', { do: 'log-out' })
    expect(take(chat, 'oper', { do: 'kill', nick: 'dave', reason: '' }).why).toBe('right-needed')
  })

  it('OPER-1 is lost with another account, and with the last connection of one that stays', () => {
    const chat = chatWithOperator()
    take(chat, 'carol', { do: 'take-rights', rights: RIGHTS, keep: true })
    take(chat, 'carol', { do: 'log-in', account: proofOf(chat, 'bob') })
    expect(chat.userOf('carol')?.rights).toEqual([])
    take(chat, 'bob', {
      do: 'change-account',
      account: 'bob',
      change: { set: 'settings', settings: { alwaysOn: true } },
    })
    take(chat, 'bob', { do: 'take-rights', rights: RIGHTS, keep: false })
    take(chat, 'bob', { do: 'leave', reason: '' })
    expect(chat.userByNick('bob')).toMatchObject({ sessions: [], rights: [], modes: new Set() })
  })

  it('OPER-2 is kept by an account only, and comes back with it', () => {
    const chat = chatWithOperator()
    expect(take(chat, 'dave', { do: 'take-rights', rights: RIGHTS, keep: true })).toEqual({
      events: [],
      why: 'not-logged-in',
    })
    take(chat, 'bob', { do: 'take-rights', rights: RIGHTS, keep: true })
    take(chat, 'bob', { do: 'leave', reason: '' })
    enter(chat, 'bob', '192.0.2.1', 'bob')
    expect(chat.userByNick('bob')?.rights).toEqual(RIGHTS)
  })
})

describe('a ban of the whole server', () => {
  it.each([
    ['mask', 'da?e!*@*', ['bob', 'carol', 'oper']],
    ['account', 'BOB', ['carol', 'dave', 'oper']],
    ['address', '192.0.2.0/25', ['oper']],
  ] as const)('UBAN-2 by %s puts out whom it fits, at once', (kind, what, left) => {
    const chat = chatWithOperator()
    ban(chat, kind, what)
    expect([...chat.nicks.keys()].toSorted()).toEqual(left)
  })

  it('UBAN-1 keeps out by account who comes as somebody else and logs in, and by mask who takes the name', () => {
    const chat = chatWithOperator()
    ban(chat, 'account', 'bob')
    ban(chat, 'mask', 'evil!*@*')
    expect(enter(chat, 'bob', '203.0.113.1', 'bob').why).toBe('banned-from-server')
    expect(take(chat, 'dave', { do: 'log-in', account: proofOf(chat, 'bob') }).why).toBe('banned-from-server')
    expect(take(chat, 'dave', { do: 'rename', nick: 'evil' }).why).toBe('banned-from-server')
  })

  it('UBAN-3 ends by itself, and is taken away when another one is set', () => {
    const chat = chatWithOperator(RIGHTS, { ...DEFAULT_LIMITS, serverBans: 1 })
    ban(chat, 'address', '203.0.113.7', 2000)
    expect(enter(chat, 'eve', '203.0.113.7', undefined, 1999).why).toBe('banned-from-server')
    expect(ban(chat, 'address', '203.0.113.8').why).toBe('server-ban-list-full')
    expect(enter(chat, 'eve', '203.0.113.7', undefined, 2000).why).toBeUndefined()
    ban(chat, 'address', '203.0.113.8', null, 2000)
    expect([...chat.bans.values()].map(({ what }) => what)).toEqual(['203.0.113.8'])
  })

  it('UBAN-4 fits neither whoever sets it nor everybody, and leaves owners in', () => {
    const chat = chatWithOperator()
    for (const what of ['op*!*@*', '*!*@*', '*!*@h', '?*!*@*']) expect(ban(chat, 'mask', what).why).toBe('ban-invalid')
    expect(ban(chat, 'address', '198.51.100.0/24').why).toBe('ban-invalid')
    expect(ban(chat, 'address', '0.0.0.0/0').why).toBe('ban-invalid')
    expect(ban(chat, 'address', 'nowhere').why).toBe('ban-invalid')
    expect(chat.bans.size).toBe(0)
    take(chat, 'bob', { do: 'take-rights', rights: RIGHTS, keep: true })
    take(chat, 'bob', { do: 'leave', reason: '' })
    ban(chat, 'address', '192.0.2.0/24')
    expect(enter(chat, 'bob', '192.0.2.1', 'bob').why).toBeUndefined()
    expect(enter(chat, 'dave').why).toBe('banned-from-server')
  })
})

describe('SHUN-1 a shun', () => {
  it('stops everything but leaving, for who fits it then or later, and never an operator', () => {
    const chat = chatWithOperator()
    take(chat, 'dave', { do: 'join', channel: '#tea' })
    const shun = { does: 'shun', kind: 'mask', what: 'd*!*@*', reason: '', until: 5000 } as const
    take(chat, 'oper', { do: 'ban-from-server', ban: shun })
    const say: Intent = { do: 'say', target: '#tea', kind: 'privmsg', text: 'x', tags: '' }
    for (const intent of [
      say,
      { do: 'rename', nick: 'x' },
      { do: 'set-topic', channel: '#tea', topic: 'x' },
    ] as Intent[]) {
      expect(take(chat, 'dave', intent)).toEqual({ events: [], why: 'shunned' })
    }
    expect(take(chat, 'dave', say, 5000).why).toBeUndefined()
    take(chat, 'oper', { do: 'rename', nick: 'door' })
    expect(take(chat, 'oper', { do: 'announce', text: 'still here' }).why).toBeUndefined()
    // What they say in going would be heard.
    const parting = take(chat, 'dave', { do: 'part', channel: '#tea', reason: 'buy things' })
    expect(parting.events).toEqual([expect.objectContaining({ type: 'parted', reason: '' })])
    const leaving = take(chat, 'dave', { do: 'leave', reason: 'Quit: buy things' })
    expect(leaving.events).toEqual([expect.objectContaining({ type: 'left', reason: '' })])
  })
})
