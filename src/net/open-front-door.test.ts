import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TestDoor, TestDoorOptions } from '../../test/support/front-door.ts'
import { closeTestDoor, GREETING, openTestDoor } from '../../test/support/front-door.ts'
import type { RawClient } from '../../test/support/raw-client.ts'
import { openRawClient } from '../../test/support/raw-client.ts'

let snug: TestDoor
const clients: RawClient[] = []

async function come(): Promise<RawClient> {
  const client = await openRawClient(snug.port)
  clients.push(client)
  return client
}

async function arrive(): Promise<RawClient> {
  const before = snug.door.counts().accepted
  const client = await come()
  while (snug.door.counts().accepted === before) await new Promise((resolve) => setImmediate(resolve))
  return client
}

beforeEach(async () => {
  snug = await openTestDoor()
})

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy()
  await closeTestDoor(snug)
})

const TLS_HELLO = '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'

/** First bytes, and how the answer begins. */
const RULES: readonly (readonly [name: string, first: string, answer: string])[] = [
  ['http', 'GET /health HTTP/1.1\r\nHost: a\r\n\r\n', 'HTTP/1.1 200'],
  ['http that is not', 'POST nonsense\r\n\r\n', 'HTTP/1.1 400'],
  ['irc', 'NICK alice\r\n', 'irc<'],
  ['tls', TLS_HELLO, '\x15\x03\x03\x00\x02\x02\x28'],
  ['ssh', 'SSH-2.0-OpenSSH_9.2\r\n', 'There is no ssh door'],
  ['proxy, version 1', 'PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n', 'ERROR :Closing link: PROXY'],
  ['proxy, version 2', '\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c', 'ERROR :Closing link: PROXY'],
  ['junk', '\x03\0\0\x13\x0e', 'ERROR :Closing link: that is not text'],
  ['plain', 'alice\n', 'plain<'],
  ['plain, a name that begins like a verb', 'NICKY\n', 'plain<'],
  ['plain, a name that begins like a method', 'GETTY\n', 'plain<'],
  ['plain, telnet negotiating', '\xff\xfb\x01\xff\xfd\x03alice\r\n', 'plain<'],
]

describe.each(RULES)('FRONT-1 %s', (_name, first, answer) => {
  test('is recognised in one piece', async () => {
    const client = await come()
    await client.send(Buffer.from(first, 'latin1'))
    expect(await client.until(answer)).toMatch(answer.slice(0, 4))
  })

  test('is recognised cut in two at every byte, and nothing is lost', async () => {
    for (let cut = 1; cut < Math.min(first.length, 24); cut++) {
      const client = await arrive()
      const before = snug.guests.length
      snug.forget()
      await client.send(Buffer.from(first.slice(0, cut), 'latin1'))
      await snug.when(() => snug.seen() >= cut)
      await client.send(Buffer.from(first.slice(cut), 'latin1'))
      await client.until(answer)
      const guest = snug.guests[before]
      if (guest) await snug.when(() => guest.heard === first)
      client.destroy()
    }
  })

  test('is recognised byte by byte', async () => {
    const client = await come()
    for (const byte of Buffer.from(first, 'latin1')) await client.send(Buffer.from([byte]))
    await client.until(answer)
    const [guest] = snug.guests
    if (guest) await snug.when(() => guest.heard === first)
  })
})

describe('FRONT-4 refusals', () => {
  test('are closed at once and counted by kind', async () => {
    for (const first of [TLS_HELLO, 'SSH-2.0-x\r\n', '\0\0\0', 'PROXY UNKNOWN\r\n', '\xe9'.repeat(9000)]) {
      const client = await come()
      await client.send(Buffer.from(first, 'latin1'))
      await client.closed
      client.destroy()
    }
    expect(snug.refusals).toEqual(['tls', 'ssh', 'junk', 'proxy', 'overlong'])
    expect(snug.door.counts().refused).toEqual({ tls: 1, ssh: 1, junk: 1, proxy: 1, overlong: 1 })
  })
})

