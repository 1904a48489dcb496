/** What people and channels say of themselves by key: who may, how much, and what of it lasts. */
import * as fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import { proofOf } from '../../../test/support/small-chat.ts'
import { Turn } from '../../hub/turn.ts'
import { apply } from '../apply.ts'
import { type Chat, copyChat, createChat } from '../chat.ts'
import { decide } from '../decide.ts'
import { DEFAULT_LIMITS, utf8Bytes } from '../limits.ts'
import { metadataChanges, changeMetadata, isMetadataValue, type Metadata, metadataKey } from '../metadata.ts'
import type { Intent } from './index.ts'

let chat: Chat
let turn: Turn

/** What is refused, and why. */
function ask(by: string, intent: Intent): string[] {
  const { events, rejections } = decide(chat, { by, request: 0, at: 1, intent })
  for (const event of events) {
    apply(chat, { event, seq: 0, at: 1 })
    turn.addEvent({ event, seq: 0, at: 1 }, chat, undefined, undefined)
  }
  return rejections.map((rejection) => (rejection.why === 'metadata-refused' ? rejection.fault : rejection.why))
}

function set(by: string, target: string, key: string, value: string | null = 'x'): string[] {
  return ask(by, { do: 'set-metadata', target, key, value })
}

beforeEach(() => {
  chat = createChat()
  turn = new Turn()
  for (const nick of ['alice', 'bob', 'stranger']) {
    ask(nick, { do: 'enter', nick, username: 'u', host: 'h', realname: '' })
    if (nick !== 'stranger') ask(nick, { do: 'join', channel: '#a' })
  }
})

it('META-1 people set, replace and take away their own, in any letter case; __proto__ is a key like any other', () => {
  expect([
    ...set('alice', '', 'URL', 'one'),
    ...set('alice', '', '__proto__', 'two'),
    ...set('alice', 'ALICE', 'url', 'three'),
  ]).toEqual([])
  expect(chat.user('alice')?.metadata).toEqual([
    ['url', 'three'],
    ['__proto__', 'two'],
  ])
  expect(set('alice', '', 'none', null)).toEqual(['key-not-set'])
  expect(set('alice', '', 'url', '')).toEqual([])
  expect(ask('alice', { do: 'clear-metadata', target: '' })).toEqual([])
  expect(chat.user('alice')?.metadata).toBeUndefined()
})

it('META-1 operators set those of a channel, and nobody sets those of somebody else', () => {
  expect(set('alice', '#A', 'url')).toEqual([])
  expect(chat.channel('#a')?.metadata).toEqual([['url', 'x']])
  expect(set('bob', '#a', 'url')).toEqual(['not-allowed'])
  expect(set('stranger', '#a', 'url')).toEqual(['not-allowed'])
  expect(set('bob', 'alice', 'url')).toEqual(['not-allowed'])
  expect(ask('bob', { do: 'clear-metadata', target: '#a' })).toEqual(['not-allowed'])
  expect(set('bob', 'nobody', 'url')).toEqual(['target-invalid'])
  ask('alice', { do: 'change-modes', channel: '#a', changes: [{ on: true, letter: 'h', param: 'bob' }] })
  expect(set('bob', '#a', 'url')).toEqual(['not-allowed'])
})

it.each(['i', 's'])('META-3 a channel with +%s refuses strangers as if it were not there', (letter) => {
  ask('alice', { do: 'change-modes', channel: '#a', changes: [{ on: true, letter }] })
  for (const key of ['url', 'no key']) expect(set('stranger', '#a', key)).toEqual(set('stranger', '#none', key))
  expect(set('stranger', '#a', 'url')).toEqual(['target-invalid'])
  expect(ask('stranger', { do: 'clear-metadata', target: '#a' })).toEqual(['target-invalid'])
})

it('META-2 takes no more keys than the limit, but new values for those that are there', () => {
  const { metadataKeys } = DEFAULT_LIMITS
  for (let i = 0; i < metadataKeys; i++) expect(set('alice', '', `key${i}`)).toEqual([])
  expect(set('alice', '', 'more')).toEqual(['full'])
  expect(set('alice', '', 'key0', 'new')).toEqual([])
  expect(set('alice', '', 'key1', null)).toEqual([])
  expect(set('alice', '', 'more')).toEqual([])
})

