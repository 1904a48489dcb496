/** What a browser gets of the browser door: known names, each with its bytes. Nothing is looked for on disk at a request. */
import { createHash } from 'node:crypto'
import type { HttpRequest, HttpResponse } from '../../wire/http.ts'
import { answer } from './answers.ts'

/** A file, and the same compressed where that was worth it. */
export interface WebFile {
  readonly bytes: Uint8Array
  readonly br?: Uint8Array
  readonly gzip?: Uint8Array
}

/** By name, with `/`: `index.html`, `assets/index-BVj6C5Ky.js`. Empty where the browser door was not built. */
export type WebFiles = ReadonlyMap<string, WebFile>

/**
 * Scripts and styles are our own files only, and text never becomes HTML (trusted types). `connect-src 'self'` means `ws:` and
 * `wss:` of the same host and port too: https://www.w3.org/TR/CSP3/#match-url-to-source-expression
 */
export const appPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

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

type WebRoute = readonly [path: string, route: (request: HttpRequest) => HttpResponse]

/** The addresses of the files; `index.html` is at `/`. A file of a type that is not known has none. */
export function webRoutes(files: WebFiles): WebRoute[] {
  return Array.from(files, ([name, file]): WebRoute | undefined => {
    const type = TYPES[name.slice(name.lastIndexOf('.') + 1)]
    return type === undefined ? undefined : [name === START ? '/' : `/${name}`, routeOf(name, type, file)]
  }).filter((route) => route !== undefined)
}

function routeOf(name: string, type: string, file: WebFile): WebRoute[1] {
  const isUnchanging = name.startsWith(UNCHANGING)
  // Weak: one for all encodings (RFC 9110 §8.8.3.3).
  const tag = `W/"${createHash('sha256').update(file.bytes).digest('base64url').slice(0, 22)}"`
  const headers = {
    'cache-control': isUnchanging ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: tag,
    vary: 'Accept-Encoding',
    ...(type.startsWith('text/html') ? { 'content-security-policy': appPolicy } : {}),
  }
  return ({ ifNoneMatch, acceptEncoding }) => {
    if (hasTag(ifNoneMatch, tag)) return answer(304, type, '', headers)
    const encoding = (['br', 'gzip'] as const).find((one) => file[one] !== undefined && accepts(acceptEncoding, one))
    const body = encoding && file[encoding]
    return body
      ? answer(200, type, body, { ...headers, 'content-encoding': encoding })
      : answer(200, type, file.bytes, headers)
  }
}

/** Whether `If-None-Match` names the tag, compared weakly: RFC 9110 §13.1.2. */
function hasTag(header: string, tag: string): boolean {
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
