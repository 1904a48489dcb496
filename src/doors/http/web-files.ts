/** What a browser gets of the browser door: known names, each with its bytes. Nothing is looked for on disk at a request. */
import { createHash } from 'node:crypto'
import type { HttpRequest, HttpResponse } from '../../wire/http.ts'
import { answer } from './answers.ts'
import type { Route } from './route.ts'

/** A file, and the same compressed where that was worth it. */
export interface WebFile {
  readonly bytes: Uint8Array
  readonly br?: Uint8Array
  readonly gzip?: Uint8Array
}

/** By name, with `/`: `index.html`, `assets/index-BVj6C5Ky.js`. Empty where the browser door was not built. */
export type WebFiles = ReadonlyMap<string, WebFile>

/**
 * Scripts and styles are our own files only, and text never becomes HTML (trusted types; the one policy names the service worker, and nothing else). `connect-src 'self'` means `ws:` and
 * `wss:` of the same host and port too: https://www.w3.org/TR/CSP3/#match-url-to-source-expression
 */
export const appPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types snug-worker',
].join('; ')

/** The service worker asks this server, and nobody else. */
const workerPolicy =
  "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
}

/** The build puts a digest of the content into the names below this one, so what is there never changes. */
const UNCHANGING = 'assets/'
const START = 'index.html'
const WORKER = 'sw.js'

/** Where the page begins: the door, a channel or a message in it, a conversation. What is there the page finds out itself, so that a stranger learns nothing. */
const STARTS = ['/', '/c/', '/u/']

/** The addresses of the files. A file of a type that is not known has none. */
export function webRoutes(files: WebFiles): Route[] {
  return Array.from(files).flatMap(([name, file]): Route[] => {
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1)]
    if (type === undefined) return []
    const run = runOf(name, type, file)
    return (name === START ? STARTS : [`/${name}`]).map((path) => ({ method: 'GET', path, run }))
  })
}

function runOf(name: string, type: string, file: WebFile): (request: HttpRequest) => HttpResponse {
  const isUnchanging = name.startsWith(UNCHANGING)
  // Weak: one for all encodings (RFC 9110 §8.8.3.3).
  const tag = `W/"${createHash('sha256').update(file.bytes).digest('base64url').slice(0, 22)}"`
  const headers = {
    'cache-control': isUnchanging ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: tag,
    vary: 'Accept-Encoding',
    ...(name === START ? { 'content-security-policy': appPolicy } : {}),
    ...(name === WORKER ? { 'content-security-policy': workerPolicy } : {}),
  }
  return ({ headers: { 'if-none-match': ifNoneMatch = '', 'accept-encoding': acceptEncoding = '' } }) => {
    if (hasTag(ifNoneMatch, tag)) return answer(304, type, '', headers)
    const encoding = (['br', 'gzip'] as const).find((one) => file[one] !== undefined && accepts(acceptEncoding, one))
    const body = encoding && file[encoding]
    return body
      ? answer(200, type, body, { ...headers, 'content-encoding': encoding })
      : answer(200, type, file.bytes, headers)
  }
}

/** Whether `If-None-Match` names the tag, compared weakly: RFC 9110 §13.1.2. */
export function hasTag(header: string, tag: string): boolean {
  const opaque = (one: string) => one.trim().replace(/^W\//, '')
  return header.trim() === '*' || header.split(',').some((one) => opaque(one) === opaque(tag))
}

/** Whether `Accept-Encoding` (RFC 9110 §12.5.3) names the encoding, and not only to refuse it. */
function accepts(header: string, encoding: string): boolean {
  return header.split(',').some((one) => {
    const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase())
    return name === encoding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))
  })
}
