import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { TestDoor } from '../../test/support/front-door.ts'
import { closeTestDoor, openTestDoor } from '../../test/support/front-door.ts'
import type { RawClient } from '../../test/support/raw-client.ts'
import { openRawClient } from '../../test/support/raw-client.ts'
import type { HttpRequest, HttpResponse } from '../wire/http.ts'

let snug: TestDoor
const clients: RawClient[] = []

async function open(http = {}): Promise<void> {
  snug = await openTestDoor({ http })
}

/** Sends a request as it stands, and gives the client. */
async function ask(...lines: string[]): Promise<RawClient> {
  const client = await openRawClient(snug.port)
  clients.push(client)
  await client.send(`${lines.join('\r\n')}\r\n\r\n`)
  return client
}

beforeEach(() => open())

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy()
  await closeTestDoor(snug)
})

describe('answers', () => {
  test('several requests on one connection, one behind the other and all at once', async () => {
    const client = await ask('GET /health HTTP/1.1', 'Host: a')
    await client.until('"status":"ready"')
    await client.send(
      'GET /nothing HTTP/1.1\r\nHost: a\r\n\r\nHEAD / HTTP/1.1\r\nHost: a\r\n\r\nGET /favicon.svg HTTP/1.1\r\nHost: a\r\n\r\n',
    )
    await client.until('</svg>')
    expect(client.heard().match(/HTTP\/1\.1 \d+/g)).toEqual([
      'HTTP/1.1 200',
      'HTTP/1.1 404',
      'HTTP/1.1 200',
      'HTTP/1.1 200',
    ])
  })

  test('HEAD gives the length and no body', async () => {
    const client = await ask('HEAD / HTTP/1.1', 'Host: a', 'Connection: close')
    const answer = await client.closed
    expect(answer).toMatch(/content-length: [1-9]\d+/)
    expect(answer.endsWith('\r\n\r\n')).toBe(true)
  })

  test('the page carries a policy whose hash fits its style', async () => {
    const client = await ask('GET / HTTP/1.1', 'Host: a', 'Connection: close')
    const answer = await client.closed
    expect(answer).toMatch(/content-security-policy: default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='/)
    expect(answer).toContain('x-content-type-options: nosniff')
  })

  test('304 says nothing of a length, and the next request is answered', async () => {
    await closeTestDoor(snug)
    const asked: string[] = []
    await open({
      respond({ target, headers }: HttpRequest): HttpResponse {
        asked.push(headers['accept-encoding'] ?? '', headers['if-none-match'] ?? '')
        return { status: target === '/' ? 304 : 200, headers: { etag: '"a"' }, body: Buffer.alloc(0) }
      },
    })
    const client = await ask('GET / HTTP/1.1', 'Host: a', 'Accept-Encoding: br', 'If-None-Match: "a"')
    await client.until('\r\n\r\n')
    expect(client.heard()).not.toMatch(/content-length|transfer-encoding/i)
    await client.send('GET /next HTTP/1.1\r\nHost: a\r\n\r\n')
    await client.until('HTTP/1.1 200')
    expect(asked).toEqual(['br', '"a"', '', ''])
  })

  test('several headers of one name are one, and cookies that a proxy has taken apart are cookies', async () => {
    await closeTestDoor(snug)
    const asked: Record<string, string>[] = []
    await open({
      respond({ headers }: HttpRequest): HttpResponse {
        asked.push({ ...headers })
        return { status: 200, headers: {}, body: Buffer.alloc(0) }
      },
    })
    const client = await ask('GET / HTTP/1.1', 'Host: a', 'Accept: x', 'Cookie: a=1', 'Accept: y', 'Cookie: b=2')
    await client.until('HTTP/1.1 200')
    expect(asked).toMatchObject([{ accept: 'x, y', cookie: 'a=1; b=2' }])
  })

  test('HTTP/1.0 is closed after its answer', async () => {
    const client = await ask('GET /health HTTP/1.0', 'Host: a')
    expect(await client.closed).toContain('"status":"ready"')
  })
})

describe.each([
  ['no host', 'GET / HTTP/1.1', 400],
  ['two hosts', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b', 400],
  ['a host that is none', 'GET / HTTP/1.1\r\nHost: <script>', 400],
  ['a line that is none', 'GET nonsense', 400],
  ['HTTP/2 from the start', 'PRI * HTTP/2.0\r\n\r\nSM', 400],
  ['two lengths', 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4', 400],
  ['a length and chunks', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked', 400],
  ['POST', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0', 405],
  ['POST with an expectation', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nExpect: 100-continue', 405],
  ['CONNECT', 'CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443', 405],
  ['a body', 'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 9', 413],
  ['a body in chunks', 'GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked', 413],
  ['a long address', `GET /${'a'.repeat(3000)} HTTP/1.1\r\nHost: a`, 414],
  ['an expectation', 'GET / HTTP/1.1\r\nHost: a\r\nExpect: wonders', 417],
  ['headers without end', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}`, 431],
])('%s', (_name, request, status) => {
  test(`is answered ${status}, briefly, and closed`, async () => {
    const client = await ask(request)
    const answer = await client.closed
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(answer).toMatch(/\r\n\r\n[^\r\n]+\n$/)
    expect(answer).toMatch(/connection: close/i)
    if (status === 405) expect(answer).toContain('allow: GET, HEAD')
  })
})

test('what follows a refused request is not taken for another request', async () => {
  const client = await ask('POST / HTTP/1.1', 'Host: a', 'Content-Length: 100', '', 'GET /health HTTP/1.1', 'Host: a')
  const answer = await client.closed
  expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1)
})

test('an upgrade to something that is not a WebSocket is not an upgrade', async () => {
  const client = await ask('GET /health HTTP/1.1', 'Host: a', 'Connection: Upgrade, close', 'Upgrade: h2c')
  expect(await client.closed).toContain('"status":"ready"')
})

describe('FRONT-9 who asks faster than is answered', () => {
  const turns: (() => boolean)[] = []
  const next = (): boolean | undefined => turns.shift()?.()

  beforeEach(async () => {
    turns.length = 0
    await closeTestDoor(snug)
    await open({ pace: (_address: string, go: () => boolean) => void turns.push(go) })
  })

  async function waiting(count: number): Promise<void> {
    while (turns.length < count) await new Promise((resolve) => setImmediate(resolve))
  }

  test('waits, and is answered then', async () => {
    const client = await ask('GET /health HTTP/1.1', 'Host: a')
    await waiting(1)
    expect(client.heard()).toBe('')
    expect(next()).toBe(true)
    await client.until('ready')
  })

  test('may leave meanwhile, and is not answered any more', async () => {
    const client = await ask('GET /health HTTP/1.1', 'Host: a')
    await waiting(1)
    client.socket.resetAndDestroy()
    while (snug.door.counts().open > 0) await new Promise((resolve) => setImmediate(resolve))
    expect(next()).toBe(false)
  })

  test('waits with a WebSocket, too, and may leave', async () => {
    const upgrade = ['GET /irc HTTP/1.1', 'Host: a', 'Connection: Upgrade', 'Upgrade: websocket']
    const key = ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==']
    const [gone, stays] = [await ask(...upgrade, ...key), await ask(...upgrade, ...key)]
    await waiting(2)
    gone.socket.resetAndDestroy()
    while (snug.door.counts().open > 1) await new Promise((resolve) => setImmediate(resolve))
    expect(snug.guests).toEqual([])
    expect([next(), next()].filter(Boolean)).toHaveLength(1)
    await stays.until('101 Switching Protocols')
  })
})

test('headers that do not come are answered 408', async () => {
  await closeTestDoor(snug)
  await open({ headersWithinMs: 20, requestWithinMs: 20 })
  const client = await openRawClient(snug.port)
  clients.push(client)
  await client.send('GET / HTTP/1.1\r\n')
  expect(await client.closed).toMatch(/^HTTP\/1\.1 408/)
})

describe('EXPORT-5 an answer of any length', () => {
  const MANY = 2000
  const given = { pieces: 0 }
  let ended = Promise.withResolvers<void>()

  /** Piece after piece of 16 KiB, as they are asked for. */
  async function* pieces(fails: boolean): AsyncGenerator<Uint8Array> {
    try {
      for (given.pieces = 0; given.pieces < MANY; given.pieces++) {
        if (fails && given.pieces === 3) throw new Error('the disk')
        yield Buffer.alloc(16_384, 'x')
      }
    } finally {
      ended.resolve()
    }
  }

  async function download(fails = false): Promise<RawClient> {
    await closeTestDoor(snug)
    ended = Promise.withResolvers()
    await open({ respond: () => ({ status: 200, headers: {}, body: Buffer.alloc(0), stream: pieces(fails) }) })
    return ask('GET / HTTP/1.1', 'Host: a')
  }

  test('comes whole, and is closed', async () => {
    const client = await download()
    const answer = await client.closed
    expect(answer).toMatch(/transfer-encoding: chunked/i)
    expect(answer.endsWith('\r\n0\r\n\r\n')).toBe(true)
    expect(answer.match(/x/g)?.length).toBeGreaterThanOrEqual(MANY * 16_384)
  })

  test('waits for who does not read, and ends with who leaves', async () => {
    const client = await download()
    client.socket.pause()
    // Others are served meanwhile, for as long as it takes to fill what the system holds.
    let before = -1
    while (given.pieces > before || given.pieces === 0) {
      before = given.pieces
      for (let i = 0; i < 20; i++) (await openRawClient(snug.port)).destroy()
    }
    expect(given.pieces).toBeLessThan(MANY)
    client.destroy()
    await ended.promise
  })

  test('that fails is cut, so that nobody takes it for whole', async () => {
    const answer = await (await download(true)).closed
    expect(answer).toContain('xxx')
    expect(answer.endsWith('\r\n0\r\n\r\n')).toBe(false)
  })
})
