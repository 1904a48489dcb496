import { once } from 'node:events'
import { connect } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { TestDoor, TestDoorOptions } from '../../test/support/front-door.ts'
import { closeTestDoor, openTestDoor } from '../../test/support/front-door.ts'
import type { RawClient } from '../../test/support/raw-client.ts'
import { openRawClient } from '../../test/support/raw-client.ts'
import { makeSelfSigned } from '../../test/support/self-signed.ts'
import { createAddressList } from './address-list.ts'
import { NO_LIMITS } from './admission.ts'
import { HEADER_WITHIN_MS } from './proxy-entrance.ts'
import { createTls } from './tls.ts'

const V1 = 'PROXY TCP4 192.0.2.7 198.51.100.1 8080 7000\r\n'
const V2 = Buffer.from('\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c\xc0\0\x02\x07\xc6\x33\x64\x01\x1f\x90\x1b\x58', 'latin1')
const LOCAL = Buffer.from('\r\n\r\n\0\r\nQUIT\n\x20\0\0\0', 'latin1')
const LOOPBACK = createAddressList(['127.0.0.0/8', '::1'])

let snug: TestDoor
const clients: { destroy(): void }[] = []

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy()
  await closeTestDoor(snug)
})

async function open(options: TestDoorOptions = {}): Promise<void> {
  snug = await openTestDoor({ isProxy: LOOPBACK, ...options })
}

async function come(): Promise<RawClient> {
  const client = await openRawClient(snug.port)
  clients.push(client)
  return client
}

/** Comes, and says this at once. */
async function say(text: string | Uint8Array): Promise<RawClient> {
  const client = await come()
  await client.send(text)
  return client
}

const withIrc = (header: string | Uint8Array, more = 'NICK a\r\n') =>
  Buffer.concat([Buffer.from(header), Buffer.from(more)])

describe('UBAN-2 a banned address', () => {
  const whyBanned = (address: string) => (address === '192.0.2.7' || address === '127.0.0.1' ? 'spam' : undefined)

  test('is turned away where a proxy brings it, and the proxy itself is not asked about', async () => {
    await open({ whyBanned })
    const client = await say(withIrc(V1))
    expect(await client.closed).toBe('ERROR :You are banned from this server: spam\r\n')
    expect(snug.guests).toEqual([])
    expect(snug.door.counts()).toMatchObject({ refused: { banned: 1 } })
    await (await say(withIrc('PROXY TCP4 192.0.2.8 192.0.2.2 1 2\r\n'))).until('irc<')
  })

  test('is turned away before it says anything, with the reason where there is one', async () => {
    let reason = 'spam'
    await open({ isProxy: () => false, whyBanned: () => reason })
    expect(await (await come()).closed).toBe('ERROR :You are banned from this server: spam\r\n')
    reason = ''
    expect(await (await come()).closed).toBe('ERROR :You are banned from this server\r\n')
    expect(snug.door.counts()).toMatchObject({ accepted: 0, refused: { banned: 2 } })
  })
})

