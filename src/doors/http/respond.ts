/** The http door: what every request has to keep to, and which address gives what. */
import { EXPORT_PATH, type Exports } from '../../hub/exports.ts'
import type { HttpRequest, HttpResponse, Respond } from '../../wire/http.ts'
import { isSameOrigin } from '../../wire/same-origin.ts'
import { answer, faultAnswer } from './answers.ts'
import { faviconSvg } from './favicon.ts'
import { type Host, parseHost } from './host.ts'
import { pagePolicy, renderPage } from './page.ts'
import { jsonAnswer } from './read-json.ts'
import { createRouter, type Route } from './route.ts'
import { type WebFiles, webRoutes } from './web-files.ts'

const MAX_TARGET_CHARACTERS = 2048

/** How the server is. `why` is a sentence for whoever operates it; `counts` is told as it stands. */
export type Health =
  | { readonly ready: true; readonly counts?: unknown }
  | { readonly ready: false; readonly why: string; readonly counts?: unknown }

export interface HttpDoorOptions {
  readonly health: () => Health
  /** Whether a browser may know this server by that name. */
  readonly isHostWelcome: (host: Host, isSecure: boolean) => boolean
  /** Absent where nobody gets what they said as a file. */
  readonly exports?: Exports | undefined
  /** The browser door; where it was not built, `/` says how else to come in, as `/ways` always does. */
  readonly web?: WebFiles
  /** What else there is. */
  readonly routes?: readonly Route[]
}

export function createHttpDoor(options: HttpDoorOptions): Respond {
  const { health, isHostWelcome, exports, web = new Map(), routes = [] } = options
  const pages = webRoutes(web)
  const find = createRouter([
    ...(pages.length === 0 ? [pageAt('/')] : pages),
    pageAt('/ways'),
    { method: 'GET', path: '/favicon.svg', run: favicon },
    { method: 'GET', path: '/health', run: () => healthAnswer(health()) },
    ...(exports ? [exportRoute(exports)] : []),
    ...routes,
  ])

  return (request) => {
    if (request.target.length > MAX_TARGET_CHARACTERS) return faultAnswer(414)
    const host = request.host === undefined ? undefined : parseHost(request.host)
    if (!host) return faultAnswer(400)
    if (!isHostWelcome(host, request.isSecure)) return faultAnswer(421)
    const target = targetOf(request.target)
    if (target === undefined) return faultAnswer(400)
    const found = find(target.path)
    if (found.routes.size === 0) return faultAnswer(404)
    if (request.method === 'OPTIONS') return answer(204, 'text/plain', '', { allow: allowed([...found.routes.keys()]) })
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    const route = found.routes.get(isReading ? 'GET' : request.method)
    if (!route) return faultAnswer(405, { allow: allowed([...found.routes.keys()]) })
    if (isReading && request.hasBody) return faultAnswer(413)
    if (!isReading && !isOwnPage(request)) return faultAnswer(403)
    return route.run(request, { host, rest: found.rest, query: new URLSearchParams(target.query) })
  }
}

function allowed(methods: readonly string[]): string {
  return methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ')
}

/** What changes something is for our own pages, and for programs that are no browsers. */
function isOwnPage({ headers, host, isSecure }: HttpRequest): boolean {
  const { origin, 'sec-fetch-site': site = 'none' } = headers
  return origin === undefined ? site === 'none' || site === 'same-origin' : isSameOrigin(origin, { host, isSecure })
}

/** Somebody's own words, once. A token that is none, or was used, is an address where nothing is. */
function exportRoute(exports: Exports): Route {
  const headers = { 'content-disposition': 'attachment; filename="snug-export.jsonl"' }
  const download = answer(200, 'application/x-ndjson', '', headers)
  return {
    method: 'GET',
    path: EXPORT_PATH,
    run({ method }, { rest }) {
      if (!exports.has(rest)) return faultAnswer(404)
      // Whoever only looks has not taken it.
      if (method === 'HEAD') return download
      const stream = exports.take(rest)
      if (stream === undefined) return faultAnswer(404)
      return stream === 'busy' ? faultAnswer(503, { 'retry-after': '60' }) : { ...download, stream }
    },
  }
}

/** Of a request target (RFC 9112 §3.2: a path, or a whole address); undefined for anything else. */
function targetOf(target: string): { readonly path: string; readonly query: string } | undefined {
  const whole = /^https?:\/\/[^/?#]*/i.exec(target)
  const local = whole ? target.slice(whole[0].length) || '/' : target
  const [, path, query = ''] = /^(\/[^?#]*)(?:\?([^#]*))?/.exec(local) ?? []
  return path === undefined ? undefined : { path, query }
}

function pageAt(path: string): Route {
  return { method: 'GET', path, run: ({ localPort }, { host }) => page(host.name, host.port ?? localPort) }
}

function page(name: string, port: number): HttpResponse {
  return answer(200, 'text/html; charset=utf-8', renderPage(name, port), {
    'content-security-policy': pagePolicy,
    'cache-control': 'no-cache',
    'content-language': 'en',
    vary: 'Host',
  })
}

function favicon(): HttpResponse {
  return answer(200, 'image/svg+xml', faviconSvg, { 'cache-control': 'max-age=86400' })
}

function healthAnswer(health: Health): HttpResponse {
  const { ready, counts } = health
  const shown = ready ? { status: 'ready', counts } : { status: 'not ready', why: health.why, counts }
  return jsonAnswer(ready ? 200 : 503, shown)
}
