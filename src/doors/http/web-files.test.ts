import { describe, expect, test } from 'vitest'
import { httpRequest } from '../../../test/support/http-request.ts'
import type { HttpRequest } from '../../wire/http.ts'
import { createHttpDoor } from './respond.ts'
import type { WebFiles } from './web-files.ts'

const bytes = (text: string) => Buffer.from(text)
const web: WebFiles = new Map([
  ['index.html', { bytes: bytes('<!doctype html>'), br: bytes('br'), gzip: bytes('gzip') }],
  ['assets/index-1.js', { bytes: bytes('let a'), br: bytes('br'), gzip: bytes('gzip') }],
  ['assets/index-1.css', { bytes: bytes('a{}') }],
  ['sw.js', { bytes: bytes('self') }],
  ['assets/index-1.exe', { bytes: bytes('MZ') }],
])

async function ask(changes: Partial<HttpRequest>, files = web) {
  const door = createHttpDoor({ health: () => ({ ready: true }), isHostWelcome: () => true, web: files })
  const { status, headers, body } = await door(httpRequest({ host: 'a', localPort: 80, ...changes }))
  return { status, headers, text: Buffer.from(body).toString() }
}

describe('WEB-10 the browser door', () => {
  test('is at /, and how else to come in at /ways', async () => {
    for (const target of ['/', '/c/tea', '/c/tea/abc', '/u/amy'])
      expect(await ask({ target })).toMatchObject({ status: 200, text: '<!doctype html>' })
    expect((await ask({ target: '/ways' })).text).toContain('nc <b>a</b>')
  })

  test('is not there where it was not built: / says how else to come in', async () => {
    expect((await ask({}, new Map())).text).toContain('nc <b>a</b>')
  })

  test('may run and load nothing but its own files', async () => {
    const policy = String((await ask({})).headers['content-security-policy'])
    expect(policy).toMatch(/^default-src 'none';/)
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect((await ask({})).headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
    expect((await ask({ target: '/assets/index-1.js' })).headers['content-security-policy']).toMatch(
      /^default-src 'none'/,
    )
  })

  test.each([
    ['/assets/index-1.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/index-1.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/', 'text/html; charset=utf-8', 'no-cache'],
  ])('%s is %s, kept as %s', async (target, type, cache) => {
    const { status, headers } = await ask({ target, method: 'HEAD' })
    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'content-type': type, 'cache-control': cache, vary: 'Accept-Encoding' })
  })

  test.each([
    '/index.html',
    '/assets',
    '/assets/',
    '/assets/index-1.exe',
    '/assets/index-1.js.br',
    '/assets/../index.html',
    '/assets/%2e%2e/index.html',
    '/assets/index-1%2ejs',
    '/../package.json',
    '/constructor',
    '/__proto__',
  ])('has nothing at %s', async (target) => {
    expect((await ask({ target })).status).toBe(404)
  })

  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, GZIP;q=0.5', 'gzip'],
    ['br;q=0.0,gzip;q=0', undefined],
    ['brotli', undefined],
    ['*', undefined],
    ['', undefined],
  ])('Accept-Encoding: «%s» gives %s', async (acceptEncoding, encoding) => {
    const { headers, text } = await ask({
      headers: { 'accept-encoding': acceptEncoding },
      target: '/assets/index-1.js',
    })
    expect(headers['content-encoding']).toBe(encoding)
    expect(text).toBe(encoding ?? 'let a')
  })

  test('what was not worth compressing comes as it is', async () => {
    const { headers, text } = await ask({ headers: { 'accept-encoding': 'br, gzip' }, target: '/assets/index-1.css' })
    expect([headers['content-encoding'], text]).toEqual([undefined, 'a{}'])
  })

  test('is not sent again to whoever has it', async () => {
    const { etag = '', ...headers } = (await ask({})).headers
    for (const ifNoneMatch of [etag, `"x", ${etag}`, etag.slice(2), '*']) {
      const again = await ask({ headers: { 'if-none-match': ifNoneMatch } })
      expect(again).toMatchObject({ status: 304, text: '', headers: { etag } })
      expect(again.headers['content-security-policy']).toBe(headers['content-security-policy'])
    }
    for (const ifNoneMatch of ['', '""', '"x"', etag.slice(0, -2)])
      expect((await ask({ headers: { 'if-none-match': ifNoneMatch } })).status).toBe(200)
    const changed: WebFiles = new Map([['index.html', { bytes: bytes('<!doctype html> ') }]])
    expect((await ask({ headers: { 'if-none-match': etag } }, changed)).status).toBe(200)
  })

  test('is only read', async () => {
    expect((await ask({ method: 'POST' })).status).toBe(405)
    expect((await ask({ target: '/assets/index-1.js', hasBody: true })).status).toBe(413)
  })

  test('WEB-41 the service worker is looked for anew each time, and asks this server only', async () => {
    const { headers } = await ask({ target: '/sw.js' })
    expect(headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' })
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; connect-src 'self';/)
  })
})
