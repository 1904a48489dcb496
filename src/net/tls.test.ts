import { once } from 'node:events'
import { createHash, X509Certificate } from 'node:crypto'
import type { Socket } from 'node:net'
import { connect as connectPlain } from 'node:net'
import type { ConnectionOptions, TLSSocket } from 'node:tls'
import { connect } from 'node:tls'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { TestDoor } from '../../test/support/front-door.ts'
import { closeTestDoor, GREETING, openTestDoor } from '../../test/support/front-door.ts'
import { openRawClient } from '../../test/support/raw-client.ts'
import { makeSelfSigned } from '../../test/support/self-signed.ts'
import type { TcpConnection } from './tcp.ts'
import { createTls, fingerprintInHex, HANDSHAKE_WITHIN_MS, type Tls } from './tls.ts'

const NOW = Date.now()
const one = makeSelfSigned({ hosts: ['one.example', '*.one.example'], now: NOW })
const two = makeSelfSigned({ hosts: ['two.example'], now: NOW })
const person = makeSelfSigned({ hosts: ['alice'], now: NOW })

let tls: Tls
let snug: TestDoor
const sockets: { destroy(): void }[] = []

beforeEach(async () => {
  tls = createTls({ certificates: [one, two] })
  snug = await openTestDoor({ tls })
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await closeTestDoor(snug)
})

interface Secure {
  readonly socket: TLSSocket
  readonly until: (text: string) => Promise<string>
}

/** Looked at again and again: what TLS does inside is no event of the door. */
async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve))
}

function secure(options: ConnectionOptions = {}): Promise<Secure> {
  const socket = connect({ port: snug.port, host: '127.0.0.1', rejectUnauthorized: false, ...options })
  sockets.push(socket)
  let heard = ''
  let check = (): void => {}
  socket.on('data', (bytes: Buffer) => {
    heard += bytes.toString('latin1')
    check()
  })
  const closed = new Promise<never>((_, reject) => socket.on('close', () => reject(new Error(`closed: ${heard}`))))
  closed.catch(() => {})
  const until = (text: string) =>
    Promise.race([
      closed,
      new Promise<string>((resolve) => {
        check = () => heard.includes(text) && resolve(heard)
        check()
      }),
    ])
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('secureConnect', () => resolve({ socket, until }))
  })
}

describe('TLS-1 inside TLS is the same front door', () => {
  test('for irc, which knows that it is secure', async () => {
    const { socket, until } = await secure()
    socket.write('NICK a\r\n')
    expect(await until('>')).toBe('irc<NICK a\r\n>\r\n')
    const { connection } = snug.guests[0] ?? expect.unreachable()
    expect(connection).toMatchObject({ isSecure: true, address: '127.0.0.1', certificateFingerprint: undefined })
    expect(snug.door.counts()).toMatchObject({ open: 1, accepted: 1, entered: { tls: 1, irc: 1 } })
  })

  test('for http, and its WebSockets', async () => {
    const { socket, until } = await secure({ ALPNProtocols: ['http/1.1'] })
    socket.write('GET /health HTTP/1.1\r\nHost: a\r\n\r\n')
    expect(await until('"ready"')).toMatch(/^HTTP\/1\.1 200/)
    const web = new WebSocket(`wss://127.0.0.1:${snug.port}/irc`, { rejectUnauthorized: false })
    sockets.push({ destroy: () => web.terminate() })
    await once(web, 'open')
    await snug.when(() => snug.guests.length === 1)
    const { door, connection } = snug.guests[0] ?? expect.unreachable()
    expect(door).toBe('web')
    expect(connection).toMatchObject({ isSecure: true, address: '127.0.0.1' })
  })

  test('for who says nothing, and is greeted', async () => {
    const { socket, until } = await secure()
    await eventually(() => snug.door.counts().undecided === 1)
    snug.clock.advance(500)
    expect(await until('\r\n\r\n')).toBe(GREETING)
    socket.write('alice\n')
    expect(await until('>')).toContain('plain<alice\n>')
  })

  test('and plain text goes on beside it', async () => {
    await secure()
    const client = await openRawClient(snug.port)
    sockets.push(client)
    await client.send('NICK b\r\n')
    expect(await client.until('>')).toBe('irc<NICK b\r\n>\r\n')
    expect(snug.guests[0]?.connection.isSecure).toBe(false)
  })

  test('however long what is said is', async () => {
    const { socket, until } = await secure()
    const line = `NICK ${'x'.repeat(100_000)}\r\n`
    socket.write(line)
    await snug.when(() => snug.guests[0]?.heard.length === line.length)
    await until('>')
  })

  test('and what was said last arrives before the end, whoever ends', async () => {
    const { socket } = await secure()
    socket.write('NICK a\r\n')
    await snug.when(() => snug.guests.length === 1)
    const [guest] = snug.guests
    let heard = ''
    socket.on('data', (bytes: Buffer) => (heard += bytes.toString()))
    const ended = new Promise<void>((resolve) => socket.on('end', resolve))
    guest?.connection.write(Buffer.from('ERROR :bye\r\n'))
    guest?.connection.close()
    await ended
    expect(heard).toContain('ERROR :bye\r\n')
    await eventually(() => guest?.reason === 'Connection closed' && snug.door.counts().open === 0)
  })

  test('and a stop does not wait for who has been sent everything', async () => {
    const { socket } = await secure()
    socket.write('NICK a\r\n')
    await snug.when(() => snug.guests.length === 1)
    socket.pause()
    const [guest] = snug.guests
    const stopped = snug.door.stop()
    guest?.connection.close()
    await eventually(() => (guest?.connection as TcpConnection | undefined)?.hasSentAll === true)
    snug.clock.advance(1000)
    await stopped
    expect(snug.door.counts().open).toBe(0)
  })
})

