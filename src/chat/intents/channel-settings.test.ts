/** Settings of registered channels: whose they are, and what each does. */
import { describe, expect, it } from 'vitest'
import {
  changeRankByAccess,
  MEMBERS,
  OTHERS,
  rankedChannel,
  setAccess,
  setIn,
} from '../../../test/support/ranked-channel.ts'
import { SmallChat } from '../../../test/support/small-chat.ts'
import { channelOf, recordOf } from '../channel.ts'
import { FOUNDER, OPERATOR, VOICE } from '../ranks.ts'
import type { SettingChange } from '../settings/index.ts'
import { parseModeLock } from '../settings/mode-lock.ts'

const registration = (small: SmallChat) => small.chat.channel('#tea')?.registration

const CHANGES: readonly SettingChange[] = [
  { key: 'keepTopic', value: false },
  { key: 'isPrivate', value: true },
  { key: 'secureOps', value: true },
  { key: 'autoOp', value: false },
  { key: 'modeLock', value: { on: 'n', off: '' } },
  { key: 'successor', value: 'member' },
  { key: 'description', value: 'tea' },
  { key: 'url', value: 'https://tea.example/' },
  { key: 'entryMessage', value: 'hello' },
]

describe.each(CHANGES)('SERVICE-12 the setting $key', (change) => {
  it.each(OTHERS)('is refused to: %s', (other) => {
    const small = rankedChannel()
    expect(setIn(small, other, change)).toEqual(['!founder-needed'])
    expect(setIn(small, other, { ...change, value: undefined })).toEqual(['!founder-needed'])
    expect(registration(small)).not.toHaveProperty('settings')
  })

  it.each(['alice', 'root'])('is for the founder and who may act as one: %s', (who) => {
    const small = rankedChannel()
    expect(setIn(small, who, change)[0]).toBe('registration-set')
    expect(registration(small)?.settings).toEqual({ [change.key]: change.value })
    expect(setIn(small, who, { ...change, value: undefined })[0]).toBe('registration-set')
    expect(registration(small)?.settings).toEqual({})
  })

  it('is kept over a restart, a rename and a change of the access list', () => {
    const small = rankedChannel()
    setIn(small, 'alice', change)
    setAccess(small, 'op', 'o')
    small.ask('alice', { do: 'rename-channel', channel: '#tea', to: '#coffee', reason: '' })
    const channel = small.chat.channel('#coffee')
    const record = channel && recordOf(channel, false)
    expect(channelOf(JSON.parse(JSON.stringify(record))).registration).toMatchObject({
      access: { op: 'o' },
      settings: { [change.key]: change.value },
    })
  })

  it('is none of a channel that is nobody’s', () => {
    const small = new SmallChat()
    small.register('alice')
    small.join('alice', '#tea')
    expect(setIn(small, 'alice', change)).toEqual(['!channel-not-registered'])
  })
})

describe('SERVICE-12 a setting', () => {
  it.each<[SettingChange, string]>([
    [{ key: 'modeLock', value: { on: 'k', off: '' } }, '!setting-invalid'],
    [{ key: 'modeLock', value: { on: 'o', off: '' } }, '!setting-invalid'],
    [{ key: 'modeLock', value: { on: '', off: 'b' } }, '!setting-invalid'],
    [{ key: 'modeLock', value: { on: 'n', off: 'n' } }, '!setting-invalid'],
    [{ key: 'successor', value: 'nobody' }, '!no-such-account'],
    [{ key: 'successor', value: 'alice' }, '!setting-invalid'],
    [{ key: 'url', value: 'no address' }, '!setting-invalid'],
    [{ key: 'url', value: `https://${'x'.repeat(300)}` }, '!too-long'],
    [{ key: 'description', value: 'x'.repeat(391) }, '!too-long'],
    [{ key: 'entryMessage', value: 'a\r\nQUIT' }, '!bad-characters'],
  ])('is not %j', (change, why) => {
    expect(setIn(rankedChannel(), 'alice', change)).toEqual([why])
  })
})