describe('PROXY-1 a header from a trusted address', () => {
  test.each([
    ['version 1', V1, '192.0.2.7'],
    ['version 2', V2, '192.0.2.7'],
    ['LOCAL', LOCAL, '127.0.0.1'],
    ['UNKNOWN', 'PROXY UNKNOWN\r\n', '127.0.0.1'],
  ])('of %s is taken off, and the rest comes to its door', async (_name, header, address) => {
    await open()
    const client = await say(withIrc(header))
    expect(await client.until('>')).toBe('irc<NICK a\r\n>\r\n')
    expect(snug.guests[0]?.connection.address).toBe(address)
    expect(snug.door.counts()).toMatchObject({ open: 1, entered: { proxy: 1, irc: 1 }, refused: {} })
  })

  test('and its end in one breath is answered', async () => {
    await open()
    const client = await come()
    client.socket.end(withIrc(V1))
    expect(await client.until('>')).toBe('irc<NICK a\r\n>\r\n')
    expect(snug.refusals).toEqual([])
  })

  test('is the address of WebSockets too', async () => {
    await open()
    const client = await say(V1)
    const web = new WebSocket(`ws://127.0.0.1:${snug.port}/irc`, { createConnection: () => client.socket })
    await once(web, 'open')
    expect(snug.guests[0]).toMatchObject({ door: 'web', connection: { address: '192.0.2.7', isSecure: false } })
    web.terminate()
  })

  test('may be followed by TLS', async () => {
    await open({ tls: createTls({ certificates: [makeSelfSigned({ hosts: ['a'], now: Date.now() })] }) })
    const { socket } = await say(V1)
    const secure = connect({ socket, rejectUnauthorized: false })
    secure.write('NICK a\r\n')
    const [answer] = (await once(secure, 'data')) as [Buffer]
    expect(answer.toString()).toBe('irc<NICK a\r\n>\r\n')
    expect(snug.guests[0]?.connection).toMatchObject({ address: '192.0.2.7', isSecure: true })
  })

  test('FRONT-8 loads pages by more connections than may take part from its address, and hears of one too many there', async () => {
    await open({ limits: { ...NO_LIMITS, maxPerAddress: 1, maxFromLoopback: 1 } })
    const upgrade = [
      'GET /irc HTTP/1.1',
      'Host: a',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ].join('\r\n')
    for (let i = 0; i < 3; i++) await (await say(withIrc(V1, 'GET /health HTTP/1.1\r\nHost: a\r\n\r\n'))).until('ready')
    const first = await say(withIrc(V1, `${upgrade}\r\n\r\n`))
    await snug.when(() => snug.guests.length === 1)
    const second = await say(withIrc(V1, `${upgrade}\r\n\r\n`))
    await second.until('ERROR :Too many connections from your address')
    expect(snug.refusals).toEqual(['too-many-from-address'])
    first.socket.resetAndDestroy()
    await snug.when(() => snug.guests[0]?.reason !== undefined)
    await say(withIrc(V1, `${upgrade}\r\n\r\n`))
    await snug.when(() => snug.guests.length === 2)
  })

  test('from an address without limits is not counted there', async () => {
    await open({
      limits: { ...NO_LIMITS, maxPerAddress: 1 },
      isExempt: (address) => address === '192.0.2.7',
      takeArrival: () => false,
      takePart: () => false,
    })
    const all = await Promise.all(Array.from({ length: 12 }, () => say(withIrc(V1))))
    await Promise.all(all.map((one) => one.until('irc<')))
    expect(snug.refusals).toEqual([])
  })

  test('FRONT-10 is one of those that come from the address that it names, for how fast they come', async () => {
    const asked: string[] = []
    await open({ takeArrival: (address) => asked.push(address) < 2 })
    await (await say(withIrc(V1))).until('irc<')
    expect(await (await say(withIrc(V1))).closed).toContain('ERROR :Connections from your address come too fast')
    expect(asked).toEqual(['192.0.2.7', '192.0.2.7'])
    expect(snug.refusals).toEqual(['too-fast'])
  })

  test('counts for the limit of the address that it names, and no longer for the one of the proxy', async () => {
    await open({ limits: { ...NO_LIMITS, maxPerAddress: 1, maxFromLoopback: 1 } })
    const first = await say(withIrc(V1))
    await first.until('>')
    const second = await say(withIrc(V1))
    expect(await second.closed).toBe('ERROR :Too many connections from your address\r\n')
    expect(snug.refusals).toEqual(['too-many-from-address'])
    const other = await say(withIrc('PROXY TCP4 192.0.2.8 198.51.100.1 1 1\r\n'))
    await other.until('>')
    first.socket.resetAndDestroy()
    await snug.when(() => snug.guests[0]?.reason !== undefined)
    const again = await say(withIrc(V1))
    await again.until('>')
  })

  test('is refused from anybody else', async () => {
    await open({ isProxy: createAddressList(['192.0.2.0/24']) })
    for (const header of [V1, V2]) {
      const client = await say(withIrc(header))
      expect(await client.closed).toMatch(/^ERROR .*not accepted from your address\r\n$/)
    }
    expect(snug.refusals).toEqual(['proxy', 'proxy'])
    expect(snug.guests).toEqual([])
  })

  test('is not needed: a trusted address may come for itself', async () => {
    await open()
    const client = await say('NICK a\r\n')
    await client.until('>')
    expect(snug.guests[0]?.connection.address).toBe('127.0.0.1')
  })
})

