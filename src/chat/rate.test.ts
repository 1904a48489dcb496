/** How much may happen in a channel in a time. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { apply } from './apply.ts'
import { createChat } from './chat.ts'
import { decide } from './decide.ts'
import type { Intent } from './intents/index.ts'
import { formatRate, type Heat, heated, isTooMuch, parseRate } from './rate.ts'

it('reads what it writes, and nothing else', () => {
  for (const text of ['5:10', '1:1', '1000:3600'])
    expect(formatRate(parseRate(text) ?? { count: 0, seconds: 0 })).toBe(text)
  for (const text of ['', '5', '5:', ':5', '0:1', '1:0', '1001:1', '1:3601', '-1:5', '1:5 ', '1e1:5']) {
    expect(parseRate(text), text).toBe(undefined)
  }
})

it('RATE-1 never lets more pass than twice the count in any time of its seconds, and always some', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 60 }), (pauses) => {
      const rate = { count: 4, seconds: 5 }
      const passed: number[] = []
      let heat: Heat | undefined
      let at = 0
      for (const pause of pauses) {
        at += pause
        if (isTooMuch(rate, heat, at)) continue
        heat = heated(rate, heat, at)
        passed.push(at)
      }
      expect(passed.length).toBeGreaterThan(0)
      for (const from of passed) {
        expect(passed.filter((time) => time >= from && time < from + 5000).length).toBeLessThanOrEqual(8)
      }
    }),
  )
})

it('RATE-1 holds members and newcomers back, and nobody with a rank or an invitation', () => {
  const chat = createChat()
  const ask = (by: string, intent: Intent, at: number): string => {
    const { events, rejections } = decide(chat, { by, request: 0, at, intent })
    for (const event of events) apply(chat, { event, seq: 0, at })
    return [...events.map(({ type }) => type), ...rejections.map(({ why }) => why)].join()
  }
  const says: Intent = { do: 'say', target: '#a', kind: 'privmsg', text: 'x', tags: '' }
  for (const nick of ['op', 'bob', 'c', 'd', 'e']) {
    ask(nick, { do: 'enter', nick, username: 'u', host: 'h', realname: '' }, 0)
  }
  ask('op', { do: 'join', channel: '#a' }, 0)
  ask('bob', { do: 'join', channel: '#a' }, 0)
  const limit = (letter: string, param: string): Intent => ({
    do: 'change-modes',
    channel: '#a',
    changes: [{ on: true, letter, param }],
  })
  expect(ask('bob', limit('f', '2:10'), 0)).toBe('operator-needed')
  expect(ask('op', limit('f', '2:x'), 0)).toBe('bad-mode-param')
  expect(ask('op', limit('f', '2:10'), 0)).toBe('modes-changed')
  expect([0, 1, 2, 3].map((at) => ask('bob', says, at))).toEqual(['said', 'said', 'too-fast', 'too-fast'])
  expect(ask('bob', says, 5002)).toBe('said')
  expect([0, 1, 2, 3].map((at) => ask('op', says, at)).join()).toBe('said,said,said,said')
  expect(ask('op', limit('j', '1:10'), 0)).toBe('modes-changed')
  expect(['c', 'd'].map((nick) => ask(nick, { do: 'join', channel: '#a' }, 100))).toEqual(['joined', 'too-fast'])
  ask('op', { do: 'invite', channel: '#a', nick: 'd' }, 100)
  expect(ask('d', { do: 'join', channel: '#a' }, 100)).toBe('joined')
  expect(ask('e', { do: 'join', channel: '#a' }, 30_000)).toBe('joined')
})
