import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Guest, TestDoor } from '../../test/support/front-door.ts'
import { closeTestDoor, openTestDoor } from '../../test/support/front-door.ts'
import { openRawClient } from '../../test/support/raw-client.ts'
import { linesOf } from './websocket.ts'

let snug: TestDoor
const sockets: WebSocket[] = []

beforeEach(async () => {
  snug = await openTestDoor({ onBytes() {}, allowedOrigins: ['https://chat.example'] })
})

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate()
  await closeTestDoor(snug)
})

interface Came {
  readonly socket: WebSocket
  readonly guest: Guest
}

async function come(protocols: string[] = [], path = '/irc', headers: Record<string, string> = {}): Promise<Came> {
  const before = snug.guests.length
  const socket = new WebSocket(`ws://127.0.0.1:${snug.port}${path}`, protocols, { headers })
  sockets.push(socket)
  await once(socket, 'open')
  await snug.when(() => snug.guests.length > before)
  return { socket, guest: snug.guests[before] as Guest }
}

/** The status with which an upgrade is refused. */
async function refusalOf(path: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  const socket = new WebSocket(`ws://127.0.0.1:${snug.port}${path}`, { headers })
  sockets.push(socket)
  socket.on('error', () => {})
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode?: number }]
  return response.statusCode
}

/** The next messages, each with whether it is binary. */
async function messages(socket: WebSocket, count: number): Promise<[string, boolean][]> {
  const all: [string, boolean][] = []
  return new Promise((resolve) => {
    socket.on('message', (message: Buffer, isBinary) => {
      all.push([message.toString('latin1'), isBinary])
      if (all.length === count) resolve(all)
    })
  })
}

describe.each([
  [['text.ircv3.net'], 'text.ircv3.net', false],
  [['binary.ircv3.net'], 'binary.ircv3.net', true],
  [['binary.ircv3.net', 'text.ircv3.net'], 'binary.ircv3.net', true],
  [['other', 'text.ircv3.net', 'binary.ircv3.net'], 'text.ircv3.net', false],
  [[], '', false],
])('with %j offered', (offered, agreed, isBinary) => {
  test(`«${agreed}» is agreed on, and each line is one message`, async () => {
    const { socket, guest } = await come(offered)
    expect(socket.protocol).toBe(agreed)
    expect(guest.connection.transport).toBe('messages')
    expect(guest.connection.address).toBe('127.0.0.1')
    socket.send('NICK alice', { binary: isBinary })
    socket.send('USER a 0 * :ä', { binary: isBinary })
    await snug.when(() => guest.pieces.length === 2)
    expect(guest.pieces).toEqual(['NICK alice\r\n', Buffer.from('USER a 0 * :ä\r\n').toString('latin1')])
    const coming = messages(socket, 2)
    guest.connection.write(Buffer.from(':a PRIVMSG b :one\r\n:a PRIVMSG b :two\r\n'))
    expect(await coming).toEqual([
      [':a PRIVMSG b :one', isBinary],
      [':a PRIVMSG b :two', isBinary],
    ])
    expect(guest.connection.unsentBytes).toBe(0)
  })
})

test('text that is not UTF-8 is mended for text messages, and left alone for binary ones', async () => {
  const line = Buffer.from('caf\xe9\r\n', 'latin1')
  const text = await come(['text.ircv3.net'])
  const binary = await come(['binary.ircv3.net'])
  const both = Promise.all([messages(text.socket, 1), messages(binary.socket, 1)])
  text.guest.connection.write(line)
  binary.guest.connection.write(line)
  expect(await both).toEqual([[[Buffer.from('caf\ufffd').toString('latin1'), false]], [['caf\xe9', true]]])
})

describe('a message', () => {
  test.each([
    ['with a line end inside', 'NICK a\r\nQUIT', false, 1007],
    ['with a bare CR inside', 'NICK a\rQUIT', false, 1007],
    ['that is too long', 'x'.repeat(9000), false, 1009],
    ['of the kind that was not agreed on', 'NICK a', true, 1003],
  ])('%s closes the connection', async (_name, message, isBinary, code) => {
    const { socket, guest } = await come(['text.ircv3.net'])
    socket.send(message, { binary: isBinary })
    const [closedWith] = (await once(socket, 'close')) as [number]
    expect(closedWith).toBe(code)
    await snug.when(() => guest.reason !== undefined)
    expect(guest.heard).toBe('')
    if (code === 1009) expect(guest.reason).toBe('Message too long')
  })

  test('may be as long as a line with tags', async () => {
    const { socket, guest } = await come(['text.ircv3.net'])
    socket.send('x'.repeat(8191 + 510))
    await snug.when(() => guest.heard.length === 8191 + 512)
  })

  test('may end its line all the same', async () => {
    const { socket, guest } = await come(['text.ircv3.net'])
    socket.send('NICK a\r\n')
    await snug.when(() => guest.pieces.length === 1)
    expect(guest.heard).toBe('NICK a\r\n')
  })
})

