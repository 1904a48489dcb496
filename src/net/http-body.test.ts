/** Bodies of requests: what is read, what is not, and for how long one may take. */
import { setImmediate } from 'node:timers/promises'
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

const errors: unknown[] = []
/** For what is asked at `/later`: it has begun; it may read. */
let begun = Promise.withResolvers<void>()
let mayRead = Promise.withResolvers<void>()
async function respond(request: HttpRequest): Promise<HttpResponse> {
  if (request.target === '/fault') throw new Error('a fault')
  if (request.target === '/later') {
    begun.resolve()
    await mayRead.promise
  }
  let length = 0
  if (request.target === '/peek') for await (const _ of request.body) break
  if (['/read', '/later'].includes(request.target)) for await (const piece of request.body) length += piece.length
  const body = Buffer.from(`${request.address} ${request.contentLength} ${length}.`)
  return { status: 200, headers: {}, body }
}

beforeEach(async () => {
  errors.length = 0
  begun = Promise.withResolvers()
  mayRead = Promise.withResolvers()
  await open({ respond, onError: (error: unknown) => errors.push(error) })
})

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy()
  await closeTestDoor(snug)
})

describe('a body', () => {
  test('is read by whoever wants it, and the connection goes on', async () => {
    const client = await ask('POST /read HTTP/1.1', 'Host: a', 'Content-Length: 5')
    await client.send('he')
    await client.send('llo')
    await client.until('127.0.0.1 5 5.')
    await client.send('GET /next HTTP/1.1\r\nHost: a\r\n\r\n')
    await client.until('127.0.0.1 undefined 0.')
  })

  test('that nobody reads is not waited for', async () => {
    const client = await ask('POST / HTTP/1.1', 'Host: a', 'Content-Length: 5')
    expect(await client.closed).toMatch(/connection: close[^]*127.0.0.1 5 0\.$/)
  })

  test('that waits to be asked for is asked for when it is read', async () => {
    const client = await ask('POST /read HTTP/1.1', 'Host: a', 'Content-Length: 5', 'Expect: 100-continue')
    await client.until('HTTP/1.1 100 Continue')
    await client.send('hello')
    await client.until('127.0.0.1 5 5.')
    const other = await ask('POST / HTTP/1.1', 'Host: a', 'Content-Length: 5', 'Expect: 100-continue')
    expect(await other.closed).not.toContain('100')
  })

  test.each([
    ['in time', { requestWithinMs: 30, stalledMs: 60_000 }],
    ['on', { requestWithinMs: 60_000, stalledMs: 30 }],
  ])('that does not come %s is answered 408, and whoever reads it hears of its end', async (_, limits) => {
    await closeTestDoor(snug)
    await open({ respond, onError: (error: unknown) => errors.push(error), ...limits })
    const client = await ask('POST /read HTTP/1.1', 'Host: a', 'Content-Length: 5')
    await client.send('he')
    expect(await client.closed).toMatch(/^HTTP\/1\.1 408/)
    expect(errors).toEqual([])
  })

  test('that is long may take the time that it takes on a slow line', async () => {
    await closeTestDoor(snug)
    await open({ respond, requestWithinMs: 0 })
    const client = await ask('POST /read HTTP/1.1', 'Host: a', 'Content-Length: 400000')
    for (let i = 0; i < 4; i++) {
      await client.send('x'.repeat(100_000))
      const other = await ask('GET / HTTP/1.1', 'Host: a', 'Connection: close')
      await other.closed
    }
    await client.until('127.0.0.1 400000 400000.')
  })

  test('that says no length may take the time that what has come of it takes on a slow line', async () => {
    await closeTestDoor(snug)
    await open({ respond, requestWithinMs: 100 })
    const client = await openRawClient(snug.port)
    clients.push(client)
    const began = performance.now()
    const chunk = `186a0\r\n${'x'.repeat(100_000)}\r\n`
    await client.send(`POST /read HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`)
    while (performance.now() - began < 300) await (await ask('GET / HTTP/1.1', 'Host: a', 'Connection: close')).closed
    await client.send('0\r\n\r\n')
    await client.until('127.0.0.1 undefined 100000.')
    const late = await ask('POST /read HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked')
    expect(await late.closed).toMatch(/^HTTP\/1\.1 408/)
  })

  test.each(['/', '/peek'])(
    'that nobody reads to its end at %s does not keep who sends it from reading the answer',
    async (target) => {
      const client = await ask(`POST ${target} HTTP/1.1`, 'Host: a', 'Content-Length: 20000000')
      // It looks for an answer when it has sent all.
      client.socket.pause()
      await client.send('x'.repeat(20_000_000))
      client.socket.resume()
      expect(await client.closed).toMatch(/^HTTP\/1\.1 200 [^]*connection: close[^]*127.0.0.1 20000000 0\.$/)
    },
  )

  test('that nobody reads and that has no end is cut', async () => {
    await closeTestDoor(snug)
    await open({ respond, lingerMs: 50 })
    const client = await ask('POST / HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked')
    for (; !client.socket.destroyed; await setImmediate()) client.socket.write('5\r\nhello\r\n')
    expect(client.heard()).toMatch(/^HTTP\/1\.1 200/)
  })

  test('that was there before its sender left is no fault of ours either', async () => {
    const client = await ask('POST /later HTTP/1.1', 'Host: a', 'Content-Length: 5')
    await client.send('hello')
    await begun.promise
    client.socket.resetAndDestroy()
    await (
      await ask('GET / HTTP/1.1', 'Host: a', 'Connection: close')
    ).closed
    mayRead.resolve()
    await (
      await ask('GET /fault HTTP/1.1', 'Host: a')
    ).closed
    expect(errors).toEqual([new Error('a fault')])
  })

  test('that is broken off is no fault of ours; what we do not answer is', async () => {
    const client = await ask('POST /read HTTP/1.1', 'Host: a', 'Content-Length: 5')
    await client.send('he')
    client.destroy()
    const other = await ask('GET /fault HTTP/1.1', 'Host: a')
    expect(await other.closed).toContain('HTTP/1.1 500')
    expect(errors).toEqual([new Error('a fault')])
  })
})