describe('silence', () => {
  test('FRONT-2 is greeted once, and the greeting decides nothing', async () => {
    for (const [first, door] of [
      ['NICK bob\r\n', 'irc'],
      ['bob\n', 'plain'],
    ] as const) {
      const client = await arrive()
      snug.clock.advance(499)
      expect(client.heard()).toBe('')
      snug.clock.advance(1)
      await client.until(GREETING)
      snug.clock.advance(5000)
      await client.send(first)
      expect(await client.until(`${door}<`)).toBe(`${GREETING}${door}<${first}>\r\n`)
      expect(snug.guests.at(-1)?.greeted).toBe(true)
    }
  })

  test("a browser's preconnected socket is greeted too, and still gets its answer", async () => {
    const client = await arrive()
    snug.clock.advance(500)
    await client.until(GREETING)
    await client.send('GET /health HTTP/1.1\r\nHost: a\r\n\r\n')
    await client.until('{"status":"ready"')
  })

  test('behind the beginning of a verb means that it is a name', async () => {
    const client = await arrive()
    await client.send('NI')
    await snug.when(() => snug.seen() === 2)
    expect(snug.guests).toHaveLength(0)
    snug.clock.advance(500)
    expect(await client.until('>')).toBe('plain<NI>\r\n')
    expect(snug.guests[0]?.greeted).toBe(false)
  })

  test('FRONT-3 behind a whole method does not make a browser chat', async () => {
    const client = await arrive()
    await client.send('POST')
    await snug.when(() => snug.seen() === 4)
    snug.clock.advance(500)
    await client.send(' / HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\n\r\nNICK alice\r\n')
    expect(await client.closed).toMatch(/^HTTP\/1.1 405/)
    expect(snug.guests).toHaveLength(0)
  })

  test('FRONT-5 that lasts is closed with a reason and counted', async () => {
    const client = await arrive()
    snug.clock.advance(29_999)
    expect(snug.door.counts().undecided).toBe(1)
    snug.clock.advance(1)
    expect(await client.closed).toBe(`${GREETING}ERROR :Closing link: nothing was said for too long\r\n`)
    expect(snug.refusals).toEqual(['silent'])
    expect(snug.door.counts().undecided).toBe(0)
  })

  test('is counted from the last byte', async () => {
    const client = await arrive()
    await client.send('P')
    await snug.when(() => snug.seen() === 1)
    snug.clock.advance(400)
    await client.send('R')
    await snug.when(() => snug.seen() === 2)
    snug.clock.advance(400)
    expect(snug.guests).toHaveLength(0)
    snug.clock.advance(100)
    await client.until('plain<PR>')
  })

  test('FRONT-7 of a thousand connections costs nobody else anything', async () => {
    for (let i = 0; i < 1000; i++) await come()
    await snug.when(() => true)
    while (snug.door.counts().undecided < 1000) await new Promise((resolve) => setImmediate(resolve))
    // One timer for each kind of wait, however many wait: silence, decision, and the pings of web sockets.
    expect(snug.clock.timers).toBeLessThanOrEqual(3)
    const talker = await come()
    await talker.send('NICK eve\r\n')
    await talker.until('irc<')
    snug.clock.advance(30_000)
    await Promise.all(clients.filter((client) => client !== talker).map((client) => client.closed))
    expect(snug.door.counts().refused.silent).toBe(1000)
  })
})

describe('stopping', () => {
  test('takes no more, lets go of the undecided, waits for the others, and cuts off who stays', async () => {
    const silent = await arrive()
    const guest = await arrive()
    await guest.send('NICK alice\r\n')
    await guest.until('irc<')
    const idleBrowser = await arrive()
    await idleBrowser.send('GET /health HTTP/1.1\r\nHost: a\r\n\r\n')
    await idleBrowser.until('{"status"')

    const stopped = snug.door.stop(4000)
    expect(await silent.closed).toBe('ERROR :Closing link: the server is stopping\r\n')
    silent.end()
    await idleBrowser.closed
    idleBrowser.end()
    while (snug.door.counts().open > 1) await new Promise((resolve) => setImmediate(resolve))
    await expect(openRawClient(snug.port)).rejects.toThrow('ECONNREFUSED')
    expect(snug.guests[0]?.reason).toBeUndefined()
    snug.clock.advance(4000)
    await stopped
    await guest.closed
    expect(snug.door.counts().open).toBe(0)
    expect(snug.guests[0]?.reason).toBe('Connection closed')
  })

  test('is over as soon as everybody has left', async () => {
    const guest = await arrive()
    await guest.send('NICK alice\r\n')
    await guest.until('irc<')
    const stopped = snug.door.stop(4000)
    snug.guests[0]?.connection.write(Buffer.from('ERROR :bye\r\n'))
    snug.guests[0]?.connection.close()
    await guest.until('ERROR :bye')
    guest.end()
    await stopped
  })

  test('does not wait for a peer that has its goodbye and keeps its side open', async () => {
    const guest = await arrive()
    await guest.send('NICK alice\r\n')
    await guest.until('irc<')
    const stopped = snug.door.stop(4000)
    snug.guests[0]?.connection.write(Buffer.from('ERROR :bye\r\n'))
    snug.guests[0]?.connection.close()
    expect(await guest.closed).toContain('ERROR :bye\r\n')
    // It never ends its side; the system needs a turn to take the last bytes.
    await new Promise((resolve) => setImmediate(resolve))
    snug.clock.advance(1000)
    await stopped
    expect(snug.door.counts().open).toBe(0)
  })
})

describe('FRONT-10 who comes too fast', () => {
  const TOO_FAST = 'ERROR :Connections from your address come too fast; try again in a minute\r\n'
  const again = async (options: TestDoorOptions): Promise<void> => {
    await closeTestDoor(snug)
    snug = await openTestDoor(options)
  }

  test('is turned away before anything is kept of it, with a reason', async () => {
    let left = 2
    await again({ takeArrival: () => left-- > 0 })
    const [first, second] = [await arrive(), await arrive()]
    expect(await (await come()).closed).toBe(TOO_FAST)
    expect(snug.door.counts()).toMatchObject({ accepted: 2, open: 2, refused: { 'too-fast': 1 } })
    for (const one of [first, second]) {
      await one.send('NICK a\r\n')
      await one.until('irc<')
    }
  })

  test('to take part hears it at its door, and still gets the page', async () => {
    let left = 1
    await again({ takePart: () => left-- > 0 })
    const first = await come()
    await first.send('NICK a\r\n')
    await first.until('irc<')
    for (const line of ['NICK b\r\n', 'bob\n']) {
      const other = await come()
      await other.send(line)
      expect(await other.closed).toBe(TOO_FAST)
    }
    const page = await come()
    await page.send('GET /health HTTP/1.1\r\nHost: a\r\n\r\n')
    await page.until('"too-fast":2')
    const guests = snug.guests.length
    expect(guests).toBe(1)
  })

  test('has no limit where its address has none', async () => {
    await again({ isExempt: () => true, takeArrival: () => false, takePart: () => false })
    const client = await come()
    await client.send('NICK a\r\n')
    await client.until('irc<')
  })
})