describe('who may come in', () => {
  test('programs, our own pages and those on the list, at either path', async () => {
    await come([], '/irc')
    await come([], '/')
    await come([], '/irc', { origin: `http://127.0.0.1:${snug.port}` })
    await come([], '/irc', { origin: 'https://chat.example' })
  })

  test('no pages of other sites, and no other path', async () => {
    expect(await refusalOf('/irc', { origin: 'https://evil.example' })).toBe(403)
    expect(await refusalOf('/irc', { origin: 'null' })).toBe(403)
    expect(await refusalOf('/irc', { origin: 'http://127.0.0.1:1' })).toBe(403)
    expect(await refusalOf('/elsewhere')).toBe(404)
    expect(snug.guests).toHaveLength(0)
  })

  test('WEB-11 no page at a name that nobody here knows; a program may call us anything', async () => {
    const refused = { host: 'evil.example', origin: 'http://evil.example' }
    expect(await refusalOf('/irc', refused)).toBe(421)
    await come([], '/irc', { host: 'evil.example' })
  })

  test('a handshake that is none is a bad request', async () => {
    const client = await openRawClient(snug.port)
    await client.send('GET /irc HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
    expect(await client.closed).toMatch(/^HTTP\/1\.1 400/)
    client.destroy()
  })
})

describe('the end', () => {
  test('by the door: what was written arrives before it', async () => {
    const { socket, guest } = await come()
    const last = messages(socket, 1)
    const closed = once(socket, 'close')
    guest.connection.write(Buffer.from('ERROR :bye\r\n'))
    guest.connection.close()
    guest.connection.write(Buffer.from('not this\r\n'))
    expect(await last).toEqual([['ERROR :bye', false]])
    expect((await closed)[0]).toBe(1000)
    await snug.when(() => guest.reason === 'Connection closed')
  })

  test('by the door, when the peer does not answer', async () => {
    const { socket, guest } = await come()
    socket.pause()
    guest.connection.close()
    snug.clock.advance(3000)
    await snug.when(() => guest.reason !== undefined)
  })

  test('by the peer, with and without a goodbye', async () => {
    const polite = await come()
    polite.socket.close()
    await snug.when(() => polite.guest.reason === 'Connection closed')
    const rude = await come()
    rude.socket.terminate()
    await snug.when(() => rude.guest.reason === 'Connection lost')
    expect(snug.door.counts().open).toBeLessThanOrEqual(2)
  })

  test('by silence: a peer that does not answer pings is gone after two', async () => {
    const alive = await come()
    const dead = await come()
    dead.socket.pause()
    snug.clock.advance(30_000)
    await once(alive.socket, 'ping')
    // The pong stands before the message, so when that has come, so has the pong.
    alive.socket.send('PING 1')
    await snug.when(() => alive.guest.pieces.length === 1)
    snug.clock.advance(30_000)
    await snug.when(() => dead.guest.reason === 'Ping timeout')
    expect(alive.guest.reason).toBeUndefined()
  })

  test('by too many pings and pongs of the peer, which no throttle counts; as many as a client needs are welcome', async () => {
    const { socket, guest } = await come()
    const pings = async (count: number, ask: (i: number) => void): Promise<void> => {
      for (let i = 0; i < count; i++) ask(i)
      socket.send('PING 1')
    }
    await pings(200, (i) => (i % 10 === 0 ? socket.ping() : socket.pong()))
    await snug.when(() => guest.pieces.length === 1)
    snug.clock.advance(30_000)
    await pings(200, () => socket.pong())
    await snug.when(() => guest.pieces.length === 2)
    await pings(200, () => socket.pong())
    await snug.when(() => guest.reason === 'Too many pings')
    expect(guest.pieces).toHaveLength(2)
  })
})

test('a slow reader has unsent bytes, until it has caught up', async () => {
  const { socket, guest } = await come()
  socket.pause()
  const line = Buffer.from(`${'x'.repeat(8000)}\r\n`)
  for (let i = 0; i < 2000; i++) guest.connection.write(line)
  expect(guest.connection.unsentBytes).toBeGreaterThan(0)
  const caughtUp = messages(socket, 2000)
  socket.resume()
  await caughtUp
  while (guest.connection.unsentBytes > 0) await new Promise((resolve) => setImmediate(resolve))
})

test('lines are found between their endings, empty ones left out', () => {
  const lines = (text: string): string[] => [...linesOf(Buffer.from(text))].map((line) => Buffer.from(line).toString())
  expect(lines('a\r\nb\r\n')).toEqual(['a', 'b'])
  expect(lines('a\nb')).toEqual(['a', 'b'])
  expect(lines('\r\n\na\r\n')).toEqual(['a'])
  expect(lines('')).toEqual([])
})

test('IRC-6 a line may come in a few pieces, and not in any number of them', async () => {
  const { socket, guest } = await come()
  for (const piece of ['NI', '', 'CK', ' a']) socket.send(piece, { fin: false })
  socket.send('', { fin: true })
  await snug.when(() => guest.heard === 'NICK a\r\n')
  const closed = once(socket, 'close')
  for (let i = 0; i < 100; i++) socket.send('', { fin: false })
  expect((await closed)[0]).toBe(1008)
})