it('META-2 whatever is asked for, keys are of letters, digits and _.:- and small, and values are one line and small', () => {
  const word = fc.oneof(
    fc.string({ maxLength: 45 }),
    fc.string({ unit: fc.constantFrom(...Array.from('aZ9_.:-\u212a\u00e9 \0')), maxLength: 45 }),
  )
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 320 }),
    fc.constantFrom('a\nb', 'a\0', '\r', 'é'.repeat(151)),
  )
  fc.assert(
    fc.property(word, text, (key, value) => {
      const kept = metadataKey(key, DEFAULT_LIMITS)
      const isKey = Array.from(key).every(
        (c) => 'abcdefghijklmnopqrstuvwxyz0123456789_.:-'.includes(c) || (c >= 'A' && c <= 'Z'),
      )
      expect(kept !== undefined).toBe(isKey && key !== '' && key.length <= 40 && !key.startsWith(':'))
      if (kept !== undefined) expect(metadataKey(kept, DEFAULT_LIMITS)).toBe(kept)
      const isLine = !value.includes('\n') && !value.includes('\r') && !value.includes('\0')
      expect(isMetadataValue(value, DEFAULT_LIMITS)).toBe(isLine && Buffer.byteLength(value) <= 300)
      expect(utf8Bytes(value)).toBe(Buffer.byteLength(value))
      const whys = set('bob', '', key, value)
      const isTaken = kept !== undefined && value !== '' && isMetadataValue(value, DEFAULT_LIMITS)
      expect(whys.length === 0).toBe(isTaken)
      if (isTaken) expect(chat.user('bob')?.metadata).toEqual([[kept, value]])
      ask('bob', { do: 'clear-metadata', target: '' })
    }),
  )
})

it('META-2 what makes one into the other does', () => {
  const metadata = fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.constantFrom('1', '2')), {
      selector: ([key]) => key,
    })
    .map((all): Metadata | undefined => (all.length === 0 ? undefined : all))
  const sorted = (all: Metadata | undefined) =>
    (all ?? []).map(([key, value]) => `${key}=${value}`).sort((a, b) => (a < b ? -1 : 1))
  fc.assert(
    fc.property(metadata, metadata, (from, to) => {
      expect(sorted(changeMetadata(from, metadataChanges(from, to)))).toEqual(sorted(to))
      expect(metadataChanges(to, to)).toEqual([])
    }),
  )
})

it('META-4 a channel and an account have theirs after a restart, a guest has not', () => {
  const credentials = { scheme: 'none' } as never
  set('stranger', '', 'mood', 'new here')
  ask('stranger', { do: 'register-account', account: 'stranger', credentials })
  expect(chat.account('stranger')?.metadata).toEqual([['mood', 'new here']])
  set('stranger', '', '__proto__', 'kept')
  set('bob', '', 'mood', 'lost')
  set('alice', '#a', 'url')
  const batch = turn.batch
  const kept = JSON.parse(JSON.stringify({ channels: batch?.channels, records: batch?.records })) as never
  chat = createChat({ lastSeq: chat.lastSeq, ...(kept as { channels: []; records: [] }) })
  expect(chat.channel('#a')?.metadata).toEqual([['url', 'x']])
  ask('s1', {
    do: 'enter',
    nick: 'stranger',
    username: 'u',
    host: 'h',
    realname: '',
    account: proofOf(chat, 'stranger'),
  })
  ask('s2', { do: 'enter', nick: 'bob', username: 'u', host: 'h', realname: '' })
  expect(chat.user('s1')?.metadata).toEqual([
    ['mood', 'new here'],
    ['__proto__', 'kept'],
  ])
  expect(chat.user('s2')?.metadata).toBeUndefined()
  // Who logs in later has what the account has, in place of what they said as a guest.
  ask('s1', { do: 'leave', reason: '' })
  set('s2', '', 'other')
  expect(ask('s2', { do: 'log-in', account: proofOf(chat, 'stranger') })).toEqual([])
  expect(chat.user('s2')?.metadata).toEqual(chat.account('stranger')?.metadata)
  expect(chat.account('stranger')?.metadata).toHaveLength(2)
})

it('META-4 a copy of the chat does not see what changes in the other', () => {
  set('alice', '#a', 'url')
  const copy = copyChat(chat)
  set('alice', '#a', 'url', 'new')
  set('alice', '', 'url')
  expect(copy.channel('#a')?.metadata).toEqual([['url', 'x']])
  expect(copy.user('alice')?.metadata).toBeUndefined()
})
