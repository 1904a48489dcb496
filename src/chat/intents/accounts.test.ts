/** Accounts and several sessions, seen from those who want what is not theirs. */
import { describe, expect, it } from 'vitest'
import { SmallChat } from '../../../test/support/small-chat.ts'
import { createChat } from '../chat.ts'
import { FOUNDER, OPERATOR } from '../ranks.ts'
import { recordOf } from '../channel.ts'
import { presenceOf } from '../presence.ts'

const NO_CREDENTIALS = { argon2: null, scram: null }
const leave = { do: 'leave', reason: '' } as const

describe('an account', () => {
  it.each(['constructor', '__proto__', 'tostring', 'valueof'])('may be called %s', (name) => {
    const small = new SmallChat()
    small.register('alice')
    small.join('alice', '#tea')
    small.ask('alice', { do: 'register-channel', channel: '#tea' })
    small.register(name)
    expect(small.join(name, '#tea')).toEqual(['joined'])
    expect(small.ranks(name, '#tea')).toBe(0)
    const asked = { do: 'set-access', channel: '#tea', account: name } as const
    expect(small.ask('alice', { ...asked, ranks: '' })).toEqual(['!no-such-account'])
    expect(small.ask('alice', { ...asked, ranks: 'o' })).toEqual(['registration-set'])
    small.ask(name, { do: 'part', channel: '#tea', reason: '' })
    small.join(name, '#tea')
    expect(small.ranks(name, '#tea')).toBe(OPERATOR)
    expect(small.ask('alice', { ...asked, ranks: '' })).toEqual(['registration-set', 'modes-changed'])
    expect(small.chat.channel('#tea')?.registration?.access).toEqual({})
  })

  it('gives no rights to whoever logs in to another one', () => {
    const small = new SmallChat()
    small.register('admin')
    small.ask('admin', { do: 'take-rights', rights: ['kill'], keep: true })
    small.enter('guest')
    small.ask('guest', { do: 'register-account', account: 'other', credentials: NO_CREDENTIALS })
    expect(small.logIn('admin', 'other')).toEqual(['logged-out', 'logged-in', 'renamed'])
    expect(small.chat.userOf('admin')).toMatchObject({ account: 'other', rights: [] })
  })

  it('is not entered by all sessions of a person because one of them proved it', () => {
    const small = new SmallChat()
    small.register('shared')
    small.enter('shared', 'shared', 'second')
    small.enter('bob')
    small.ask('bob', { do: 'register-account', account: 'bob', credentials: NO_CREDENTIALS })
    expect(small.logIn('shared', 'bob')).toEqual(['!logged-in-already'])
  })

  it('with rights is not for operators who have fewer', () => {
    const small = new SmallChat()
    small.register('owner')
    small.ask('owner', { do: 'take-rights', rights: ['kill', 'ban'], keep: true })
    small.operator('clerk', ['accounts'])
    const change = { set: 'password', credentials: NO_CREDENTIALS } as const
    for (const denied of [
      change,
      { set: 'suspended', reason: '' } as const,
      { set: 'reset', hash: 'x', until: 9 } as const,
      { set: 'certificate', fingerprint: 'x', on: true } as const,
    ]) {
      expect(small.ask('clerk', { do: 'change-account', account: 'owner', change: denied })).toEqual(['!right-needed'])
    }
    expect(small.ask('clerk', { do: 'drop-account', account: 'owner' })).toEqual(['!right-needed'])
    small.register('alice')
    expect(small.ask('clerk', { do: 'change-account', account: 'alice', change })).toEqual(['account-kept', 'left'])
  })

  it('that is dropped has no access anywhere, and neither has the next one by its name', () => {
    const small = new SmallChat()
    small.register('alice')
    small.register('bob')
    small.join('alice', '#tea')
    small.ask('alice', { do: 'register-channel', channel: '#tea' })
    small.ask('alice', { do: 'set-access', channel: '#tea', account: 'bob', ranks: 'o' })
    // The channel is told of, so it is kept too.
    expect(small.ask('bob', { do: 'drop-account', account: 'bob' })).toContain('registration-set')
    expect(small.chat.channel('#tea')?.registration?.access).toEqual({})
  })
})

