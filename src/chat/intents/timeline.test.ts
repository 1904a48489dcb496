import { beforeEach, describe, expect, it } from 'vitest'
import { SmallChat } from '../../../test/support/small-chat.ts'
import { type About, excerptOf } from '../about.ts'
import { conversationOf } from '../conversation.ts'
import { decide } from '../decide.ts'
import { DEFAULT_POLICY } from '../policy.ts'
import type { Intent } from './index.ts'
import { markerOf } from '../read-markers.ts'

const HOUR = 3_600_000
let small: SmallChat

/** What somebody says, as a door would find it in the log. */
function says(nick: string, target = '#a', text = 'hello'): About {
  const user = small.chat.userByNick(nick)
  expect(small.ask(nick, { do: 'say', target, kind: 'privmsg', text, tags: '' })).toHaveLength(1)
  const to = small.chat.userByNick(target)
  const timeline = small.chat.channel(target)?.id ?? conversationOf(keyOf(nick), keyOf(to?.nick ?? ''))
  return {
    seq: small.chat.lastSeq,
    at: small.at,
    timeline,
    kind: 'privmsg',
    source: user?.source ?? '',
    account: user?.account ?? '',
    target: to?.nick ?? '',
    ...(to && to.account !== '' && { targetAccount: to.account }),
    excerpt: excerptOf(text),
  }
}

function keyOf(nick: string): string {
  const account = small.chat.userByNick(nick)?.account ?? ''
  return account === '' ? ` ${nick}` : account
}

beforeEach(() => {
  small = new SmallChat()
  small.register('alice')
  small.register('bob')
  small.enter('guest')
  small.enter('eve')
  for (const nick of ['alice', 'bob', 'guest']) small.ask(nick, { do: 'join', channel: '#a' })
  small.ask('bob', { do: 'join', channel: '#b' })
  small.at += 1000
})

describe('TIMELINE-1 who may edit', () => {
  const edits = (about: About, text = 'hallo', target = '#a'): Intent => ({ do: 'edit', target, about, text })

  it('their own words, for a day', () => {
    const about = says('bob')
    small.at += DEFAULT_POLICY.editWithinMs
    expect(small.ask('bob', edits(about))).toEqual(['edited'])
    small.at += 1
    expect(small.ask('bob', edits(about))).toEqual(['!too-late'])
  })

  it('nobody else: neither operators nor those who come after', () => {
    const about = says('bob')
    for (const other of ['alice', 'guest']) expect(small.ask(other, edits(about))).toEqual(['!message-not-yours'])
    expect(small.ask('eve', edits(about))).toEqual(['!no-such-message'])
    const ofGuest = says('guest')
    expect(small.ask('guest', edits(ofGuest))).toEqual(['edited'])
    small.ask('guest', { do: 'leave', reason: '' })
    small.at += 1
    small.enter('guest', undefined, 'another')
    small.ask('another', { do: 'join', channel: '#a' })
    expect(small.ask('another', edits(ofGuest))).toEqual(['!message-not-yours'])
  })

  it('nothing of an account that is made anew under the same name', () => {
    const about = says('bob')
    small.at += 1
    small.ask('bob', { do: 'drop-account', account: 'bob' })
    small.at += 1
    small.ask('bob', { do: 'register-account', account: 'bob', credentials: { argon2: null, scram: null } })
    expect(small.ask('bob', edits(about))).toEqual(['!message-not-yours'])
  })

  it('only where they could say it now', () => {
    const about = says('bob')
    small.ask('alice', { do: 'change-modes', channel: '#a', changes: [{ on: true, letter: 'm' }] })
    expect(small.ask('bob', edits(about))).toEqual(['!cannot-send'])
    small.ask('bob', { do: 'part', channel: '#a', reason: '' })
    expect(small.ask('bob', edits(about))).toEqual(['!cannot-send'])
  })

  it('not through another channel, and not what was just taken away', () => {
    const about = says('bob')
    expect(small.ask('bob', edits(about, 'x', '#b'))).toEqual(['!no-such-message'])
    expect(small.ask('bob', { do: 'redact', target: '#a', about, reason: '', files: [] })).toEqual(['redacted'])
    expect(small.ask('bob', edits(about))).toEqual(['!no-such-message'])
    expect(small.ask('bob', { do: 'react', target: '#a', about, value: '👍', on: true })).toEqual(['!no-such-message'])
  })
})

