/** Bans of the whole server: that what is found is what fits, however they were set, and what it costs. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { banFitsAny, banKey, type ServerBan } from './server-ban.ts'
import { ServerBans } from './server-bans.ts'

const MASKS = ['*!*@*.example', '*!*@a.example', '*!*@A.EXAMPLE', 'bob!*@*', 'BOB!*@*', 'b?b!*@*', '*!u@*', '*!*@b@c']
const NETWORKS = [
  '192.0.2.1',
  '192.0.2.0/24',
  '192.0.2.77/24',
  '192.0.2.1/32',
  '0.0.0.0/0',
  '192.0.2.0/23',
  '2001:db8::1',
  '2001:0db8:0::1',
  '2001:db8::/33',
  '2001:db8:8000::/33',
  '::/0',
]
const ACCOUNTS = ['bob', 'Bob', 'eve', 'Ünal', 'ünal']

const ban = fc.record({
  does: fc.constantFrom('ban' as const, 'shun' as const),
  target: fc.oneof(
    fc.record({ kind: fc.constant('mask' as const), what: fc.constantFrom(...MASKS) }),
    fc.record({ kind: fc.constant('address' as const), what: fc.constantFrom(...NETWORKS) }),
    fc.record({ kind: fc.constant('account' as const), what: fc.constantFrom(...ACCOUNTS) }),
  ),
  until: fc.constantFrom(null, 5, 20),
})
const deed = fc.record({ ban, isLifted: fc.boolean() })
const address = fc.constantFrom('', '192.0.2.1', '192.0.3.9', '2001:db8::1', '2001:db8:8000::2', 'nonsense')
const suspect = fc.record({
  source: fc.constantFrom('', 'bob!u@a.example', 'BoB!v@b.example', 'bab!u@x', 'eve!x@b@c', 'eve!x!y@c', 'eve@c!x'),
  account: fc.constantFrom('', 'BOB', 'ÜNAL', 'alice'),
  address,
  sessions: fc.array(
    address.map((one) => ({ address: one })),
    { maxLength: 2 },
  ),
})

describe('UBAN-1 of the bans of a server', () => {
  it('those are found that fit, and no others', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 30 }), suspect, (deeds, somebody) => {
        const bans = new ServerBans()
        const all = new Map<string, ServerBan>()
        for (const { ban: it, isLifted } of deeds) {
          const one: ServerBan = { does: it.does, ...it.target, until: it.until, reason: '', by: 'root', at: 1 }
          if (isLifted) bans.delete(banKey(one))
          else bans.add(one)
          all.delete(banKey(one))
          if (!isLifted) all.set(banKey(one), one)
        }
        expect([...bans]).toEqual([...all])
        expect(bans.size).toBe(all.size)
        for (const does of ['ban', 'shun'] as const) {
          const fitting = [...all.values()].filter((one) => one.does === does && banFitsAny(one, somebody, 10))
          expect(new Set(bans.fitting(does, somebody, 10))).toEqual(new Set(fitting))
          expect(bans.find(does, somebody, 10) !== undefined).toBe(fitting.length > 0)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('those of addresses, networks, accounts, nicks and hosts are not walked', () => {
    const bans = new ServerBans()
    let looked = 0
    const set = (kind: ServerBan['kind'], what: string): void =>
      bans.add({
        get does() {
          looked++
          return 'ban' as const
        },
        kind,
        what,
        reason: '',
        by: 'root',
        at: 1,
        until: null,
      })
    for (let i = 0; i < 200; i++) {
      set('address', `10.0.${i}.1`)
      set('address', `2001:db8:${i}::/48`)
      set('account', `spammer${i}`)
      set('mask', `*!*@${i}.example`)
      set('mask', `spam${i}!*@*`)
    }
    const somebody = { source: 'spam7!u@8.example', account: 'spammer9', address: '10.0.10.1' }
    expect([...bans.fitting('ban', somebody, 2)].map(({ what }) => what)).toEqual([
      'spammer9',
      'spam7!*@*',
      '*!*@8.example',
      '10.0.10.1',
    ])
    expect(looked).toBe(4)
  })
})
