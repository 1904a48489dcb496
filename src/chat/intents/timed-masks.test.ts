/** Masks of a channel's lists that end by themselves. */
import { describe, expect, it } from 'vitest'
import { SmallChat } from '../../../test/support/small-chat.ts'
import { channelOf, recordOf } from '../channel.ts'
import { isUntidy } from '../untidy.ts'

const MINUTE_MS = 60_000

function tea(): SmallChat {
  const small = new SmallChat()
  for (const nick of ['alice', 'bob']) {
    small.enter(nick)
    small.join(nick, '#tea')
  }
  return small
}

const masks = (small: SmallChat, letter: 'b' | 'e' | 'I' = 'b') => small.chat.channel('#tea')?.lists[letter] ?? []

function set(small: SmallChat, letter: string, param: string, durationMs?: number | null, by = 'alice'): string[] {
  const change = { on: true, letter, param, ...(durationMs !== undefined && { durationMs }) }
  return small.ask(by, { do: 'change-modes', channel: '#tea', changes: [change] })
}

const say = (small: SmallChat, by: string) =>
  small.ask(by, { do: 'say', target: '#tea', kind: 'privmsg', text: 'x', tags: '' })
const tidy = (small: SmallChat) => small.ask('', { do: 'tidy-channel', channel: '#tea', server: 'chat.test' })

describe('BAN-2 a mask with an end', () => {
  it('fits until then, and not a millisecond longer', () => {
    const small = tea()
    set(small, 'b', 'bob', MINUTE_MS)
    small.at += MINUTE_MS - 1
    expect(say(small, 'bob')).toEqual(['!cannot-send'])
    small.at += 1
    expect(say(small, 'bob')).toEqual(['said'])
    small.ask('bob', { do: 'part', channel: '#tea', reason: '' })
    expect(small.join('bob', '#tea')).toEqual(['joined'])
  })

  it('may be a mute, which ends the same way', () => {
    const small = tea()
    set(small, 'b', 'm:bob', MINUTE_MS)
    expect(say(small, 'bob')).toEqual(['!cannot-send'])
    small.at += MINUTE_MS
    expect(say(small, 'bob')).toEqual(['said'])
  })

  it('may be an exemption or an invitation: who had it has it no more', () => {
    const small = tea()
    small.mode('alice', '#tea', '+bi', 'bob')
    set(small, 'e', 'bob', MINUTE_MS)
    set(small, 'I', 'bob', MINUTE_MS)
    expect(say(small, 'bob')).toEqual(['said'])
    small.ask('bob', { do: 'part', channel: '#tea', reason: '' })
    expect(small.join('bob', '#tea')).toEqual(['joined'])
    small.at += MINUTE_MS
    expect(say(small, 'bob')).toEqual(['!cannot-send'])
    small.mode('alice', '#tea', '-b', 'bob')
    small.ask('bob', { do: 'part', channel: '#tea', reason: '' })
    expect(small.join('bob', '#tea')).toEqual(['!invite-only'])
  })

  it('leaves those beside it as they are', () => {
    const small = tea()
    set(small, 'b', 'carol', MINUTE_MS)
    small.mode('alice', '#tea', '+b', 'bob')
    small.at += MINUTE_MS
    expect(say(small, 'bob')).toEqual(['!cannot-send'])
    tidy(small)
    expect(masks(small).map(({ mask }) => mask)).toEqual(['bob!*@*'])
    expect(say(small, 'bob')).toEqual(['!cannot-send'])
  })

  it('is taken away by the server when it is over, not before, and once', () => {
    const small = tea()
    set(small, 'b', 'bob', MINUTE_MS)
    expect(tidy(small)).toEqual([])
    small.at += MINUTE_MS
    const channel = small.chat.channel('#tea')
    expect(channel && isUntidy(channel, small.at)).toBe(true)
    expect(tidy(small)).toEqual(['modes-changed'])
    expect(masks(small)).toEqual([])
    expect(tidy(small)).toEqual([])
    expect(channel && isUntidy(channel, small.at)).toBe(false)
  })

  it('can be set again when it is over, before it was taken away', () => {
    const small = tea()
    set(small, 'b', 'bob', MINUTE_MS)
    small.at += MINUTE_MS
    expect(small.mode('alice', '#tea', '-b', 'bob')).toEqual([])
    expect(small.mode('alice', '#tea', '+b', 'bob')).toEqual(['modes-changed'])
    expect(masks(small)).toHaveLength(1)
    expect(tidy(small)).toEqual([])
    expect(say(small, 'bob')).toEqual(['!cannot-send'])
  })

  it('gets another end where one is named, and keeps it where none is', () => {
    const small = tea()
    set(small, 'b', 'bob', MINUTE_MS)
    expect(small.mode('alice', '#tea', '+b', 'BOB')).toEqual([])
    expect(set(small, 'b', 'bob', 2 * MINUTE_MS)).toEqual(['modes-changed'])
    expect(masks(small)).toMatchObject([{ until: small.at + 2 * MINUTE_MS }])
    expect(set(small, 'b', 'bob', null)).toEqual(['modes-changed'])
    expect(masks(small)[0]).not.toHaveProperty('until')
  })

  it('takes no room from others when it is over', () => {
    const small = new SmallChat({ bansPerChannel: 1 })
    small.enter('alice')
    small.join('alice', '#tea')
    set(small, 'b', 'bob', MINUTE_MS)
    expect(set(small, 'b', 'carol', MINUTE_MS)).toEqual(['!ban-list-full'])
    expect(set(small, 'b', 'bob', 2 * MINUTE_MS)).toEqual(['modes-changed'])
    small.at += 2 * MINUTE_MS
    expect(set(small, 'b', 'carol')).toEqual(['modes-changed'])
  })

  it('keeps its end and its reason over a restart', () => {
    const small = tea()
    const changes = [{ on: true, letter: 'b', param: 'bob', durationMs: MINUTE_MS, reason: 'spam' }]
    small.ask('alice', { do: 'change-modes', channel: '#tea', changes })
    const channel = small.chat.channel('#tea')
    const record = channel && recordOf(channel, false)
    const back = channelOf(JSON.parse(JSON.stringify(record)))
    expect(back.lists.b).toEqual([
      { mask: 'bob!*@*', by: 'alice!u@h', at: 1000, until: 1000 + MINUTE_MS, reason: 'spam' },
    ])
    expect(isUntidy(back, 1000 + MINUTE_MS)).toBe(true)
  })

  it('has a reason of one line, not too long', () => {
    const small = tea()
    const asked = (reason: string) => {
      const changes = [{ on: true, letter: 'b', param: 'bob', durationMs: null, reason }]
      return small.ask('alice', { do: 'change-modes', channel: '#tea', changes })
    }
    expect(asked('x'.repeat(301))).toEqual(['!too-long'])
    expect(asked('a\nb')).toEqual(['!bad-characters'])
    expect(asked('x'.repeat(300))).toEqual(['modes-changed'])
  })
})
