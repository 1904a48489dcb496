import { beforeEach, describe, expect, it } from 'vitest'
import { createFakeExport, exportedText, type FakeExport } from '../../test/support/fake-export.ts'
import { openHubHouse } from '../../test/support/hub-house.ts'
import type { Account } from '../chat/accounts.ts'
import { MESSAGE_KINDS } from '../chat/entry.ts'
import { Exports } from './exports.ts'

const MINUTE_MS = 60_000

let house: ReturnType<typeof openHubHouse>
let source: FakeExport
let exports: Exports

function makeAccount(name: string, createdAt = house.clock.now()): void {
  house.hub.chat.accounts.set(name.toLowerCase(), { name, createdAt } as Account)
}

function tokenFor(account: string): string {
  return exports.offer(account)?.slice('http://chat.test:1/export/'.length) ?? ''
}

async function read(token: string): Promise<Record<string, unknown>[]> {
  const stream = exports.take(token)
  if (stream === undefined || stream === 'busy') throw new Error('there is nothing to read')
  let text = ''
  for await (const bytes of stream) text += Buffer.from(bytes).toString()
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

beforeEach(() => {
  house = openHubHouse()
  source = createFakeExport()
  exports = new Exports({ hub: house.hub, source, origin: () => 'http://chat.test:1' })
  makeAccount('Alice')
})

describe('EXPORT-3 what somebody said', () => {
  it('is read for their account, from when it was made, and comes without the reactions of others in channels', async () => {
    source.pieces = [[], [exportedText(2, 'one')], [], [exportedText(3, 'two', { timeline: -5, target: 'bob' })]]
    expect(exports.offer('alice')).toMatch(/^http:\/\/chat\.test:1\/export\/[0-9a-f]{32}$/)
    const lines = await read(tokenFor('ALICE'))
    expect(lines).toMatchObject([
      { text: 'one', channel: '#lobby' },
      { text: 'two', to: 'bob' },
    ])
    expect(lines.map((line) => 'reactions' in line)).toEqual([false, true])
    expect(source.wishes).toEqual([
      { kinds: MESSAGE_KINDS, account: 'alice', conversations: true, since: house.clock.now() },
    ])
  })

  it('is for accounts', () => {
    expect(exports.offer('nobody')).toBeUndefined()
    expect(exports.offer('')).toBeUndefined()
  })
})

describe('EXPORT-4 a link', () => {
  it('works once', async () => {
    const token = tokenFor('alice')
    expect(exports.has(token)).toBe(true)
    expect(await read(token)).toEqual([])
    expect(exports.has(token)).toBe(false)
    expect(exports.take(token)).toBeUndefined()
  })

  it('works for ten minutes', () => {
    const token = tokenFor('alice')
    house.clock.advance(10 * MINUTE_MS - 1)
    expect(exports.has(token)).toBe(true)
    house.clock.advance(1)
    expect(exports.has(token)).toBe(false)
    expect(exports.take(token)).toBeUndefined()
  })

  it('ends with the next one, and no other does', () => {
    makeAccount('bob')
    const [first, bobs, second] = [tokenFor('alice'), tokenFor('bob'), tokenFor('alice')]
    expect([first, bobs, second].map((token) => exports.has(token))).toEqual([false, true, true])
  })

  it('is not for an account that was made anew under the same name, nor for none', () => {
    const token = tokenFor('alice')
    makeAccount('alice', house.clock.now() + 1)
    expect(exports.has(token)).toBe(false)
    house.hub.chat.accounts.delete('alice')
    expect(exports.take(token)).toBeUndefined()
  })

  it.each(['', 'x', '0'.repeat(32), '0'.repeat(31), `${'0'.repeat(32)}0`, '../export'])('is not %j', (token) => {
    tokenFor('alice')
    expect(exports.has(token)).toBe(false)
    expect(exports.take(token)).toBeUndefined()
  })

  it('is not given where a thousand wait, until those are over', () => {
    for (let i = 0; i < 1000; i++) {
      makeAccount(`a${i}`)
      expect(tokenFor(`a${i}`)).not.toBe('')
    }
    expect(tokenFor('alice')).toBe('')
    house.clock.advance(10 * MINUTE_MS)
    expect(tokenFor('alice')).not.toBe('')
  })
})

describe('EXPORT-5 reading', () => {
  it('is done for two at once; a third keeps the link for later', async () => {
    for (const name of ['b', 'c']) makeAccount(name)
    const tokens = ['alice', 'b', 'c'].map(tokenFor)
    const [one, two, three] = tokens.map((token) => exports.take(token))
    expect([typeof one, typeof two, three]).toEqual(['object', 'object', 'busy'])
    // Nobody ever took anything of it.
    await (one as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]().return?.()
    expect(await read(tokens[2] ?? '')).toEqual([])
  })

  it('that takes long gives way to one that waits, and an account’s own to its next', async () => {
    for (const name of ['b', 'c']) makeAccount(name)
    source.pieces = [[exportedText(2, 'one')], [exportedText(3, 'two')]]
    const slow = exports.take(tokenFor('alice')) as AsyncIterable<Uint8Array>
    const reading = slow[Symbol.asyncIterator]()
    await reading.next()
    expect(typeof exports.take(tokenFor('b'))).toBe('object')
    house.clock.advance(10 * MINUTE_MS - 1)
    expect(exports.take(tokenFor('c'))).toBe('busy')
    house.clock.advance(1)
    expect(typeof exports.take(tokenFor('c'))).toBe('object')
    await expect(reading.next()).rejects.toThrow('others wait')
    expect(typeof exports.take(tokenFor('c'))).toBe('object')
    expect(exports.take(tokenFor('alice'))).not.toBe('busy')
    expect(exports.take(tokenFor('b'))).toBe('busy')
  })

  it('ends with who reads', async () => {
    source.pieces = [[exportedText(2, 'one')], [exportedText(3, 'two')]]
    const stream = exports.take(tokenFor('alice'))
    for await (const _ of stream as AsyncIterable<Uint8Array>) break
    expect(source.open).toBe(0)
  })

  it('that fails is logged, fails, and makes room for others', async () => {
    for (let i = 0; i < 3; i++) {
      source.pieces = [[exportedText(2, 'one')], new Error('the disk')]
      await expect(read(tokenFor('alice'))).rejects.toThrow('the disk')
    }
    expect(house.warnings).toHaveLength(3)
  })
})
