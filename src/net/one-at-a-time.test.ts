/** What comes on one connection of HTTP before the answer to what came before. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeTestDoor, openTestDoor, type TestDoor } from '../../test/support/front-door.ts'
import { openRawClient, type RawClient } from '../../test/support/raw-client.ts'
import type { HttpRequest, HttpResponse } from '../wire/http.ts'

let snug: TestDoor
const clients: RawClient[] = []
const get = (target: string): string => `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`
const asked: string[] = []
let opened = 0
let first = Promise.withResolvers<void>()

async function* file(): AsyncGenerator<Uint8Array> {
  opened++
  for (let i = 0; i < 2000; i++) yield Buffer.alloc(16_384, 'x')
}

async function respond({ target }: HttpRequest): Promise<HttpResponse> {
  asked.push(target)
  if (target === '/slow') await first.promise
  const body = Buffer.from(`answer to ${target}`)
  const isFile = target === '/file'
  return {
    status: 200,
    headers: isFile ? { 'content-length': String(2000 * 16_384) } : {},
    body: isFile ? Buffer.alloc(0) : body,
    ...(isFile && { stream: file() }),
  }
}

beforeEach(async () => {
  asked.length = 0
  opened = 0
  first = Promise.withResolvers()
  snug = await openTestDoor({ http: { respond } })
})

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy()
  await closeTestDoor(snug)
})

async function come(text: string): Promise<RawClient> {
  const client = await openRawClient(snug.port)
  clients.push(client)
  await client.send(text)
  return client
}

/** The server has read what was sent before. */
async function others(): Promise<void> {
  for (let i = 0; i < 5; i++) {
    const other = await come('GET /other HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
    await other.closed
  }
}

describe('requests that do not wait for their answers', () => {
  test('have their turn one after the other', async () => {
    const client = await come(get('/slow') + get('/second') + get('/third'))
    await others()
    expect(asked.filter((target) => target !== '/other')).toEqual(['/slow'])
    first.resolve()
    await client.until('answer to /third')
    expect(client.heard().match(/answer to \S+?(?=HTTP|$)/g)).toEqual([
      'answer to /slow',
      'answer to /second',
      'answer to /third',
    ])
  })

  test('open one file for who reads nothing, and none for who has left', async () => {
    const client = await openRawClient(snug.port)
    clients.push(client)
    client.socket.pause()
    await client.send(get('/file').repeat(10))
    await others()
    expect(opened).toBe(1)
    client.destroy()
    await others()
    expect(opened).toBe(1)
  })

  test('are cut where there are too many', async () => {
    const client = await come(get('/slow'))
    await others()
    await client.send(get('/next').repeat(3000))
    expect(await client.closed).toBe('')
    expect(asked).not.toContain('/next')
  })

  test.each([
    ['a request for a WebSocket', 'GET /irc HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'],
    ['a request for a tunnel', 'CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n'],
    ['what is no request', 'nonsense\r\n\r\n'],
  ])('%s gets no answer that would be taken for the one that is awaited', async (_, then) => {
    const client = await come(get('/slow') + then)
    expect(await client.closed).toBe('')
  })
})