describe('PROXY-2', () => {
  test.each([
    ['version 1', Buffer.from(V1)],
    ['version 2', V2],
  ])('a header of %s may come byte by byte', async (_name, header) => {
    await open()
    const client = await come()
    for (const byte of withIrc(header)) await client.send(Buffer.of(byte))
    expect(await client.until('>\r\n')).toContain('irc<')
    await snug.when(() => snug.guests[0]?.heard === 'NICK a\r\n')
    expect(snug.guests[0]?.connection.address).toBe('192.0.2.7')
  })

  test.each([
    ['cannot be read', 'PROXY TCP4 here there 1 2\r\nNICK a\r\n'],
    ['is too long', `PROXY TCP4 ${'1'.repeat(200)}`],
    ['is too long, in version 2', Buffer.concat([V2.subarray(0, 14), Buffer.of(255, 255)])],
  ])('one that %s is refused', async (_name, bytes) => {
    await open()
    const client = await say(bytes)
    expect(await client.closed).toBe('ERROR :Closing link: that PROXY header cannot be read\r\n')
    expect(snug.refusals).toEqual(['proxy-header'])
  })

  test('one that stays away is refused in the end', async () => {
    await open()
    const client = await say('PROXY TCP4 192.')
    while (snug.door.counts().entered['proxy'] !== 1) await new Promise((resolve) => setImmediate(resolve))
    snug.clock.advance(HEADER_WITHIN_MS)
    expect(await client.closed).toContain('cannot be read')
  })

  test('one whose sender ends before it is whole is refused', async () => {
    await open()
    const client = await come()
    client.socket.end('PROXY TCP4 192.')
    expect(await client.closed).toContain('cannot be read')
  })

  test('who waits in the middle of one is let go at the end of the server', async () => {
    await open()
    const client = await say('PROXY TCP4 192.')
    while (snug.door.counts().entered['proxy'] !== 1) await new Promise((resolve) => setImmediate(resolve))
    void snug.door.stop(0)
    expect(await client.closed).toBe('ERROR :Closing link: the server is stopping\r\n')
  })
})

describe('PROXY-3 a header is believed once', () => {
  test.each([
    ['behind a header', V1],
    ['behind LOCAL, which leaves the trusted address', LOCAL],
    ['behind one for an address that is trusted', 'PROXY TCP4 127.0.0.9 127.0.0.1 1 1\r\n'],
  ])('%s it is refused', async (_name, header) => {
    await open()
    const client = await say(withIrc(header, V1))
    expect(await client.closed).toMatch(/not accepted from your address/)
    expect(snug.refusals).toEqual(['proxy'])
  })

  test('inside TLS it is refused', async () => {
    await open({ tls: createTls({ certificates: [makeSelfSigned({ hosts: ['a'], now: Date.now() })] }) })
    const { socket } = await come()
    const secure = connect({ socket, rejectUnauthorized: false })
    secure.write(V1)
    const [answer] = (await once(secure, 'data')) as [Buffer]
    expect(answer.toString()).toMatch(/not accepted from your address/)
  })
})

describe('a list of addresses', () => {
  test('has addresses and networks of both kinds', () => {
    const has = createAddressList(['192.0.2.1', '10.0.0.0/8', '2001:db8::/32', '::1'])
    const asked = ['192.0.2.1', '192.0.2.2', '10.255.0.1', '11.0.0.1', '2001:db8:ffff::1', '2001:db9::1', '::1', '::2']
    expect(asked.map(has)).toEqual([true, false, true, false, true, false, true, false])
    expect([has('::ffff:10.1.1.1'), has(''), has('nonsense')]).toEqual([true, false, false])
    expect(createAddressList([])('127.0.0.1')).toBe(false)
  })

  test.each(['localhost', '10.0.0.0/33', '::/129', '10.0.0.0/8/8', '10.0.0.0/', '', '10.0.0.0/x'])(
    'has no %j',
    (entry) => {
      expect(() => createAddressList([entry])).toThrow(/neither an address nor a network/)
    },
  )
})
