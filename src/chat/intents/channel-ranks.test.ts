/** Who has which rank in a registered channel, and who takes it back: every permission from the other side. */
import { describe, expect, it } from 'vitest'
import { changeRankByAccess, OTHERS, rankedChannel, setAccess, setIn } from '../../../test/support/ranked-channel.ts'
import { SmallChat } from '../../../test/support/small-chat.ts'
import { ADMIN, FOUNDER, HALFOP, OPERATOR, VOICE } from '../ranks.ts'

const registration = (small: SmallChat) => small.chat.channel('#tea')?.registration

describe('SERVICE-13 access', () => {
  it('that is taken away takes back its rank, and nothing above it', () => {
    const small = rankedChannel()
    setAccess(small, 'op', 'o')
    expect(setAccess(small, 'op', '')).toEqual(['registration-set', 'modes-changed'])
    expect(small.ranks('op', '#tea')).toBe(0)
    // What the founder gave by hand is more than the access that ends.
    setAccess(small, 'admin', 'v')
    expect(setAccess(small, 'admin', '')).toEqual(['registration-set'])
    expect(small.ranks('admin', '#tea')).toBe(ADMIN)
  })

  it('that becomes less leaves what it gives now, to every user of the account', () => {
    const small = rankedChannel()
    small.enter('op2')
    small.logIn('op2', 'op')
    small.join('op2', '#tea')
    small.mode('alice', '#tea', '+o', 'op2')
    setAccess(small, 'op', 'o')
    expect(setAccess(small, 'op', 'v')).toEqual(['registration-set', 'modes-changed'])
    expect(['op', 'op2'].map((nick) => small.ranks(nick, '#tea'))).toEqual([VOICE, VOICE])
    expect(setAccess(small, 'op', 'o')).toEqual(['registration-set'])
  })

  it.each(OTHERS)('is not changed by: %s', (other) => {
    const small = rankedChannel()
    setAccess(small, 'admin', 'a')
    for (const ranks of ['', 'v']) expect(setAccess(small, 'admin', ranks, other)).toEqual(['!founder-needed'])
    expect(small.ranks('admin', '#tea')).toBe(ADMIN)
    expect(small.ask(other, { do: 'transfer-channel', channel: '#tea', account: other })).toEqual(['!founder-needed'])
  })

  it('of an account that ends goes with it, and with its rank', () => {
    const small = rankedChannel()
    setAccess(small, 'op', 'o')
    small.ask('op', { do: 'drop-account', account: 'op' })
    expect(registration(small)?.access).toEqual({})
    expect([...(small.chat.channel('#tea')?.memberships.values() ?? [])].map(({ ranks }) => ranks)).toEqual([
      FOUNDER | OPERATOR,
      0,
      0,
      0,
      VOICE,
      HALFOP,
      0,
      ADMIN,
    ])
  })

  it('of the founder goes with the channel', () => {
    const small = rankedChannel()
    expect(small.ask('alice', { do: 'transfer-channel', channel: '#tea', account: 'member' })).toEqual([
      'registration-set',
      'modes-changed',
    ])
    expect(small.ranks('alice', '#tea')).toBe(OPERATOR)
    expect(small.ranks('member', '#tea')).toBe(FOUNDER)
    expect(setIn(small, 'alice', { key: 'isPrivate', value: true })).toEqual(['!founder-needed'])
    expect(small.mode('alice', '#tea', '-q', 'member')).toEqual(['!rank-needed'])
    expect(small.ask('member', { do: 'transfer-channel', channel: '#tea', account: 'member' })).toEqual([])
  })
})

