/** What was proved once, and is proved no more: another account of that name, another password; and who has to go then. */
import { describe, expect, it } from 'vitest'
import { SmallChat } from '../../../test/support/small-chat.ts'

const NEW = { set: 'password', credentials: { argon2: 'new', scram: null } } as const

function withAlice(): SmallChat {
  const small = new SmallChat()
  small.register('alice')
  return small
}

const PASSKEY = { id: 'k', publicKey: 'p', algorithm: -7, counter: 0, name: '', createdAt: 1 }

it('WEB-25 a password that is set without the old one ends passkeys and certificates; with it they stay', () => {
  const small = new SmallChat()
  small.register('amy')
  small.ask('amy', {
    do: 'change-own-account',
    account: small.proof('amy'),
    change: { set: 'passkey', passkey: PASSKEY },
  })
  small.ask('amy', { do: 'change-account', account: 'amy', change: { set: 'certificate', fingerprint: 'c', on: true } })
  const credentials = small.chat.account('amy')?.credentials
  if (!credentials) throw new Error('there is no account')
  small.ask('amy', { do: 'change-account', account: 'amy', change: { set: 'password', credentials } })
  expect([small.chat.passkeys.has('k'), small.chat.certificates.has('c')]).toEqual([true, true])
  small.operator('root')
  small.ask('root', { do: 'change-account', account: 'amy', change: { set: 'reset', hash: 'h', until: 1e9 } })
  small.enter('guest')
  const change = { set: 'password-by-reset', credentials, hash: 'h' } as const
  small.ask('guest', { do: 'change-account', account: 'amy', change })
  expect([small.chat.passkeys.has('k'), small.chat.certificates.has('c')]).toEqual([false, false])
})

describe('ACCOUNT-9 a proof', () => {
  it('is none for an account that was made anew under the name', () => {
    const small = withAlice()
    const proof = small.proof('alice')
    small.ask('alice', { do: 'drop-account', account: 'alice' })
    small.at++
    small.ask('alice', { do: 'register-account', account: 'alice', credentials: NEW.credentials })
    const who = { nick: 'x', username: 'u', host: 'h', realname: '' }
    expect(small.ask('x', { do: 'enter', ...who, account: proof })).toEqual(['!proof-outdated'])
    small.enter('bob')
    expect(small.ask('bob', { do: 'log-in', account: proof })).toEqual(['!proof-outdated'])
    expect(small.logIn('bob', 'alice')).toEqual(['logged-in'])
  })

  it.each([
    [NEW],
    [{ set: 'suspended', reason: '' } as const, { set: 'unsuspended' } as const],
    [{ set: 'certificate', fingerprint: 'aa', on: false } as const],
  ])('is none after %j', (...changes) => {
    const small = withAlice()
    small.operator('root')
    const account = 'alice'
    small.ask('root', { do: 'change-account', account, change: { set: 'certificate', fingerprint: 'aa', on: true } })
    const proof = small.proof('alice')
    for (const change of changes) small.ask('root', { do: 'change-account', account, change })
    small.enter('bob')
    expect(small.ask('bob', { do: 'log-in', account: proof })).toEqual(['!proof-outdated'])
  })
})

describe('ACCOUNT-10 a new password', () => {
  it('ends all other sessions of its account, and leaves the one that asked', () => {
    const small = withAlice()
    small.enter('x', 'alice', 'second')
    small.enter('other')
    small.logIn('other', 'alice')
    expect(small.ask('second', { do: 'change-account', account: 'alice', change: NEW })).toEqual([
      'account-kept',
      'detached',
      'left',
    ])
    expect([...small.chat.sessions.keys()]).toEqual(['second'])
    expect(small.chat.userByNick('alice')?.sessions.map(({ id }) => id)).toEqual(['second'])
  })

  it('by token, or by an operator, ends all of them', () => {
    const small = withAlice()
    small.operator('root')
    const reset = { set: 'reset', hash: 'h', until: 9999 } as const
    small.ask('root', { do: 'change-account', account: 'alice', change: reset })
    const change = { ...NEW, set: 'password-by-reset', hash: 'h' } as const
    small.enter('bob')
    expect(small.ask('bob', { do: 'change-account', account: 'alice', change })).toEqual(['account-kept', 'left'])
    expect(small.enter('alice', 'alice')).toEqual(['entered'])
    expect(small.ask('root', { do: 'change-account', account: 'alice', change: NEW })).toEqual(['account-kept', 'left'])
  })

  it('leaves who is always on in the channels, away while nobody is connected', () => {
    const small = withAlice()
    small.settings('alice', { alwaysOn: true })
    small.enter('x', 'alice', 'second')
    small.join('alice', '#tea')
    small.operator('root')
    const asked = { do: 'change-account', account: 'alice', change: NEW } as const
    expect(small.ask('root', asked)).toEqual(['account-kept', 'detached', 'detached'])
    expect(small.chat.userByNick('alice')).toMatchObject({ sessions: [], away: 'not connected' })
    expect(small.ranks('alice', '#tea')).toBeDefined()
    expect(small.ask('root', asked)).toEqual(['account-kept'])
  })
})

describe('ACCOUNT-11 who is logged in no more', () => {
  it('has the nick of the account no more', () => {
    const small = withAlice()
    small.join('alice', '#tea')
    expect(small.ask('alice', { do: 'log-out' })).toEqual(['logged-out', 'renamed'])
    expect(small.chat.userOf('alice')?.nick).toMatch(/^Guest\d+$/)
    expect(small.enter('alice', 'alice', 'again')).toEqual(['entered'])
  })

  it('keeps any other nick', () => {
    const small = withAlice()
    small.ask('alice', { do: 'rename', nick: 'wonder' })
    expect(small.ask('alice', { do: 'log-out' })).toEqual(['logged-out'])
  })

  it('gives it up for another account, too', () => {
    const small = withAlice()
    small.register('bob')
    expect(small.logIn('alice', 'bob')).toEqual(['logged-out', 'logged-in', 'renamed'])
    expect(small.chat.userByNick('alice')).toBeUndefined()
  })

  it('gets a number that nobody has', () => {
    const small = withAlice()
    small.register('bob')
    small.ask('alice', { do: 'log-out' })
    const { nick = '' } = small.chat.userOf('alice') ?? {}
    const before = small.chat.lastSeq
    small.ask('bob', { do: 'log-out' })
    expect(small.chat.lastSeq).toBe(before)
    expect(small.chat.userOf('bob')?.nick).not.toBe(nick)
  })
})

it('UBAN-6 a nick that is banned from the server is not taken by REGAIN either', () => {
  const small = withAlice()
  small.operator('root')
  small.enter('bob')
  small.logIn('bob', 'alice')
  const ban = { does: 'ban', kind: 'mask', what: 'alice!*@*', reason: '', until: null } as const
  small.ask('root', { do: 'ban-from-server', ban })
  expect(small.ask('bob', { do: 'ghost', nick: 'alice', regain: true })).toEqual(['!banned-from-server'])
  expect(small.ask('bob', { do: 'ghost', nick: 'alice', regain: false })).toEqual(['!no-such-nick'])
})
