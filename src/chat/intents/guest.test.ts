/** Guests whose browsers have a secret. */
import { describe, expect, it } from 'vitest'
import { SmallChat } from '../../../test/support/small-chat.ts'

function enter(small: SmallChat, session: string, nick: string, guest = 'browser', host = 'h'): string[] {
  return small.ask(session, { do: 'enter', nick, username: 'u', host, realname: '', guest })
}

describe('WEB-40 a guest with a secret', () => {
  it('is one person with several sessions, until the last one goes', () => {
    const small = new SmallChat()
    expect([enter(small, 's1', 'amy'), enter(small, 's2', 'other')]).toEqual([['entered'], ['attached']])
    expect(small.ask('s1', { do: 'leave', reason: '' })).toEqual(['detached'])
    expect(small.ask('s2', { do: 'leave', reason: '' })).toEqual(['left'])
    expect(enter(small, 's3', 'amy')).toEqual(['entered'])
    expect(enter(small, 's4', 'amy', 'another browser')).toEqual(['!nick-in-use'])
  })

  it('who has logged in is the account’s, and not to be had by the secret', () => {
    const small = new SmallChat()
    small.register('amy')
    small.ask('amy', { do: 'leave', reason: '' })
    enter(small, 's1', 'guest')
    small.logIn('s1', 'amy')
    expect(enter(small, 's2', 'other')).toEqual(['entered'])
    expect(small.chat.userByNick('guest')?.sessions.length).toBe(1)
  })

  it('loses the oldest of too many sessions, not the newest', () => {
    const small = new SmallChat({ sessionsPerUser: 2 })
    for (const session of ['s1', 's2']) enter(small, session, 'amy')
    expect(enter(small, 's3', 'amy')).toEqual(['detached', 'attached'])
    expect(small.chat.userByNick('amy')?.sessions.map(({ id }) => id)).toEqual(['s2', 's3'])
  })

  it('TIMELINE-5 says once what is sent again from another address', () => {
    const small = new SmallChat()
    const say = { do: 'say', target: '#a', kind: 'privmsg', text: 'one', tags: '', saidId: 'id' } as const
    enter(small, 's1', 'amy', 'browser', 'wifi')
    small.join('s1', '#a')
    expect(small.ask('s1', say)).toEqual(['said'])
    small.ask('s1', { do: 'leave', reason: '' })
    enter(small, 's2', 'amy', 'browser', 'train')
    small.join('s2', '#a')
    expect(small.ask('s2', say)).toEqual(['!said-already'])
  })
})
