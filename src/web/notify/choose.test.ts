import { expect, test } from 'vitest'
import { initialState } from '../../client/state/client-state.ts'
import { type Notices, usualNotices } from '../../client/state/notices.ts'
import { withPerson } from '../../client/state/people.ts'
import { type Message, type MessageToFormat, parseMessage } from '../../wire/irc/message.ts'
import type { Store } from '../store.ts'
import { hiddenPeople } from '../hidden-people.ts'
import { chooseHidden, chooseLevel, chooseUsual, chooseWords, followHidden, shareNotices, wordsIn } from './choose.ts'

/** A client of somebody with an account, or a guest, whose server knows these lines. */
function open(account: string, notices: Notices = usualNotices, known: readonly string[] = []) {
  const sent: string[] = []
  let state = { ...initialState('amy', 'here'), capabilities: new Set(['snug.chat/notify']), notices }
  if (account !== '') state = { ...state, ...withPerson(state, 'amy', { account }) } as typeof state
  const lines = [...known, 'NOTIFY END'].map((line) => parseMessage(`:s ${line}`) as Message)
  const client = {
    get state() {
      return state
    },
    setNotices: (wanted: Notices) => void (state = { ...state, notices: wanted }),
    send: ({ params = [] }: MessageToFormat) => sent.push(params.join(' ')) > 0,
    ask: async () => lines,
  }
  const ignored = hiddenPeople({ getItem: () => null, setItem() {}, names: () => [] })
  return { store: { client, ignored } as unknown as Pick<Store, 'client' | 'ignored'>, sent, now: () => state.notices }
}

const TEA = { key: '#tea', name: '#Tea' }

test('WEB-51 what is chosen holds at once, and an account’s is told to the server', () => {
  const { store, sent, now } = open('amy')
  chooseLevel(store, TEA, 'none')
  chooseUsual(store, 'all')
  chooseWords(store, ['kettle', 'tea pot'])
  expect(now()).toEqual({ usual: 'all', levels: new Map([['#tea', 'none']]), words: ['kettle', 'tea pot'] })
  chooseLevel(store, TEA, undefined)
  expect(now().levels.size).toBe(0)
  expect(sent).toEqual(['LEVEL #Tea none', 'LEVEL * all', 'WORDS kettle,tea pot', 'LEVEL #Tea usual'])
})

test('WEB-51 a guest’s stays in the browser', async () => {
  const { store, sent, now } = open('')
  chooseLevel(store, TEA, 'none')
  await shareNotices(store)
  expect([now().levels.get('#tea'), sent]).toEqual(['none', []])
})

test('WEB-51 what the server knows holds', async () => {
  const own: Notices = { ...usualNotices, levels: new Map([['#own', 'none']]) }
  const { store, sent, now } = open('amy', own, ['NOTIFY LEVEL * none', 'NOTIFY LEVEL #Tea all', 'NOTIFY WORDS :a,b'])
  await shareNotices(store)
  expect(now()).toEqual({ usual: 'none', levels: new Map([['#tea', 'all']]), words: ['a', 'b'] })
  expect(sent).toEqual([])
})

test('WEB-51 a server that knows nothing learns what the browser has', async () => {
  const own: Notices = { usual: 'all', levels: new Map([['#own', 'none']]), words: ['x'] }
  const { store, sent, now } = open('amy', own, ['NOTIFY LEVEL * mentions', 'NOTIFY WORDS :'])
  await shareNotices(store)
  expect(now()).toEqual(own)
  expect(sent).toEqual(['LEVEL * all', 'LEVEL #own none', 'WORDS x'])
})

test('WEB-51 of the words that somebody writes those are taken that the server takes, in any script', () => {
  expect(wordsIn(' kettle, tea pot ,, kettle ')).toEqual(['kettle', 'tea pot'])
  expect(wordsIn('x'.repeat(40))).toEqual(['x'.repeat(30)])
  expect(wordsIn(Array.from({ length: 30 }, (_, i) => `w${i}`).join())).toHaveLength(20)
  const many = wordsIn(Array.from({ length: 20 }, (_, i) => `${'ش'.repeat(25)}${i}`).join())
  expect(many.length).toBeGreaterThan(5)
  expect(new TextEncoder().encode(many.join()).length).toBeLessThanOrEqual(400)
})

test('PUSH-7 whom one hides, an account’s server is told, and nobody is told of a guest’s', () => {
  const { store, sent } = open('amy')
  chooseHidden(store, 'Eve', 'evil', true)
  chooseHidden(store, 'other', 'evil', false)
  expect([store.ignored.all.value, sent]).toEqual([[], ['HIDE Eve:evil', 'SHOW Eve:evil']])
  const guest = open('')
  chooseHidden(guest.store, 'Eve', '', true)
  expect([guest.store.ignored.all.value, guest.sent]).toEqual([['Eve'], []])
})

test('PUSH-7 whom the server knows to be hidden is hidden, and it learns whom this browser hides where it knows of nobody', async () => {
  const usual = ['NOTIFY LEVEL * mentions', 'NOTIFY WORDS :']
  const { store, sent, now } = open('amy', usualNotices, [...usual, 'NOTIFY HIDE :eve:evil,mallory'])
  store.ignored.hide('trent')
  await shareNotices(store)
  followHidden(store)
  expect([store.ignored.all.value, sent, now().hidden]).toEqual([['eve:evil', 'mallory'], [], ['eve:evil', 'mallory']])

  const first = open('amy', usualNotices, usual)
  for (let i = 0; i < 100; i++) first.store.ignored.hide(`somebody-${i}`)
  await shareNotices(first.store)
  followHidden(first.store)
  expect(first.store.ignored.all.value).toHaveLength(100)
  expect(first.sent.flatMap((line) => line.replace('HIDE ', '').split(','))).toEqual(first.store.ignored.all.value)
  for (const line of first.sent) expect(line.length).toBeLessThan(410)
})