describe('SERVICE-14 a successor', () => {
  it('has the channel when its founder’s account ends, with its settings', () => {
    const small = rankedChannel()
    setIn(small, 'alice', { key: 'description', value: 'tea' })
    setIn(small, 'alice', { key: 'successor', value: 'member' })
    setAccess(small, 'op', 'o')
    small.ask('alice', { do: 'drop-account', account: 'alice' })
    expect(registration(small)).toMatchObject({ founder: 'member', access: { op: 'o' } })
    expect(registration(small)?.settings).toEqual({ description: 'tea' })
    expect(small.ranks('member', '#tea')).toBe(FOUNDER)
    expect((small.ranks('alice', '#tea') ?? 0) & FOUNDER).toBe(0)
  })

  it('whose account ended before is none, also if somebody makes it anew', () => {
    const small = rankedChannel()
    setIn(small, 'alice', { key: 'successor', value: 'member' })
    small.ask('member', { do: 'drop-account', account: 'member' })
    expect(registration(small)?.settings).toEqual({})
    small.ask('member', { do: 'leave', reason: '' })
    small.register('member')
    small.ask('alice', { do: 'drop-account', account: 'alice' })
    expect(registration(small)).toBeUndefined()
  })

  it('who has as many channels as anybody may gets no more', () => {
    const small = new SmallChat({ channelsPerAccount: 1 })
    for (const nick of ['alice', 'bob']) {
      small.register(nick)
      small.join(nick, `#${nick}`)
      small.ask(nick, { do: 'register-channel', channel: `#${nick}` })
    }
    small.ask('alice', { do: 'set-channel-setting', channel: '#alice', key: 'successor', value: 'bob' })
    small.ask('alice', { do: 'drop-account', account: 'alice' })
    expect(small.chat.channel('#alice')?.registration).toBeUndefined()
  })
})

describe('MODE-4 a rank', () => {
  /** Whose rank each may take back, of admin, op, halfop and voice. */
  const MAY: Record<(typeof OTHERS)[number], readonly string[]> = {
    stranger: [],
    guest: [],
    member: [],
    voice: [],
    halfop: ['voice'],
    op: ['op2', 'halfop', 'voice'],
    admin: ['op', 'op2', 'halfop', 'voice'],
    moderator: [],
  }
  const TARGETS = { alice: 'q', admin2: 'a', op: 'o', op2: 'o', halfop: 'h', voice: 'v' } as const

  it.each(OTHERS)('is taken only from those whom one may: %s', (other) => {
    for (const isByAccess of [false, true]) {
      const taken = Object.entries(TARGETS).flatMap(([target, letter]) => {
        const small = rankedChannel()
        for (const [nick, rank] of [
          ['admin2', 'a'],
          ['op2', 'o'],
        ] as const) {
          small.register(nick)
          small.join(nick, '#tea')
          small.mode('alice', '#tea', `+${rank}`, nick)
        }
        if (target === other) return []
        const outcome = isByAccess
          ? changeRankByAccess(small, other, false, letter, target)
          : small.mode(other, '#tea', `-${letter}`, target)
        return outcome[0] === 'modes-changed' ? [target] : []
      })
      expect(taken).toEqual(MAY[other])
    }
  })

  it('of access counts for who gives it as much as one that they have', () => {
    const small = rankedChannel()
    small.register('other')
    for (const nick of ['stranger', 'other']) {
      setAccess(small, nick, 'a')
      small.join(nick, '#tea')
    }
    small.mode('stranger', '#tea', '-a', 'stranger')
    expect(changeRankByAccess(small, 'stranger', false, 'a', 'other')).toEqual(['!rank-needed'])
    expect(changeRankByAccess(small, 'stranger', false, 'q', 'alice')).toEqual(['!rank-needed'])
    expect(changeRankByAccess(small, 'stranger', false, 'o', 'op')).toEqual(['modes-changed'])
  })

  it('that is low is not taken from who has a high one beside it', () => {
    const small = rankedChannel()
    expect(small.mode('op', '#tea', '-o', 'alice')).toEqual(['!rank-needed'])
    small.mode('alice', '#tea', '+o', 'admin')
    expect(small.mode('op', '#tea', '-o', 'admin')).toEqual(['!rank-needed'])
    small.mode('alice', '#tea', '+v', 'op')
    expect(small.mode('halfop', '#tea', '-v', 'op')).toEqual(['!rank-needed'])
  })
})
