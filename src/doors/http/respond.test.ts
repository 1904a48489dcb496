import * as fc from 'fast-check'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { httpRequest } from '../../../test/support/http-request.ts'
import type { Exports } from '../../hub/exports.ts'
import type { HttpRequest } from '../../wire/http.ts'
import { answer } from './answers.ts'
import { formatHost, parseHost } from './host.ts'
import type { Health } from './respond.ts'
import { createHttpDoor } from './respond.ts'
import type { Route } from './route.ts'

const isHostWelcome = () => true

async function ask(changes: Partial<HttpRequest>, health: Health = { ready: true }, routes: readonly Route[] = []) {
  const door = createHttpDoor({ health: () => health, isHostWelcome, routes })
  const { status, headers, body } = await door(httpRequest(changes))
  return { status, headers, text: Buffer.from(body).toString() }
}

describe('the page', () => {
  test('says how to come in, where the reader came from', async () => {
    const { status, headers, text } = await ask({ host: 'chat.example:7000' })
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(text).toContain('nc <b>chat.example</b> <b>7000</b>')
    expect(text).toContain('irc://<b>chat.example:7000</b>')
    expect(text).toContain('snug join <b>chat.example:7000</b>')
  })

  test('names IPv6 addresses as each program wants them, and the port of the connection where the header has none', async () => {
    const { text } = await ask({ host: '[2001:db8::1]', localPort: 80 })
    expect(text).toContain('nc <b>2001:db8::1</b> <b>80</b>')
    expect(text).toContain('snug join <b>[2001:db8::1]:80</b>')
  })

  test('allows exactly its own style and no script', async () => {
    const { headers, text } = await ask({})
    const style = /<style>([^]*)<\/style>/.exec(text)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(headers['content-security-policy']).toContain(`style-src 'sha256-${hash}'`)
    expect(text).not.toMatch(/<script|style="| on\w+=/)
  })

  test('has a language, a title, one h1 and no skipped heading', async () => {
    const { text } = await ask({})
    expect(text).toContain('<html lang="en">')
    expect(text).toContain('<title>Snug on localhost</title>')
    expect(text.match(/<h[1-6]/g)).toEqual(['<h1', '<h2', '<h3', '<h3', '<h3'])
  })

  test('never carries a character of HTML out of the header', async () => {
    const { text: page } = await ask({})
    const clean = page.match(/[<>"'&]/g)?.join('')
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary-ascii' }), async (host) => {
        const { status, text } = await ask({ host })
        if (status === 200) expect(text.match(/[<>"'&]/g)?.join('')).toBe(clean)
        else expect(status).toBe(400)
      }),
    )
  })
})

describe('health', () => {
  test('is ready, with what was counted', async () => {
    const { status, headers, text } = await ask({ target: '/health' }, { ready: true, counts: { open: 3 } })
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('application/json')
    expect(headers['cache-control']).toBe('no-store')
    expect(JSON.parse(text)).toEqual({ status: 'ready', counts: { open: 3 } })
  })

  test('says why it is not', async () => {
    const { status, text } = await ask({ target: '/health' }, { ready: false, why: 'the disk is full' })
    expect(status).toBe(503)
    expect(JSON.parse(text)).toEqual({ status: 'not ready', why: 'the disk is full' })
  })
})

test.each([
  [{ target: '/health?verbose' }, 200],
  [{ target: 'http://localhost:7684/health' }, 200],
  [{ target: 'http://localhost:7684' }, 200],
  [{ target: '/favicon.svg' }, 200],
  [{ target: '//health' }, 404],
  [{ target: '/../etc/passwd' }, 404],
  [{ target: '/nothing', method: 'POST' }, 404],
  [{ target: '*' }, 400],
  [{ method: 'POST' }, 405],
  [{ method: 'DELETE', target: '/health' }, 405],
  [{ hasBody: true }, 413],
  [{ target: `/${'a'.repeat(2048)}` }, 414],
  [{ host: undefined }, 400],
])('%j is answered %i', async (changes, status) => {
  expect((await ask(changes)).status).toBe(status)
})

test.each([
  ['localhost', { name: 'localhost', port: undefined }],
  ['Chat.Example:7684', { name: 'chat.example', port: 7684 }],
  ['192.0.2.1:80', { name: '192.0.2.1', port: 80 }],
  ['[::1]:7684', { name: '::1', port: 7684 }],
  ['[fe80::1]', { name: 'fe80::1', port: undefined }],
  ['', undefined],
  ['a b', undefined],
  ['a:0', undefined],
  ['a:65536', undefined],
  ['a:', undefined],
  ['::1', undefined],
  ['[localhost]', undefined],
  ['-a', undefined],
  ['user@host', undefined],
  ['a/b', undefined],
  ['a'.repeat(254), undefined],
])('the host «%s»', (header, host) => {
  expect(parseHost(header)).toEqual(host)
})

test('a host is read back as it was formatted', () => {
  fc.assert(
    fc.property(fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6()), fc.integer({ min: 1, max: 65_535 }), (name, port) => {
      expect(parseHost(formatHost(name, port))).toEqual({ name: name.toLowerCase(), port })
    }),
  )
})

describe('EXPORT-4 an export', () => {
  const TOKEN = '0123456789abcdef0123456789abcdef'
  const taken: string[] = []
  const stream: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error()) }),
  }
  const get = (method: string, isBusy = false) => {
    const exports: Pick<Exports, 'has' | 'take'> = {
      has: (token) => token === TOKEN && !taken.includes(token),
      take: (token) => (isBusy ? 'busy' : (taken.push(token), stream)),
    }
    const door = createHttpDoor({ health: () => ({ ready: true }), isHostWelcome, exports: exports as Exports })
    return async (target: string) => door(httpRequest({ method, target }))
  }

  test('is a download that nobody keeps, and not there the next time', async () => {
    expect(await get('HEAD')(`/export/${TOKEN}`)).toMatchObject({ status: 200, body: Buffer.alloc(0) })
    expect((await get('POST')(`/export/${TOKEN}`)).status).toBe(405)
    expect(await get('GET', true)(`/export/${TOKEN}`)).toMatchObject({ status: 503, headers: { 'retry-after': '60' } })
    expect(await get('GET')(`/export/${TOKEN}`)).toMatchObject({
      status: 200,
      stream,
      headers: {
        'cache-control': 'no-store',
        'content-disposition': 'attachment; filename="snug-export.jsonl"',
        'content-security-policy': expect.stringContaining("default-src 'none'") as unknown,
        'content-type': 'application/x-ndjson',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      },
    })
    expect(await get('GET')(`/export/${TOKEN}`)).toEqual(await get('GET')('/nothing'))
    expect(taken).toEqual([TOKEN])
  })

  test.each(['/export/', '/export', '/export/x', `/export/${TOKEN}/x`])('is not at %s', async (target) => {
    expect((await get('GET')(target)).status).toBe(404)
    expect((await ask({ target })).status).toBe(404)
  })
})