describe('TIMELINE-2 who may redact', () => {
  const redacts = (about: About, target = '#a'): Intent => ({ do: 'redact', target, about, reason: 'r', files: [] })

  it('authors for a day, also where they may not speak', () => {
    const about = says('bob')
    small.ask('alice', { do: 'kick', channel: '#a', nick: 'bob', reason: '' })
    expect(small.ask('bob', redacts(about))).toEqual(['redacted'])
    const old = says('guest')
    small.at += 25 * HOUR
    expect(small.ask('guest', redacts(old))).toEqual(['!too-late'])
  })

  it('operators of the channel from half operators up, at any time; nobody else', () => {
    const about = says('bob')
    const another = says('bob')
    small.at += 25 * HOUR
    expect(small.ask('guest', redacts(about))).toEqual(['!message-not-yours'])
    small.ask('alice', { do: 'change-modes', channel: '#a', changes: [{ on: true, letter: 'h', param: 'guest' }] })
    expect(small.ask('guest', redacts(about))).toEqual(['redacted'])
    expect(small.ask('alice', redacts(another))).toEqual(['redacted'])
    // An operator elsewhere is none here.
    const third = says('alice')
    expect(small.ask('bob', redacts(third, '#b'))).toEqual(['!no-such-message'])
  })

  it('who is not in the channel does not learn which messages there are', () => {
    const about = says('bob')
    expect(small.ask('eve', redacts(about))).toEqual(['!no-such-message'])
    expect(small.ask('eve', { do: 'edit', target: '#a', about, text: 'x' })).toEqual(['!no-such-message'])
    expect(small.ask('eve', { do: 'pin', channel: '#a', about, on: true })).toEqual(['!no-such-message'])
    expect(small.ask('eve', { do: 'react', target: '#a', about, value: 'x', on: true })).toEqual(['!no-such-message'])
  })

  it('between two people only the author', () => {
    const about = says('bob', 'alice')
    expect(small.ask('alice', redacts(about, 'bob'))).toEqual(['!message-not-yours'])
    expect(small.ask('eve', redacts(about, 'bob'))).toEqual(['!no-such-message'])
    expect(small.ask('bob', redacts(about, 'alice'))).toEqual(['redacted'])
  })

  it('what was said to who had the nick or the account before is not there', () => {
    const toGuest = says('eve', 'guest')
    const toBob = says('alice', 'bob')
    for (const nick of ['eve', 'guest']) small.ask(nick, { do: 'leave', reason: '' })
    small.ask('bob', { do: 'drop-account', account: 'bob' })
    small.at += 1
    small.enter('eve', undefined, 'another eve')
    small.enter('guest', undefined, 'another guest')
    small.ask('bob', { do: 'register-account', account: 'bob', credentials: { argon2: null, scram: null } })
    small.at += 1
    const reacts = (about: About, target: string): Intent => ({ do: 'react', target, about, value: 'x', on: true })
    expect(small.ask('another eve', reacts(toGuest, 'guest'))).toEqual(['!no-such-message'])
    expect(small.ask('another guest', reacts(toGuest, 'eve'))).toEqual(['!no-such-message'])
    expect(small.ask('bob', reacts(toBob, 'alice'))).toEqual(['!no-such-message'])
    // What they say to each other themselves is.
    const now = says('another eve', 'guest')
    const theirs = { ...now, timeline: toGuest.timeline, source: toGuest.source }
    expect(small.ask('another guest', reacts(theirs, 'eve'))).toEqual(['reacted'])
    expect(small.ask('another eve', reacts(theirs, 'guest'))).toEqual(['reacted'])
  })

  it('what was said to others is not there, also where two conversations have one id', () => {
    const about = { ...says('bob', 'alice'), timeline: conversationOf(' eve', ' guest') }
    const reacts: Intent = { do: 'react', target: 'guest', about, value: 'x', on: true }
    expect(small.ask('eve', reacts)).toEqual(['!no-such-message'])
  })

  it('an answer to it is none', () => {
    const about = says('eve', 'guest')
    for (const nick of ['eve', 'guest']) small.ask(nick, { do: 'leave', reason: '' })
    small.at += 1
    small.enter('eve', undefined, 'another eve')
    small.enter('guest', undefined, 'another guest')
    const answers: Intent = { do: 'say', target: 'guest', kind: 'privmsg', text: 'x', tags: '', reply: about }
    const replyOf = (session: string): unknown => {
      const { events } = decide(small.chat, { by: session, request: 1, at: small.at, intent: answers })
      return events.map((event) => event.type === 'whispered' && event.reply)
    }
    expect(replyOf('another eve')).toEqual([undefined])
  })

  it('what is in a channel that is closed to them is not there', () => {
    const about = says('bob')
    small.ask('bob', { do: 'part', channel: '#a', reason: '' })
    small.ask('alice', { do: 'change-modes', channel: '#a', changes: [{ on: true, letter: 's' }] })
    expect(small.ask('bob', redacts(about))).toEqual(['!no-such-message'])
  })
})

