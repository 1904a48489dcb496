/** The http door: which address gives what. */
import type { HttpRequest, HttpResponse, Respond } from '../../wire/http.ts'
import { EXPORT_PATH, type Exports } from '../../hub/exports.ts'
import { answer, faultAnswer } from './answers.ts'
import { faviconSvg } from './favicon.ts'
import type { Host } from './host.ts'
import { parseHost } from './host.ts'
import { pagePolicy, renderPage } from './page.ts'
import { type WebFiles, webRoutes } from './web-files.ts'

const MAX_TARGET_CHARACTERS = 2048

/** How the server is. `why` is a sentence for whoever operates it; `counts` is told as it stands. */
export type Health =
  | { readonly ready: true; readonly counts?: unknown }
  | { readonly ready: false; readonly why: string; readonly counts?: unknown }

export interface HttpDoorOptions {
  readonly health: () => Health
  /** Absent where nobody gets what they said as a file. */
  readonly exports?: Exports | undefined
  /** The browser door; where it was not built, `/` says how else to come in, as `/ways` always does. */
  readonly web?: WebFiles
}

type Route = (request: HttpRequest, host: Host) => HttpResponse

export function createHttpDoor({ health, exports, web = new Map() }: HttpDoorOptions): Respond {
  const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
    ['/', page],
    ['/ways', page],
    ['/favicon.svg', favicon],
    ['/health', () => healthAnswer(health())],
    ...webRoutes(web),
  ])

  return (request) => {
    if (request.target.length > MAX_TARGET_CHARACTERS) return faultAnswer(414)
    const host = request.host === undefined ? undefined : parseHost(request.host)
    if (!host) return faultAnswer(400)
    const path = pathOf(request.target)
    if (path === undefined) return faultAnswer(400)
    const route = routes.get(path) ?? exportRoute(path, exports)
    if (!route) return faultAnswer(404)
    if (request.method !== 'GET' && request.method !== 'HEAD') return faultAnswer(405, { allow: 'GET, HEAD' })
    if (request.hasBody) return faultAnswer(413)
    return route(request, host)
  }
}

/** Somebody's own words, once. A token that is none, or was used, is an address where nothing is. */
function exportRoute(path: string, exports: Exports | undefined): Route | undefined {
  if (!exports || !path.startsWith(EXPORT_PATH)) return undefined
  const token = path.slice(EXPORT_PATH.length)
  if (!exports.has(token)) return undefined
  const headers = { 'content-disposition': 'attachment; filename="snug-export.jsonl"' }
  const download = answer(200, 'application/x-ndjson', '', headers)
  return ({ method }) => {
    // Whoever only looks has not taken it.
    if (method === 'HEAD') return download
    const stream = exports.take(token)
    if (stream === undefined) return faultAnswer(404)
    return stream === 'busy' ? faultAnswer(503, { 'retry-after': '60' }) : { ...download, stream }
  }
}

/** The path of a request target (RFC 9112 §3.2: a path, or a whole address), without its query; undefined for anything else. */
function pathOf(target: string): string | undefined {
  const whole = /^https?:\/\/[^/?#]*/i.exec(target)
  const path = whole ? target.slice(whole[0].length) || '/' : target
  return path.startsWith('/') ? path.split(/[?#]/, 1)[0] : undefined
}

function page({ localPort }: HttpRequest, host: Host): HttpResponse {
  const port = host.port ?? localPort
  return answer(200, 'text/html; charset=utf-8', renderPage(host.name, port), {
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
  return answer(ready ? 200 : 503, 'application/json', `${JSON.stringify(shown)}\n`)
}
