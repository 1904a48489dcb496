/** Bans and shuns of the whole server: what they do when there are several, and what they cost. */
import { expect, it } from 'vitest'
import { SmallChat } from '../../../test/support/small-chat.ts'
import type { ServerBan } from '../server-ban.ts'
import { cpuMs } from '../../../test/support/cpu-time.ts'

function shun(what: string, until: number | null, does: ServerBan['does'] = 'shun') {
  return { do: 'ban-from-server', ban: { does, kind: 'mask', what, reason: '', until } } as const
}

it('of two shuns the one that ends later counts', () => {
  const small = new SmallChat()
  small.operator('root')
  small.enter('bob')
  // The operator of course is not u@h themselves.
  small.ask('root', shun('bob', 2000))
  small.ask('root', shun('bo?', null))
  small.at = 3000
  expect(small.join('bob', '#tea')).toEqual(['!shunned'])
  small.ask('root', { do: 'lift-server-ban', kind: 'mask', what: 'bo?' })
  expect(small.join('bob', '#tea')).toEqual(['joined'])
})

it('a shun that becomes a ban shuns nobody, and one that is lifted sets free', () => {
  const small = new SmallChat()
  small.operator('root')
  small.enter('bob')
  small.ask('root', shun('bo*', null))
  expect(small.join('bob', '#tea')).toEqual(['!shunned'])
  small.ask('root', { do: 'lift-server-ban', kind: 'mask', what: 'BO*' })
  expect(small.join('bob', '#tea')).toEqual(['joined'])
})

it('a thousand bans that ran out cost little where thousands are present', () => {
  const small = new SmallChat({ serverBans: 1000 })
  small.operator('root')
  for (let i = 0; i < 3000; i++) small.enter(`n${i}`)
  for (let i = 0; i < 1000; i++) small.ask('root', shun(`x${i}x`, 2000))
  small.at = 3000
  const cost = cpuMs(() => expect(small.ask('root', shun('last', null))).toHaveLength(1001))
  // Every user against every ban for each of the thousand would be minutes.
  expect(cost).toBeLessThan(5000)
})

it('a ban of an address fits whoever has any connection from it, first or later', () => {
  const small = new SmallChat()
  small.operator('root')
  small.chat.users.forEach((user) => (user.address = ''))
  small.register('bob')
  const who = { nick: 'x', username: 'u', host: 'h', address: '198.51.100.7', realname: '' }
  expect(small.ask('second', { do: 'enter', ...who, account: small.proof('bob') })).toEqual(['attached'])
  const ban = { does: 'ban', kind: 'address', what: '198.51.100.0/24', reason: '', until: null } as const
  expect(small.ask('root', { do: 'ban-from-server', ban: { ...ban, does: 'shun' } })).toEqual(['server-ban-set'])
  expect(small.join('bob', '#tea')).toEqual(['!shunned'])
  expect(small.ask('root', { do: 'ban-from-server', ban })).toEqual(['server-ban-set', 'left'])
})
