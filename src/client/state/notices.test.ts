import { expect, test } from 'vitest'
import { parseMessage } from '../../wire/irc/message.ts'
import type { ClientState } from './client-state.ts'
import { initialState } from './client-state.ts'
import { countForPerson, noticeLevel, shownNew } from './notices.ts'
import { reduce } from './reduce.ts'

function told(state: ClientState, ...lines: string[]): ClientState {
  return lines.reduce((before, line) => {
    const message = parseMessage(line)
    return message ? reduce(before, { type: 'message', message, at: 1_800_000_000_000 }) : before
  }, state)
}

function inTea(): ClientState {
  const state = told(
    reduce(initialState('amy', 'here'), { type: 'began', capabilities: new Set() }),
    ':s 001 amy :Welcome',
    ':s 005 amy CASEMAPPING=ascii CHANTYPES=# VAPID=BKey :are supported',
    ':amy!a@h JOIN #Tea',
  )
  return reduce(state, { type: 'focus', buffer: '#tea' })
}

function tea(state: ClientState) {
  const buffer = state.buffers.get('#tea')
  if (!buffer) throw new Error('not in #tea')
  return buffer
}

test('WEB-50 what comes while nobody looks is to be read, also where they looked last, until they look again', () => {
  const away = reduce(inTea(), { type: 'look', isLookedAt: false })
  const missed = told(away, ':bob!b@h PRIVMSG #tea :hello', ':bob!b@h PRIVMSG #tea :amy?')
  expect([tea(missed).unread, tea(missed).mentions, countForPerson(missed)]).toEqual([2, 1, 1])
  const back = reduce(missed, { type: 'look', isLookedAt: true })
  expect([tea(back).unread, tea(back).mentions]).toEqual([0, 0])
  // The line before what was missed stays where it is.
  expect(tea(back).firstUnread).toBe(tea(missed).firstUnread)
  expect(tea(told(back, ':bob!b@h PRIVMSG #tea :amy!')).unread).toBe(0)
  const read = told(missed, ':s MARKREAD #tea timestamp=2027-01-15T08:00:00.000Z')
  expect([tea(read).unread, tea(read).mentions]).toEqual([0, 0])
})

test('WEB-51 the server says what holds on all devices', () => {
  const state = told(inTea(), ':s NOTIFY LEVEL * all', ':s NOTIFY LEVEL #TEA none', ':s NOTIFY WORDS :kettle,tea pot')
  expect(noticeLevel(state, tea(state))).toBe('none')
  expect(state.notices).toMatchObject({ usual: 'all', words: ['kettle', 'tea pot'] })
  const missed = told(reduce(state, { type: 'look', isLookedAt: false }), ':bob!b@h PRIVMSG #tea :the kettle')
  expect([tea(missed).mentions, shownNew(missed, tea(missed))]).toEqual([1, { unread: 0, mentions: 0 }])
  const usual = told(missed, ':s NOTIFY LEVEL #tea usual', ':s NOTIFY LEVEL * loudly', ':s NOTIFY END', ':s NOTIFY')
  expect([noticeLevel(usual, tea(usual)), countForPerson(usual)]).toEqual(['all', 1])
  expect(usual.isupport.vapidKey).toBe('BKey')
})
