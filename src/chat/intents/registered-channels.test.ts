/** Registered channels, from the other side; and that a channel ends in memory where it would at a start. */
import { describe, expect, it } from 'vitest'
import { SmallChat } from '../../../test/support/small-chat.ts'

const NO_REASON = { reason: '' }

function teaOfAlice(): SmallChat {
  const small = new SmallChat()
  small.register('alice')
  small.join('alice', '#tea')
  small.ask('alice', { do: 'register-channel', channel: '#tea' })
  return small
}

describe('a registered channel', () => {
  it('is its founder’s alone to give away, rename and drop', () => {
    const small = teaOfAlice()
    small.register('mallory')
    small.join('mallory', '#tea')
    small.mode('alice', '#tea', '+ao', 'mallory', 'mallory')
    small.enter('guest')
    for (const by of ['mallory', 'guest']) {
      expect(small.ask(by, { do: 'drop-channel', channel: '#tea' })).toEqual(['!founder-needed'])
      expect(small.ask(by, { do: 'transfer-channel', channel: '#tea', account: 'mallory' })).toEqual([
        '!founder-needed',
      ])
      expect(small.ask(by, { do: 'set-access', channel: '#tea', account: 'mallory', ranks: 'o' })).toEqual([
        '!founder-needed',
      ])
    }
    expect(small.ask('mallory', { do: 'register-channel', channel: '#tea' })).toEqual(['!channel-registered'])
    const renaming = { do: 'rename-channel', channel: '#tea', to: '#mine', ...NO_REASON } as const
    expect(small.ask('mallory', renaming)).toEqual(['!founder-needed'])
    expect(small.ask('mallory', { do: 'kick', channel: '#tea', nick: 'alice', ...NO_REASON })).toEqual(['!rank-needed'])
    expect(small.mode('mallory', '#tea', '-q', 'alice')).toEqual(['!rank-needed'])
    expect(small.mode('mallory', '#tea', '+q', 'mallory')).toEqual(['!rank-needed'])
    // A transfer only to somebody who is there to be asked: an account.
    expect(small.ask('alice', { do: 'transfer-channel', channel: '#tea', account: 'guest' })).toEqual([
      '!no-such-account',
    ])
  })

  it('that is dropped ends where nobody is in it who could let others in', () => {
    const small = teaOfAlice()
    small.mode('alice', '#tea', '+i')
    small.ask('alice', { do: 'part', channel: '#tea', reason: '' })
    expect(small.chat.channel('#tea')).toBeDefined()
    small.ask('alice', { do: 'drop-channel', channel: '#tea' })
    expect(small.chat.channel('#tea')).toBeUndefined()
  })

  it('so does one that an operator of the server closes while nobody is in it', () => {
    const small = new SmallChat()
    small.operator('root')
    small.join('root', '#tea')
    small.ask('root', { do: 'part', channel: '#tea', reason: '' })
    small.mode('root', '#tea', '+i')
    expect(small.chat.channel('#tea')).toBeUndefined()
  })
})

describe('a channel that is renamed', () => {
  it('keeps its people, and its old name is a new channel', () => {
    const small = teaOfAlice()
    small.enter('bob')
    small.join('bob', '#tea')
    const renaming = { do: 'rename-channel', channel: '#tea', to: '#Coffee', ...NO_REASON } as const
    expect(small.ask('alice', renaming)).toEqual(['channel-renamed'])
    expect(small.join('bob', '#tea')).toEqual(['joined'])
    expect(small.ask('alice', { ...renaming, to: '#third' })).toEqual(['!not-on-channel'])
    expect(small.ask('alice', { ...renaming, channel: '#coffee', to: '#TEA' })).toEqual(['!channel-name-in-use'])
    expect(small.ask('bob', { do: 'leave', reason: '' })).toEqual(['left'])
    expect([...(small.chat.channel('#coffee')?.memberships.keys() ?? [])]).toEqual(['alice'])
    expect(small.chat.channel('#tea')?.memberships.size).toBe(0)
  })
})

describe('STATUSMSG', () => {
  it('is for members with a rank: a stranger cannot call the operators', () => {
    const small = teaOfAlice()
    small.enter('bob')
    small.join('bob', '#tea')
    small.mode('alice', '#tea', '-n')
    small.enter('stranger')
    const say = { do: 'say', target: '@#tea', kind: 'privmsg', text: 'x', tags: '' } as const
    expect(small.ask('bob', say)).toEqual(['!operator-needed'])
    expect(small.ask('stranger', say)).toEqual(['!operator-needed'])
    expect(small.ask('alice', say)).toEqual(['said'])
    small.mode('alice', '#tea', '+v', 'bob')
    expect(small.ask('bob', say)).toEqual(['said'])
  })
})