describe('who is always on', () => {
  it('stays once: of several users of one account only the first stays when its connection goes', () => {
    const small = new SmallChat()
    small.register('alice')
    small.settings('alice', { alwaysOn: true })
    for (let i = 0; i < 5; i++) {
      small.enter(`guest${i}`)
      small.logIn(`guest${i}`, 'alice')
      expect(small.ask(`guest${i}`, leave)).toEqual(['left'])
    }
    expect(small.ask('alice', leave)).toEqual(['detached'])
    expect(small.chat.users.size).toBe(1)
  })

  it('goes when they are not always on any more and nobody is connected', () => {
    const small = new SmallChat()
    small.register('alice')
    small.settings('alice', { alwaysOn: true })
    small.ask('alice', leave)
    small.operator('root')
    const change = { set: 'settings', settings: { alwaysOn: false } } as const
    expect(small.ask('root', { do: 'change-account', account: 'alice', change })).toEqual(['account-kept', 'left'])
    expect(small.chat.userByNick('alice')).toBeUndefined()
  })

  it('comes back at a start with the ranks, rights and shuns that they had', () => {
    const small = new SmallChat()
    small.register('alice')
    small.register('bob')
    for (const nick of ['alice', 'bob']) {
      small.settings(nick, { alwaysOn: true })
      small.join(nick, '#tea')
    }
    small.ask('alice', { do: 'take-rights', rights: ['ban'], keep: true })
    small.ask('alice', { do: 'register-channel', channel: '#tea' })
    small.mode('alice', '#tea', '+i')
    const modes = ['B', 'w'].map((letter) => ({ on: true, letter }))
    small.ask('alice', { do: 'change-own-modes', changes: modes })
    const ban = { does: 'shun', kind: 'account', what: 'bob', reason: '', until: null } as const
    expect(small.ask('alice', { do: 'ban-from-server', ban })).toEqual(['server-ban-set'])
    const { chat } = small
    const back = createChat({
      lastSeq: chat.lastSeq,
      channels: [...chat.channels.values()].map((channel) => recordOf(channel, false)),
      records: [
        ...[...chat.present].map(([id, user]) => ({ kind: 'presence', id, value: presenceOf(user) }) as const),
        ...[...chat.accounts].map(([id, value]) => ({ kind: 'account', id, value }) as const),
        ...[...chat.bans].map(([id, value]) => ({ kind: 'server-ban', id, value }) as const),
      ],
    })
    const again = new SmallChat({}, back)
    expect(again.ranks('alice', '#tea')).toBe(FOUNDER | OPERATOR)
    expect([...(back.userByNick('alice')?.modes ?? [])]).toEqual(['B', 'w', 'o'])
    expect([...(back.userByNick('bob')?.modes ?? [])]).toEqual([])
    expect(again.enter('x', 'alice', 's1')).toEqual(['attached'])
    expect(again.ask('s1', { do: 'set-door', closed: true })).toEqual(['door-set'])
    expect(again.enter('y', 'bob', 's2')).toEqual(['attached'])
    expect(again.join('s2', '#other')).toEqual(['!shunned'])
  })
})

it('who is banned while they are away stays out, whatever their address', () => {
  const small = new SmallChat()
  small.register('alice')
  small.settings('alice', { alwaysOn: true })
  small.ask('alice', leave)
  small.operator('root')
  const ban = { does: 'ban', kind: 'account', what: 'ALICE', reason: '', until: null } as const
  expect(small.ask('root', { do: 'ban-from-server', ban })).toEqual(['server-ban-set', 'left'])
  expect(small.enter('alice', 'alice')).toEqual(['!banned-from-server'])
})

describe('of several users of an account', () => {
  it('the next is the one to whom others attach, in the order in which they logged in', () => {
    const small = new SmallChat()
    small.register('alice')
    for (const nick of ['one', 'two', 'three']) {
      small.enter(nick)
      small.logIn(nick, 'alice')
    }
    small.ask('two', { do: 'log-out' })
    small.ask('alice', leave)
    expect(small.chat.present.get('alice')?.nick).toBe('one')
    small.ask('one', leave)
    expect(small.chat.present.get('alice')?.nick).toBe('three')
    small.ask('three', leave)
    expect(small.chat.present.size).toBe(0)
  })
})

it('a session that left does not come in again as the user who stayed without it', () => {
  const small = new SmallChat()
  small.register('alice')
  small.enter('alice', 'alice', 'second')
  small.ask('alice', leave)
  expect(small.enter('mallory', undefined, 'alice')).toEqual(['!already-here'])
  expect(small.chat.userByNick('alice')?.sessions).toHaveLength(1)
})
