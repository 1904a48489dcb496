import { expect, it } from 'vitest'
import { proofOf, SmallChat } from '../../../test/support/small-chat.ts'

const NO_CREDENTIALS = { argon2: null, scram: null }
const HASH = 'the hash'
/** The clock of a small chat stays below. */
const LATER = 9_000_000
const reg = (account: string, until = LATER) =>
  ({
    do: 'register-account',
    account,
    credentials: NO_CREDENTIALS,
    email: `${account}@example.org`,
    verification: { hash: HASH, until },
  }) as const

it('EMAIL-1 nobody enters or logs in with an account that is not verified, whatever they proved', () => {
  const small = new SmallChat()
  small.enter('bob')
  expect(small.ask('bob', reg('bob'))).toEqual(['account-kept'])
  expect(small.chat.userOf('bob')?.account).toBe('')
  small.enter('carol')
  expect(small.logIn('carol', 'bob')).toEqual(['!account-unverified'])
  const who = { nick: 'x', username: 'x', host: 'x', realname: '' }
  const account = proofOf(small.chat, 'bob')
  expect(small.ask('x', { do: 'enter', ...who, account })).toEqual(['!account-unverified'])
  expect(small.ask('carol', { do: 'rename', nick: 'BOB' })).toEqual(['!nick-registered'])
  small.ask('bob', { do: 'leave', reason: '' })
  expect(small.ask('carol', { do: 'rename', nick: 'BOB' })).toEqual(['!nick-registered'])
  expect(small.ask('x', { do: 'enter', ...who, nick: 'bob', made: { ...account, createdAt: -1 } })).toEqual([
    '!nick-registered',
  ])
  expect(small.ask('x', { do: 'enter', ...who, nick: 'bob', made: account })).toEqual(['entered'])
  expect(small.chat.userOf('x')?.account).toBe('')
})

it('EMAIL-2 a code is good once, for its account, and in time', () => {
  const small = new SmallChat()
  small.enter('bob')
  small.ask('bob', reg('bob'))
  small.enter('carol')
  const verify = (account: string, hash: string) => small.ask('bob', { do: 'verify-account', account, hash })
  expect(verify('bob', 'another')).toEqual(['!code-wrong'])
  expect(verify('carol', HASH)).toEqual(['!code-wrong'])
  expect(verify('bob', HASH)).toEqual(['account-kept', 'logged-in'])
  expect(verify('bob', HASH)).toEqual(['!logged-in-already'])
  small.ask('carol', reg('carol', -1))
  expect(small.ask('carol', { do: 'verify-account', account: 'carol', hash: HASH })).toEqual(['!code-wrong'])
})

it('EMAIL-1 what is left of an account that is given up is nothing, also not in access lists', () => {
  const small = new SmallChat()
  small.register('alice')
  small.join('alice', '#tea')
  small.ask('alice', { do: 'register-channel', channel: '#tea' })
  small.enter('bob')
  small.ask('bob', reg('bob', -1))
  small.ask('alice', { do: 'set-access', channel: '#tea', account: 'bob', ranks: 'o' })
  small.enter('dave')
  small.ask('dave', reg('dave'))
  expect(small.ask('', { do: 'expire-accounts' })).toEqual(['registration-set', 'account-kept'])
  expect(small.chat.channel('#tea')?.registration?.access).toEqual({})
  expect([...small.chat.accounts.keys()]).toEqual(['alice', 'dave'])
  expect(small.ask('', { do: 'expire-accounts' })).toEqual([])
})

it('EMAIL-5 a token that can be asked for by anybody does not push aside an operator’s', () => {
  const small = new SmallChat()
  small.enter('bob')
  small.ask('bob', reg('bob'))
  const allow = () => small.ask('', { do: 'allow-reset', account: 'bob', hash: 'mailed', until: LATER })
  expect(allow()).toEqual(['!no-such-account'])
  small.ask('bob', { do: 'verify-account', account: 'bob', hash: HASH })
  expect(allow()).toEqual(['account-kept'])
  expect(small.chat.account('bob')?.reset).toEqual({ hash: 'mailed', until: LATER, byMail: true })
  small.register('root')
  small.ask('root', { do: 'take-rights', rights: ['accounts'], keep: false })
  small.ask('root', { do: 'change-account', account: 'bob', change: { set: 'reset', hash: 'given', until: LATER } })
  expect(allow()).toEqual(['!no-such-account'])
  expect(small.chat.account('bob')?.reset).toEqual({ hash: 'given', until: LATER })
})

it('EMAIL-7 who has not entered makes an account only as a newcomer', () => {
  const small = new SmallChat()
  const newcomer = { source: 'bob!b@h', address: '192.0.2.1' }
  expect(small.ask('x', reg('bob'))).toEqual(['!not-here'])
  expect(small.ask('x', { ...reg('bob'), newcomer })).toEqual(['account-kept'])
  expect(small.ask('x', { do: 'change-account', account: 'bob', change: { set: 'unsuspended' } })).toEqual([
    '!not-here',
  ])
})