describe('TLS-2 what is refused', () => {
  test('a version before 1.2', async () => {
    const old: ConnectionOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }
    await expect(secure(old)).rejects.toThrow(/alert protocol version|handshake|unsupported protocol/i)
    await eventually(() => snug.refusals.length === 1 && snug.door.counts().open === 0)
    expect(snug.refusals).toEqual(['tls-handshake'])
  })

  test.each([['TLSv1.2'], ['TLSv1.3']] as const)('not %s', async (version) => {
    const { socket } = await secure({ minVersion: version, maxVersion: version })
    expect(socket.getProtocol()).toBe(version)
  })

  test('a handshake that never comes', async () => {
    const client = await openRawClient(snug.port)
    await client.send('\x16\x03')
    await eventually(() => snug.door.counts().entered['tls'] === 1)
    snug.clock.advance(HANDSHAKE_WITHIN_MS)
    await client.closed
    await eventually(() => snug.refusals.length === 1 && snug.door.counts().open === 0)
    expect(snug.refusals).toEqual(['tls-handshake'])
  })

  test('TLS-10 one handshake too many from an address; plain text goes on', async () => {
    await closeTestDoor(snug)
    const asked: string[] = []
    snug = await openTestDoor({ tls, takeHandshake: (address) => asked.push(address) < 3 })
    await secure()
    await secure()
    await expect(secure()).rejects.toThrow(/handshake failure/i)
    await eventually(() => snug.refusals.length === 1)
    expect(snug.refusals).toEqual(['too-many-handshakes'])
    expect(asked).toEqual(['127.0.0.1', '127.0.0.1', '127.0.0.1'])
    const client = await openRawClient(snug.port)
    sockets.push(client)
    await client.send('NICK b\r\n')
    expect(await client.until('>')).toBe('irc<NICK b\r\n>\r\n')
  })

  test('a handshake that is none', async () => {
    const client = await openRawClient(snug.port)
    await client.send(Buffer.concat([Buffer.of(22, 3, 1, 0, 100), Buffer.alloc(100, 7)]))
    await client.closed
    await eventually(() => snug.refusals.length === 1 && snug.door.counts().open === 0)
    expect(snug.refusals).toEqual(['tls-handshake'])
  })

  test('TLS in TLS', async () => {
    const { socket } = await secure()
    const heard = new Promise<Buffer>((resolve) => socket.once('data', resolve))
    socket.write(Buffer.from('\x16\x03\x01', 'latin1'))
    expect([...(await heard)]).toEqual([21, 3, 3, 0, 2, 2, 40])
    expect(snug.refusals).toEqual(['tls'])
  })

  test('a renegotiation', async () => {
    const { socket } = await secure({ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' })
    const failed = new Promise<Error>((resolve) => socket.on('error', resolve))
    socket.renegotiate({ rejectUnauthorized: false }, () => {})
    expect((await failed).message).toMatch(/no.renegotiation/i)
  })
})

test('TLS-1 bytes may come one by one', async () => {
  // A relay that cuts: the client speaks to it, and it to the server.
  const relay = connectPlain({ port: snug.port, host: '127.0.0.1', noDelay: true })
  sockets.push(relay)
  const { Duplex } = await import('node:stream')
  const cut = new Duplex({
    read() {},
    write(bytes: Buffer, _encoding, done) {
      void byteByByte(relay, bytes, done)
    },
  })
  relay.on('data', (bytes) => {
    for (const byte of bytes) cut.push(Buffer.of(byte))
  })
  const { socket, until } = await secure({ socket: cut })
  socket.write('NICK a\r\n')
  expect(await until('>')).toBe('irc<NICK a\r\n>\r\n')
})

async function byteByByte(socket: Socket, bytes: Buffer, done: () => void): Promise<void> {
  for (const byte of bytes) await new Promise((resolve) => socket.write(Buffer.of(byte), resolve))
  done()
}

test.each([
  ['two.example', 'two.example'],
  ['one.example', 'one.example'],
  ['deep.one.example', 'one.example'],
  ['elsewhere.example', 'one.example'],
  [undefined, 'one.example'],
])('TLS-3 who asks for %s gets the certificate of %s', async (servername, owner) => {
  const { socket } = await secure(servername === undefined ? {} : { servername })
  expect(socket.getPeerX509Certificate()?.subject).toBe(`CN=${owner}`)
})

test('TLS-3 another certificate is shown after a reload, and those who are there stay', async () => {
  const before = await secure()
  expect(() => tls.reload([{ cert: two.cert, key: one.key }])).toThrow(/mismatch/)
  expect((await secure()).socket.getPeerX509Certificate()?.subject).toBe('CN=one.example')
  tls.reload([two])
  expect((await secure()).socket.getPeerX509Certificate()?.subject).toBe('CN=two.example')
  expect((await secure({ servername: 'one.example' })).socket.getPeerX509Certificate()?.subject).toBe('CN=two.example')
  before.socket.write('NICK a\r\n')
  await before.until('>')
})

test.each([
  [['irc'], 'irc'],
  [['h2', 'http/1.1'], 'http/1.1'],
  [undefined, false],
])('TLS-4 of %j is agreed on %j, and irc may be spoken', async (ALPNProtocols, agreed) => {
  const { socket, until } = await secure(ALPNProtocols ? { ALPNProtocols } : {})
  expect(socket.alpnProtocol).toBe(agreed)
  socket.write('NICK a\r\n')
  await until('irc<NICK a')
})

test.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'TLS-5 the fingerprint of a certificate is known, with %s',
  async (version) => {
    const { socket, until } = await secure({ ...person, minVersion: version, maxVersion: version })
    socket.write('NICK a\r\n')
    await until('>')
    const { raw } = new X509Certificate(person.cert)
    const fingerprint = createHash('sha256').update(raw).digest('hex')
    expect(snug.guests[0]?.connection.certificateFingerprint).toBe(fingerprint)
  },
)

test('TLS-5 a session that is taken up again is still the one whose certificate was shown', async () => {
  const first = await secure({ ...person, minVersion: 'TLSv1.3' })
  const [session] = (await once(first.socket, 'session')) as [Buffer]
  const second = await secure({ session })
  expect(second.socket.isSessionReused()).toBe(true)
  second.socket.write('NICK a\r\n')
  await second.until('>')
  expect(snug.guests[0]?.connection.certificateFingerprint).toBe(fingerprintInHex(new X509Certificate(person.cert)))
  const stranger = await secure()
  stranger.socket.write('NICK b\r\n')
  await stranger.until('>')
  expect(snug.guests[1]?.connection.certificateFingerprint).toBeUndefined()
})
