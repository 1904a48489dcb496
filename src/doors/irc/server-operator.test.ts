import { expect, it } from 'vitest'
import type { User } from '../../chat/user.ts'
import type { IrcClient } from './client.ts'
import { addressFor } from './server-operator.ts'

const client = { address: '192.0.2.1' } as IrcClient

function person(id: string, rights: User['rights'] = [], address = '198.51.100.7'): User {
  return { id, rights, address } as User
}

it('WHO-4 an address is for oneself and for operators who may see it', () => {
  const alice = person('alice')
  expect(addressFor(client, alice, alice)).toBe('192.0.2.1')
  expect(addressFor(client, person('bob'), alice)).toBeUndefined()
  expect(addressFor(client, undefined, alice)).toBeUndefined()
  expect(addressFor(client, person('bob', ['kill', 'announce']), alice)).toBeUndefined()
  expect(addressFor(client, person('bob', ['see']), alice)).toBe('198.51.100.7')
  // Kept here by their account, with nobody connected.
  expect(addressFor(client, person('bob', ['see']), person('alice', [], ''))).toBeUndefined()
})