describe('TIMELINE-3 reactions', () => {
  it('are for those who may speak, and are taken back by anybody who is there', () => {
    const about = says('bob')
    const reacts = (on: boolean, value = '👍'): Intent => ({ do: 'react', target: '#a', about, value, on })
    expect(small.ask('alice', reacts(true))).toEqual(['reacted'])
    expect(small.ask('eve', reacts(true))).toEqual(['!no-such-message'])
    expect(small.ask('alice', reacts(false))).toEqual(['reacted'])
    expect(small.ask('alice', reacts(true, ' '))).toEqual(['!reaction-invalid'])
    expect(small.ask('alice', reacts(true, 'x'.repeat(65)))).toEqual(['!reaction-invalid'])
  })
})

describe('TIMELINE-4 pins', () => {
  it('are for operators where the topic is, and end with their message', () => {
    const about = says('bob')
    const pins = (on: boolean): Intent => ({ do: 'pin', channel: '#a', about, on })
    expect(small.ask('bob', pins(true))).toEqual(['!operator-needed'])
    expect(small.ask('alice', pins(true))).toEqual(['pinned'])
    expect(small.ask('alice', pins(true))).toEqual([])
    expect(small.chat.channel('#a')?.pins).toEqual([about.seq])
    small.ask('bob', { do: 'redact', target: '#a', about, reason: '', files: [] })
    expect(small.chat.channel('#a')?.pins).toEqual([])
  })

  it('have a limit', () => {
    small = new SmallChat({ pinsPerChannel: 1 })
    small.register('alice')
    small.ask('alice', { do: 'join', channel: '#a' })
    const pin = (about: About): string[] => small.ask('alice', { do: 'pin', channel: '#a', about, on: true })
    expect([pin(says('alice')), pin(says('alice'))]).toEqual([['pinned'], ['!too-many-pins']])
  })
})

describe('TIMELINE-5 what is sent again', () => {
  const says = (text: string, saidId: string): Intent => ({
    do: 'say',
    target: '#a',
    kind: 'privmsg',
    text,
    tags: '',
    saidId,
  })

  it('under the same name is not said again, from the same account or host', () => {
    expect(small.ask('bob', says('one', 'id-1'))).toEqual(['said'])
    expect(small.ask('bob', says('one', 'id-1'))).toEqual(['!said-already'])
    expect(small.ask('bob', says('one', 'id-2'))).toEqual(['said'])
    // A name is its sender's own.
    expect(small.ask('alice', says('one', 'id-1'))).toEqual(['said'])
  })
})

