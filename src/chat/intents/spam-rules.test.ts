/** What rules against spam forbid, to whom, and what becomes of them. */
import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import { apply } from '../apply.ts'
import { type Chat, createChat } from '../chat.ts'
import { decide } from '../decide.ts'
import { findSpamRule, patternFault, type SpamRule } from '../spam-rule.ts'
import type { Intent } from './index.ts'

let chat: Chat

function ask(by: string, intent: Intent, at = 1): string[] {
  const { events, rejections } = decide(chat, { by, request: 0, at, intent })
  for (const event of events) apply(chat, { event, seq: 0, at })
  return [...events.map(({ type }) => type), ...rejections.map(({ why }) => why)]
}

const says = (text: string): Intent => ({ do: 'say', target: '#lobby', kind: 'privmsg', text, tags: '' })
const RULE = { do: 'set-spam-rule', pattern: 'free*Bitcoin', does: 'refuse', durationMs: null, reason: 'spam' } as const

beforeEach(() => {
  chat = createChat()
  for (const nick of ['oper', 'mallory', 'bob']) {
    ask(nick, {
      do: 'enter',
      nick,
      username: 'u',
      host: `${nick}.host`,
      address: nick === 'bob' ? '' : '192.0.2.1',
      realname: '',
    })
    ask(nick, { do: 'join', channel: '#lobby' })
  }
  ask('oper', { do: 'take-rights', rights: ['ban'], keep: false })
})

it('SPAM-1 nobody hears what a rule forbids, wherever it is said', () => {
  expect(ask('oper', RULE)).toEqual(['spam-rule-set'])
  expect(ask('mallory', says('get FREE, really free bitcoins'))).toEqual(['spam'])
  expect(ask('mallory', { ...says('FREEBITCOIN'), target: 'bob' } as Intent)).toEqual(['spam'])
  expect(ask('mallory', { do: 'set-topic', channel: '#lobby', topic: 'free bitcoin' })).toEqual(['spam'])
  expect(ask('mallory', says('bitcoin is not free'))).toEqual(['said'])
  expect(ask('oper', says('no free bitcoin here'))).toEqual(['said'])
  expect(ask('oper', { do: 'lift-spam-rule', pattern: 'FREE*bitcoin' })).toEqual(['spam-rule-set'])
  expect(ask('mallory', says('free bitcoin'))).toEqual(['said'])
})

it('SPAM-1 a rule shuns for a time, or bans', () => {
  ask('oper', { ...RULE, does: 'shun', durationMs: 1000 })
  expect(ask('bob', says('free bitcoin'), 10)).toEqual(['server-ban-set', 'spam'])
  expect(ask('bob', says('hello'), 1009)).toEqual(['shunned'])
  expect(ask('bob', says('hello'), 1010)).toEqual(['said'])
  ask('oper', { ...RULE, does: 'ban' })
  expect(ask('mallory', says('free bitcoin'))).toEqual(['server-ban-set', 'left', 'spam'])
  expect([...chat.bans.values()].map(({ kind, what, does }) => [kind, what, does])).toEqual([
    ['mask', '*!*@bob.host', 'shun'],
    ['address', '192.0.2.1', 'ban'],
  ])
})

it('SPAM-1 only operators with the right make rules, and none that forbids everything', () => {
  expect(ask('mallory', RULE)).toEqual(['right-needed'])
  expect(ask('mallory', { do: 'lift-spam-rule', pattern: 'x' })).toEqual(['right-needed'])
  expect(ask('oper', { do: 'lift-spam-rule', pattern: 'xyz' })).toEqual(['no-such-ban'])
  for (const pattern of ['', '*', 'a*b', '**', 'a'.repeat(200), 'ab*'.repeat(9)]) {
    expect(ask('oper', { ...RULE, pattern }), pattern).toEqual(['ban-invalid'])
  }
})

it('finds what a regular expression finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 3 }), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 30 }),
      (fragments, text) => {
        const rules = new Map([[fragments.join('*'), {} as SpamRule]])
        expect(findSpamRule(rules, text) !== undefined).toBe(new RegExp(fragments.join('.*')).test(text))
      },
    ),
  )
  expect(patternFault('ab', 10)).toBe(undefined)
})
