import { describe, expect, it } from 'vitest'
import { createBuffer, initialState, type ClientState, type News } from '../../client/state/client-state.ts'
import type { TalkEntry } from '../../client/state/entry.ts'
import { countForPerson, isNamed, type NoticeLevel, usualNotices } from '../../client/state/notices.ts'
import { noticeOf, titleOf } from './rules.ts'

const NOW = 1_800_000_000_000

function stateWith(levels: Readonly<Record<string, NoticeLevel>> = {}, usual: NoticeLevel = 'mentions'): ClientState {
  const state = {
    ...initialState('amy', 'here'),
    notices: { ...usualNotices, usual, levels: new Map(Object.entries(levels)) },
  }
  const buffers = new Map(state.buffers)
  buffers.set('#tea', { ...createBuffer('#tea', '#Tea', 'channel'), unread: 3, mentions: 1 })
  buffers.set('bob', { ...createBuffer('bob', 'Bob', 'query'), unread: 2, mentions: 2 })
  return { ...state, buffers }
}

function news(buffer: string, entry: Partial<TalkEntry> = {}, more: Partial<News> = {}): News {
  const talk: TalkEntry = {
    id: 1,
    time: NOW,
    connection: 1,
    kind: 'talk',
    style: 'say',
    nick: 'Bob',
    text: 'hello amy',
    isOwn: false,
    isMention: true,
    msgid: '7-x',
    ...entry,
  }
  return { buffer, entry: talk, isHistory: false, ...more }
}

describe('WEB-50 notice is given', () => {
  it.each([
    ['a mention', stateWith(), news('#tea'), true],
    ['what is no mention', stateWith(), news('#tea', { isMention: false }), false],
    ['everything, where one wants that', stateWith({ '#tea': 'all' }), news('#tea', { isMention: false }), true],
    ['everything, in channels in general', stateWith({}, 'all'), news('#tea', { isMention: false }), true],
    ['a mention in a muted channel', stateWith({ '#tea': 'none' }), news('#tea'), false],
    ['a mention, where channels in general are muted', stateWith({}, 'none'), news('#tea'), false],
    ['a mention, where only this channel is not', stateWith({ '#tea': 'mentions' }, 'none'), news('#tea'), true],
    ['what is said in private', stateWith(), news('bob', { isMention: true }), true],
    ['what is said in private, muted', stateWith({ bob: 'none' }), news('bob'), false],
    ['history', stateWith(), news('#tea', {}, { isHistory: true }), false],
    ['an edit', stateWith(), news('#tea', {}, { change: { was: 'edited', by: 'Bob' } }), false],
    ['what one said', stateWith(), news('#tea', { isOwn: true }), false],
    ['a notice of a bot', stateWith(), news('#tea', { style: 'notice' }), false],
    ['what was long ago by the clock here (WEB-113)', stateWith(), news('#tea', { time: NOW - 600_000 }), true],
    ['what was taken away', stateWith(), news('#tea', { redacted: { by: 'x', reason: '' } }), false],
    ['somewhere that is not open', stateWith(), news('#gone'), false],
    ['the server', stateWith(), news(''), false],
  ] as const)('of %s', (_, state, one, isGiven) => {
    expect(noticeOf(state, one) !== undefined).toBe(isGiven)
  })

  it('of nothing that was read on another device', () => {
    const state = stateWith()
    const buffers = new Map(state.buffers)
    buffers.set('bob', { ...createBuffer('bob', 'Bob', 'query'), readUpTo: NOW })
    expect(noticeOf({ ...state, buffers }, news('bob'))).toBeUndefined()
  })

  it('with the place, the plain words, and the address of the message', () => {
    const notice = noticeOf(stateWith(), news('#tea', { text: '\x02amy\x02,\n  *look*: ||he did it||' }))
    expect(notice).toMatchObject({ key: '#tea', text: 'amy, look: ▒▒▒', path: '/c/Tea/7-x', nick: 'Bob' })
    expect(notice && titleOf(notice)).toBe('Bob · #Tea')
    const long = noticeOf(stateWith(), news('bob', { style: 'act', text: '🫖'.repeat(300), msgid: '8-x' }))
    expect(long?.text.length).toBeLessThanOrEqual(210)
    expect(long?.text).toMatch(/^\* Bob 🫖.*…$/u)
    expect([long?.path, long && titleOf(long)]).toEqual(['/u/Bob/8-x', 'Bob'])
  })
})

describe('WEB-51 what is muted', () => {
  it('is not counted', () => {
    expect(
      [stateWith(), stateWith({ '#tea': 'none' }), stateWith({ bob: 'none' }, 'none')].map(countForPerson),
    ).toEqual([3, 2, 0])
  })
})

describe('WEB-52 words of one’s own', () => {
  it.each([
    ['hello Amy', true],
    ['the kettle is on', true],
    ['KETTLE!', true],
    ['two tea pots', false],
    ['a \x02tea pot\x02.', true],
    ['kettles', false],
    ['a+b is c', true],
  ])('count as the nick does: %s', (text, isMeant) => {
    const notices = { ...usualNotices, words: ['kettle', 'tea pot', 'a+b'] }
    expect(isNamed({ nick: 'amy', notices }, text)).toBe(isMeant)
  })
})