describe('MODE-5 a lock', () => {
  const lock = parseModeLock('+nt-ikl')

  it('makes the modes so, and nobody changes them', () => {
    const small = rankedChannel()
    small.mode('alice', '#tea', '+ikl', 'a', 'secret', '3')
    small.ask('alice', {
      do: 'change-modes',
      channel: '#tea',
      changes: [
        { on: true, letter: 'k', param: 'secret' },
        { on: true, letter: 'l', param: '30' },
      ],
    })
    expect(setIn(small, 'alice', { key: 'modeLock', value: lock })).toEqual(['registration-set', 'modes-changed'])
    const channel = small.chat.channel('#tea')
    expect([...(channel?.flags ?? [])].sort()).toEqual(['n', 't'])
    expect(channel).toMatchObject({ key: undefined, limit: undefined })
    for (const who of ['alice', 'admin', 'op', 'halfop', 'root']) {
      for (const modes of ['-n', '-t', '+i']) expect(small.mode(who, '#tea', modes)).toEqual(['!mode-locked'])
      expect(small.mode(who, '#tea', '+k', 'secret')).toEqual(['!mode-locked'])
      expect(small.mode(who, '#tea', '+l', '3')).toEqual(['!mode-locked'])
    }
    expect(small.mode('op', '#tea', '+m')).toEqual(['modes-changed'])
  })

  it('is over when it is taken back', () => {
    const small = rankedChannel()
    setIn(small, 'alice', { key: 'modeLock', value: lock })
    setIn(small, 'alice', { key: 'modeLock', value: undefined })
    expect(small.mode('op', '#tea', '-n')).toEqual(['modes-changed'])
  })
})

describe('SERVICE-12 SECUREOPS', () => {
  it('takes the ranks of those without access, and lets nobody give them', () => {
    const small = rankedChannel()
    setAccess(small, 'op', 'o')
    expect(setIn(small, 'alice', { key: 'secureOps', value: true })).toEqual(['registration-set', 'modes-changed'])
    const ranks = ['alice', 'admin', 'op', 'halfop', 'voice'].map((nick) => small.ranks(nick, '#tea'))
    expect(ranks).toEqual([FOUNDER | OPERATOR, 0, OPERATOR, 0, VOICE])
    for (const who of ['alice', 'op', 'root']) {
      expect(small.mode(who, '#tea', '+o', 'guest')).toEqual(['!access-needed'])
      expect(small.mode(who, '#tea', '+v', 'guest')).toEqual(['modes-changed'])
      small.mode(who, '#tea', '-v', 'guest')
    }
    expect(small.mode('alice', '#tea', '+a', 'op')).toEqual(['!access-needed'])
    expect(small.mode('alice', '#tea', '+h', 'op')).toEqual(['modes-changed'])
  })

  it('takes the rank of who is not logged in any more', () => {
    const small = rankedChannel()
    setAccess(small, 'op', 'o')
    setIn(small, 'alice', { key: 'secureOps', value: true })
    small.ask('op', { do: 'log-out' })
    const operators = [...(small.chat.channel('#tea')?.memberships.values() ?? [])].filter(({ ranks }) => ranks > VOICE)
    expect(operators.map(({ user }) => user.nick)).toEqual(['alice'])
  })
})

describe('SERVICE-12 AUTOOP', () => {
  it('that is off gives nobody a rank for joining, and the rank for the asking', () => {
    const small = rankedChannel()
    setAccess(small, 'stranger', 'o')
    setIn(small, 'alice', { key: 'autoOp', value: false })
    small.join('stranger', '#tea')
    expect(small.ranks('stranger', '#tea')).toBe(0)
    expect(changeRankByAccess(small, 'stranger', true, 'o', 'stranger')).toEqual(['modes-changed'])
    expect(changeRankByAccess(small, 'stranger', true, 'a', 'stranger')).toEqual(['!rank-needed'])
  })
})

describe('SERVICE-12 KEEPTOPIC', () => {
  const tidy = (small: SmallChat) => small.ask('', { do: 'tidy-channel', channel: '#tea', server: 'chat.test' })

  it('that is off lets the topic be forgotten when nobody is there, and not before', () => {
    const small = rankedChannel()
    small.ask('alice', { do: 'set-topic', channel: '#tea', topic: 'leaves' })
    setIn(small, 'alice', { key: 'keepTopic', value: false })
    expect(tidy(small)).toEqual([])
    for (const nick of MEMBERS) {
      small.ask(nick, { do: 'part', channel: '#tea', reason: '' })
    }
    expect(small.chat.channel('#tea')?.topic?.text).toBe('leaves')
    expect(tidy(small)).toEqual(['topic-set'])
    expect(small.chat.channel('#tea')?.topic).toBeUndefined()
    expect(tidy(small)).toEqual([])
  })
})
