import { expect, it } from 'vitest'
import { createChat } from '../../chat/chat.ts'
import type { Event, ModeChange } from '../../chat/events.ts'
import type { Rejection } from '../../chat/rejections.ts'
import { phraseEvent } from './event-phrases.ts'
import { listNames, phraseMember } from './people.ts'
import { phrasePasswordFault, phraseWait } from './passwords.ts'
import { phraseRank } from './rank-phrases.ts'
import { phraseRejection } from './rejection-phrases.ts'

const EVIL = '\x1b[2J\u202eevil'
const by = { user: '1', nick: 'alice', source: 'alice!~alice@chat', account: 'alice' } as const
const place = { timeline: 7, channel: '#tea' } as const
const ban = { does: 'ban', kind: 'mask', what: EVIL, reason: '', by: 'alice', at: 0, until: null } as const

/** What can be told apart from what a terminal acts on. */
const CONTROLS = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]/

function change(...changes: ModeChange[]): string {
  return phraseEvent({ type: 'modes-changed', ...by, ...place, changes }, createChat())
}

it.each<[Event, string]>([
  [{ type: 'announced', ...by, text: EVIL }, '[to the whole server] alice: '],
  [{ type: 'channel-renamed', ...by, ...place, to: '#coffee', reason: EVIL }, '* alice renamed #tea to #coffee ('],
  [{ type: 'registration-set', ...by, ...place, registration: undefined }, '* #tea belongs to nobody any more'],
  [
    { type: 'registration-set', ...by, ...place, registration: { founder: 'alice', at: 0, access: {} } },
    '* #tea belongs to the account alice',
  ],
  [{ type: 'server-ban-set', ...by, ban }, '* '],
  [{ type: 'server-ban-lifted', ...by, ban: { ...ban, does: 'shun' } }, '* '],
  [{ type: 'door-set', ...by, closed: true }, '* only people with an account may come in now'],
  [{ type: 'rights-given', ...by, rights: [] }, '* you are no operator of this server any more'],
  [{ type: 'said', ...by, ...place, kind: 'privmsg', text: EVIL, tags: '', toRank: 4 }, '[#tea, not to all] alice: '],
])('PLAIN-16 %o has words that a terminal only shows', (event, beginning) => {
  const words = phraseEvent(event, createChat())
  expect(words.startsWith(beginning)).toBe(true)
  expect(words).not.toMatch(CONTROLS)
})

it.each<Event>([
  { type: 'attached', ...by, session: '2', away: { message: undefined } },
  { type: 'detached', ...by, session: '2', away: { message: 'x' }, reason: 'x' },
  { type: 'logged-in', ...by, rights: [] },
  { type: 'logged-out', ...by },
])('%o is nothing to the others', (event) => {
  expect(phraseEvent(event, createChat())).toBe('')
})

it.each<[ModeChange, string]>([
  [{ mode: 'list', letter: 'b', mask: 'm:bob!*@*', on: true }, 'muted bob!*@* in #tea'],
  [{ mode: 'list', letter: 'b', mask: 'm:a:bob', on: false }, 'lets the account bob speak in #tea again'],
  [{ mode: 'list', letter: 'b', mask: 'a:bob', on: true }, 'banned the account bob from #tea'],
  [{ mode: 'list', letter: 'e', mask: 'bob!*@*', on: true }, 'exempted bob!*@* from the bans of #tea'],
  [{ mode: 'list', letter: 'I', mask: 'bob!*@*', on: false }, 'made bob!*@* need an invitation to #tea'],
  [{ mode: 'rank', letter: 'q', user: '2', nick: 'bob', on: true }, 'made bob a founder of #tea'],
  [{ mode: 'rank', letter: 'a', user: '2', nick: 'bob', on: true }, 'made bob an administrator of #tea'],
  [{ mode: 'rank', letter: 'h', user: '2', nick: 'bob', on: false }, 'made bob no half operator of #tea any more'],
  [{ mode: 'flag', letter: 's', on: true }, 'lets nobody outside see #tea'],
  [{ mode: 'flag', letter: 'R', on: false }, 'lets people without an account into #tea'],
])('MODE-1 %o is said in words', (mode, words) => {
  expect(change(mode)).toBe(`* alice ${words}`)
})

it('PLAIN-16 a mask is made harmless', () => {
  expect(change({ mode: 'list', letter: 'b', mask: `m:a:${EVIL}`, on: true })).not.toMatch(CONTROLS)
})

it.each<Rejection>([
  { why: 'nick-registered', nick: 'alice' },
  { why: 'banned-from-server', reason: `${EVIL}.` },
  { why: 'account-unverified', account: EVIL },
  { why: 'code-wrong', account: EVIL },
  { why: 'account-suspended', account: 'alice', reason: EVIL },
  { why: 'no-such-account', account: EVIL },
  { why: 'account-name-invalid', account: EVIL, fault: 'bad-characters' },
  { why: 'no-such-ban', what: EVIL.repeat(100) },
  { why: 'channel-name-in-use', channel: EVIL, to: EVIL },
  { why: 'cannot-rename', channel: EVIL, to: EVIL },
  { why: 'right-needed', right: 'kill' },
  { why: 'cannot-send', channel: '#tea', because: 'account-needed' },
  { why: 'too-many-registered', max: 20 },
  { why: 'ban-list-full', channel: '#tea', letter: 'e', mask: EVIL },
])('PLAIN-16 the rejection %o is one short sentence without a full stop', (rejection) => {
  const sentence = phraseRejection(rejection)
  expect(sentence).toMatch(/^[^A-Z].*[^.]$/s)
  expect(sentence).not.toMatch(CONTROLS)
  expect(sentence).not.toContain('\n')
  expect(sentence.length).toBeLessThan(160)
})

it('who has several ranks is called by the highest', () => {
  expect([0, 1, 2, 3, 4, 8, 16, 31].map(phraseRank)).toEqual([
    '',
    'voice',
    'half operator',
    'half operator',
    'operator',
    'administrator',
    'founder',
    'founder',
  ])
})

it('a member is shown with rank and absence', () => {
  const chat = createChat()
  const channel = chat.channel('#lobby')
  if (!channel) throw new Error('there is always a lobby')
  const user = { nick: 'bob', away: 'x' } as Parameters<typeof phraseMember>[0]['user']
  expect(phraseMember({ user, channel, ranks: 5 })).toBe('bob (operator, away)')
})

it('of more than a hundred names the rest is counted', () => {
  expect(listNames(Array.from({ length: 102 }, (_, i) => `n${i}`))).toMatch(/, n99 and 2 more$/)
})

it('waits are said in words', () => {
  expect([1, 60_000, 60_001].map(phraseWait)).toEqual([
    'that were too many tries; try again in 1 second',
    'that were too many tries; try again in 60 seconds',
    'that were too many tries; try again in 2 minutes',
  ])
  expect(phrasePasswordFault('too-short')).toBe('a password has at least 8 characters')
})