describe('WEB-11 whoever asks', () => {
  const spoken: string[] = []
  const routes: Route[] = [
    {
      method: 'POST',
      path: '/say/',
      run(_, { rest, query }) {
        spoken.push(`${rest} ${query.get('a')}`)
        return answer(200, 'text/plain', '')
      },
    },
  ]
  const post = (headers: Record<string, string>) =>
    ask({ method: 'POST', target: '/say/it%2F?a=1', hasBody: true, headers }, { ready: true }, routes)

  test.each([
    ['a program', {}, 200],
    ['our own page', { origin: 'http://localhost:7684', 'sec-fetch-site': 'same-origin' }, 200],
    ['our own page behind what encrypts', { origin: 'https://localhost:7684' }, 200],
    ['a page of another port', { origin: 'http://localhost:7685' }, 403],
    ['a page of another site', { origin: 'http://evil.example' }, 403],
    ['a page that hides where it is from', { origin: 'null' }, 403],
    ['a page of another site without an origin', { 'sec-fetch-site': 'cross-site' }, 403],
  ])('%s changes something, or not', async (_, headers, status) => {
    spoken.length = 0
    expect((await post(headers)).status).toBe(status)
    expect(spoken).toEqual(status === 200 ? ['it%2F 1'] : [])
  })

  test('knows what can be done there', async () => {
    expect(await ask({ target: '/say/a' }, { ready: true }, routes)).toMatchObject({
      status: 405,
      headers: { allow: 'POST' },
    })
  })

  test('by a name that nobody here knows learns nothing', async () => {
    const door = createHttpDoor({ health: () => ({ ready: true }), isHostWelcome: ({ name }) => name === 'localhost' })
    expect(await door(httpRequest())).toMatchObject({ status: 200 })
    expect(await door(httpRequest({ host: 'evil.example' }))).toMatchObject({ status: 421 })
  })
})
