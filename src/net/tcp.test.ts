import { afterEach, expect, test } from 'vitest'
import type { Guest, TestDoor, TestDoorOptions } from '../../test/support/front-door.ts'
import { closeTestDoor, openTestDoor } from '../../test/support/front-door.ts'
import type { RawClient } from '../../test/support/raw-client.ts'
import { openRawClient } from '../../test/support/raw-client.ts'

let snug: TestDoor | undefined
const clients: RawClient[] = []

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy()
  if (snug) await closeTestDoor(snug)
})

/** Comes in by the irc door, and waits until it is there. */
async function comeIn(door: TestDoor): Promise<{ client: RawClient; guest: Guest }> {
  const client = await openRawClient(door.port)
  clients.push(client)
  const before = door.guests.length
  await client.send('NICK someone\r\n')
  await door.when(() => door.guests.length > before)
  return { client, guest: door.guests[before] as Guest }
}

async function open(options?: TestDoorOptions): Promise<TestDoor> {
  snug = await openTestDoor(options)
  return snug
}

const quiet: TestDoorOptions = { onBytes() {} }

test('a peer that has ended its side still gets its answers, then the door is told', async () => {
  const door = await open(quiet)
  const { client, guest } = await comeIn(door)
  await client.send('PRIVMSG #a :last words\r\n')
  client.end()
  await door.when(() => guest.hasEnded)
  expect(guest.heard).toContain('last words')
  expect(guest.reason).toBeUndefined()
  guest.connection.write(Buffer.from('the answer\r\n'))
  door.clock.advance(200)
  expect(guest.reason).toBe('Connection closed')
  expect(await client.closed).toBe('the answer\r\n')
})

test('what was said with the end in one breath is decided at once', async () => {
  const door = await open()
  const client = await openRawClient(door.port)
  clients.push(client)
  client.socket.end('NI')
  expect(await client.until('>')).toBe('plain<NI>\r\n')
  expect(door.guests[0]?.hasEnded).toBe(true)
})

test('a connection that is cut has a reason in words', async () => {
  const door = await open(quiet)
  const { client, guest } = await comeIn(door)
  client.socket.resetAndDestroy()
  await door.when(() => guest.reason !== undefined)
  expect(guest.reason).toBe('Connection reset by peer')
  guest.connection.write(Buffer.from('too late\r\n'))
  guest.connection.close()
  guest.connection.destroy()
})

test('close lets what was written leave, drops what still comes, and tells the door once', async () => {
  const door = await open(quiet)
  const { client, guest } = await comeIn(door)
  const heard = guest.heard
  guest.connection.write(Buffer.from('goodbye\r\n'))
  guest.connection.close()
  guest.connection.write(Buffer.from('not this\r\n'))
  await client.send('and another thing\r\n')
  expect(await client.closed).toBe('goodbye\r\n')
  client.end()
  await door.when(() => guest.reason !== undefined)
  expect(guest.heard).toBe(heard)
})

test('a peer that does not take the goodbye is cut off after three seconds', async () => {
  const door = await open(quiet)
  const { client, guest } = await comeIn(door)
  client.socket.pause()
  guest.connection.write(Buffer.alloc(32 * 1024 * 1024))
  guest.connection.close()
  door.clock.advance(2999)
  await new Promise((resolve) => setImmediate(resolve))
  expect(guest.reason).toBeUndefined()
  door.clock.advance(1)
  await door.when(() => guest.reason !== undefined)
})

test('a slow reader has unsent bytes until it has caught up, and costs the others nothing', async () => {
  const door = await open(quiet)
  const slow = await comeIn(door)
  const other = await comeIn(door)
  slow.client.socket.pause()
  const line = Buffer.alloc(1024 * 1024, 'x')
  for (let i = 0; i < 16; i++) slow.guest.connection.write(line)
  expect(slow.guest.connection.unsentBytes).toBeGreaterThan(0)
  other.guest.connection.write(Buffer.from('hello\r\n'))
  await other.client.until('hello')
  expect(other.guest.connection.unsentBytes).toBe(0)
  slow.client.socket.resume()
  while (slow.guest.connection.unsentBytes > 0) await new Promise((resolve) => setImmediate(resolve))
})

test('pause leaves what comes in the network, resume brings it', async () => {
  const door = await open(quiet)
  const { client, guest } = await comeIn(door)
  guest.connection.pause()
  const before = guest.heard
  const more = 'y'.repeat(4 * 1024 * 1024)
  const sent = client.send(more)
  const other = await comeIn(door)
  expect(other.guest.heard).toBe('NICK someone\r\n')
  expect(guest.heard).toBe(before)
  guest.connection.resume()
  await sent
  await door.when(() => guest.heard.length === before.length + more.length)
})

test('FRONT-6 whoever is one too many gets one sentence, and is counted', async () => {
  const door = await open({ ...quiet, limits: { maxConnections: 10, maxPerAddress: 1, maxFromLoopback: 2 } })
  await comeIn(door)
  const second = await comeIn(door)
  const third = await openRawClient(door.port)
  clients.push(third)
  expect(await third.closed).toBe('ERROR :Too many connections from your address\r\n')
  expect(door.refusals).toEqual(['too-many-from-address'])
  second.client.destroy()
  await door.when(() => second.guest.hasEnded || second.guest.reason !== undefined)
  door.clock.advance(200)
  await door.when(() => second.guest.reason !== undefined)
  while (door.door.counts().open > 1) await new Promise((resolve) => setImmediate(resolve))
  await comeIn(door)
})

test('FRONT-6 a server that is full says so', async () => {
  const door = await open({ ...quiet, limits: { maxConnections: 1, maxPerAddress: 9, maxFromLoopback: 9 } })
  await comeIn(door)
  const second = await openRawClient(door.port)
  clients.push(second)
  expect(await second.closed).toBe('ERROR :The server is full\r\n')
  expect(door.refusals).toEqual(['too-many'])
})