describe('TIMELINE-6 read markers', () => {
  it('end with the account', () => {
    small.ask('bob', { do: 'mark-read', target: 'alice', upTo: 5 })
    expect(small.chat.readMarkers.has('bob')).toBe(true)
    small.ask('bob', { do: 'drop-account', account: 'bob' })
    expect(small.chat.readMarkers.has('bob')).toBe(false)
  })

  it('go forward only, and give way where there are too many', () => {
    small = new SmallChat({ readMarkers: 2 })
    small.register('alice')
    const marks = (target: string, upTo: number): unknown => {
      small.ask('alice', { do: 'mark-read', target, upTo })
      return [...(small.chat.readMarkers.get('alice') ?? [])]
    }
    expect(marks('#a', 5)).toEqual([['#a', 5]])
    expect(marks('#A', 3)).toEqual([['#a', 5]])
    expect(marks('#b', 6)).toEqual([
      ['#a', 5],
      ['#b', 6],
    ])
    expect(marks('bob', 7)).toEqual([
      ['#b', 6],
      ['bob', 7],
    ])
    expect(small.ask('alice', { do: 'mark-read', target: 'no name', upTo: 1 })).toEqual(['!no-such-nick'])
  })

  it('MARKER-3 go with a channel that is renamed, and not to another one of the old name', () => {
    const read = (target: string): number =>
      markerOf(small.chat, small.chat.userOf('bob') ?? expect.unreachable(), target)
    small.ask('bob', { do: 'mark-read', target: '#a', upTo: 5 })
    small.ask('alice', { do: 'rename-channel', channel: '#a', to: '#A', reason: '' })
    expect(read('#a')).toBe(5)
    expect(small.ask('alice', { do: 'rename-channel', channel: '#a', to: '#c', reason: '' })).toEqual([
      'channel-renamed',
    ])
    expect([read('#c'), read('#a')]).toEqual([5, 0])
    small.ask('alice', { do: 'join', channel: '#a' })
    expect(read('#a')).toBe(0)
    small.ask('bob', { do: 'mark-read', target: '#c', upTo: 4 })
    expect(read('#c')).toBe(5)
  })

  it('SECRET-1 of a name tell nobody that there is a channel by now', () => {
    const read = (): number => markerOf(small.chat, small.chat.userOf('bob') ?? expect.unreachable(), '#hidden')
    small.ask('bob', { do: 'mark-read', target: '#hidden', upTo: 5 })
    small.ask('alice', { do: 'join', channel: '#hidden' })
    expect(read()).toBe(5)
    small.ask('bob', { do: 'mark-read', target: '#hidden', upTo: 4 })
    expect(read()).toBe(5)
  })
})

describe('TIMELINE-7 several lines', () => {
  it('hide no order to a client where those are not let through', () => {
    small.ask('alice', { do: 'change-modes', channel: '#a', changes: [{ on: true, letter: 'C' }] })
    const says = (text: string): string[] =>
      small.ask('bob', { do: 'say', target: '#a', kind: 'privmsg', text, tags: '' })
    expect(says('hello\n\x01VERSION\x01')).toEqual(['!cannot-send'])
    expect(says('\n\x01DCC SEND x\n')).toEqual(['!cannot-send'])
    expect(says('hello\n\x01ACTION waves\x01')).toEqual(['said'])
  })

  it('are one message, within limits', () => {
    const says = (text: string): string[] =>
      small.ask('bob', { do: 'say', target: '#a', kind: 'privmsg', text, tags: '' })
    expect(says('one\n\ntwo')).toEqual(['said'])
    expect(says('\n\n')).toEqual(['!nothing-said'])
    expect(says('x\n'.repeat(100))).toEqual(['!too-many-lines'])
    expect(says(`x\n${'y'.repeat(16_384)}`)).toEqual(['!too-long'])
    expect(says('x\ny\rz')).toEqual(['!bad-characters'])
  })
})
