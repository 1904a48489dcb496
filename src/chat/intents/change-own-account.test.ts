/** Devices, passkeys and passwords, as their owner changes them from a page. */
import { beforeEach, describe, expect, it } from 'vitest'
import { SmallChat } from '../../../test/support/small-chat.ts'
import { type ProvedAccount, provedBy } from '../accounts.ts'
import { copyChat } from '../chat.ts'
import type { Device, Passkey } from '../devices.ts'
import type { OwnAccountChange } from './change-own-account.ts'

const NEW = { argon2: 'new', scram: null }
const DAY_MS = 86_400_000

let small: SmallChat

function device(id: string, seenAt = small.at): Device {
  return { id, hash: `hash of ${id}`, name: 'Firefox · Linux', createdAt: seenAt, seenAt }
}

function passkey(id: string): Passkey {
  return { id, publicKey: 'key', algorithm: -7, counter: 0, name: 'a key', createdAt: small.at }
}

/** Asked for by nobody who is in the chat. */
function change(asked: OwnAccountChange, account: ProvedAccount = small.proof('alice')): string[] {
  return small.ask('', { do: 'change-own-account', account, change: asked })
}

/** As if it had just come by this device. */
function proofBy(id: string): ProvedAccount {
  const account = small.chat.account('alice')
  return account ? provedBy(account, device(id)) : small.proof('alice')
}

const devices = (): string[] => small.chat.account('alice')?.devices?.map(({ id }) => id) ?? []

beforeEach(() => {
  small = new SmallChat({ devicesPerAccount: 3, passkeysPerAccount: 2 })
  small.register('alice')
})

describe('WEB-20 a device', () => {
  it('is found by its hash, also in a copy of the chat, and no more when it is ended', () => {
    expect(change({ set: 'device', device: device('a') })).toEqual(['account-kept'])
    expect(copyChat(small.chat).devices.get('hash of a')).toBe('alice')
    expect(change({ set: 'devices-ended', ids: ['a', 'b'] })).toEqual(['account-kept'])
    expect([...small.chat.devices]).toEqual([])
    expect(change({ set: 'devices-ended', ids: ['a'] })).toEqual([])
  })

  it('gives way to new ones, the longest unseen first, and to time', () => {
    for (const id of ['a', 'b', 'c']) {
      change({ set: 'device', device: device(id) })
      small.at++
    }
    change({ set: 'device-seen', id: 'a' })
    change({ set: 'device', device: device('d') })
    expect(devices()).toEqual(['a', 'c', 'd'])
    small.at += 180 * DAY_MS
    change({ set: 'device', device: device('e') })
    expect(devices()).toEqual(['e'])
  })

  it('proves nothing from the moment when it is ended', () => {
    change({ set: 'device', device: device('a') })
    const proof = proofBy('a')
    const who = { nick: 'x', username: 'u', host: 'h', realname: '' }
    expect(small.ask('x', { do: 'enter', ...who, account: proof })).toEqual(['attached'])
    change({ set: 'devices-ended', ids: ['a'] })
    expect(small.ask('y', { do: 'enter', ...who, account: proof })).toEqual(['!proof-outdated'])
    expect(change({ set: 'device', device: device('b') }, proof)).toEqual(['!proof-outdated'])
  })

  it('ends with a new password, but for the one that asked, whose sessions stay', () => {
    for (const id of ['a', 'b']) change({ set: 'device', device: device(id) })
    small.enter('x', 'alice', 'second')
    const asked = { set: 'password', credentials: NEW, sessions: ['second'] } as const
    expect(change(asked, proofBy('b'))).toEqual(['account-kept', 'detached'])
    expect(devices()).toEqual(['b'])
    expect([...small.chat.sessions.keys()]).toEqual(['second'])
    const byIrc = { set: 'password', credentials: NEW, device: undefined } as const
    small.ask('second', { do: 'change-account', account: 'alice', change: byIrc })
    expect(devices()).toEqual([])
  })

  it('ends when the account is suspended, and none begins', () => {
    change({ set: 'device', device: device('a') })
    small.operator('root')
    small.ask('root', { do: 'change-account', account: 'alice', change: { set: 'suspended', reason: '' } })
    expect(devices()).toEqual([])
    expect(change({ set: 'device', device: device('b') })).toEqual(['!account-suspended'])
  })
})

describe('WEB-24 a passkey', () => {
  it('is of one account only, and only so many', () => {
    expect(change({ set: 'passkey', passkey: passkey('p') })).toEqual(['account-kept'])
    expect(change({ set: 'passkey', passkey: passkey('p') })).toEqual(['!passkey-taken'])
    change({ set: 'passkey', passkey: passkey('q') })
    expect(change({ set: 'passkey', passkey: passkey('r') })).toEqual(['!too-many-passkeys'])
    expect(copyChat(small.chat).passkeys.get('q')).toBe('alice')
    change({ set: 'passkey-ended', id: 'q' })
    expect([...small.chat.passkeys.keys()]).toEqual(['p'])
    expect(change({ set: 'passkey-ended', id: 'q' })).toEqual([])
  })

  it('counts when a device begins by it, and one that is gone begins none', () => {
    change({ set: 'passkey', passkey: passkey('p') })
    change({ set: 'device', device: device('a'), passkey: { id: 'p', counter: 7 } })
    expect(small.chat.account('alice')?.passkeys).toMatchObject([{ id: 'p', counter: 7 }])
    expect(change({ set: 'device', device: device('b'), passkey: { id: 'q', counter: 1 } })).toEqual([
      '!no-such-passkey',
    ])
  })

  it('has a name of one line', () => {
    change({ set: 'passkey', passkey: passkey('p') })
    expect(change({ set: 'passkey-name', id: 'p', name: 'my phone' })).toEqual(['account-kept'])
    expect(change({ set: 'passkey-name', id: 'p', name: 'a\nb' })).toEqual(['!bad-characters'])
    expect(change({ set: 'passkey-name', id: 'p', name: 'x'.repeat(101) })).toEqual(['!too-long'])
    expect(change({ set: 'passkey-name', id: 'q', name: 'x' })).toEqual(['!no-such-passkey'])
  })
})
