/** One thing that the http door answers: a method, where, and what is done there. */
import type { HttpRequest, HttpResponse } from '../../wire/http.ts'
import type { Host } from './host.ts'

export interface Place {
  readonly host: Host
  /** Where the path of the route ends in `/`: what follows it, percent-encoded as it came. Otherwise empty. */
  readonly rest: string
  readonly query: URLSearchParams
}

export interface Route {
  /** GET answers HEAD too; it must not change anything. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** `/x`: that address. `/x/`: every address below it, but not that one. */
  readonly path: string
  readonly run: (request: HttpRequest, place: Place) => HttpResponse | Promise<HttpResponse>
}

export interface Found {
  /** By method. Empty where nothing is. */
  readonly routes: ReadonlyMap<string, Route>
  readonly rest: string
}

/** Finds what is at a path: what is there exactly, else the longest that it stands below. */
export function createRouter(routes: Iterable<Route>): (path: string) => Found {
  const byPath = new Map<string, Map<string, Route>>()
  for (const route of routes) {
    const known = byPath.get(route.path) ?? new Map<string, Route>()
    if (known.has(route.method)) throw new Error(`two routes for ${route.method} ${route.path}`)
    byPath.set(route.path, known.set(route.method, route))
  }
  const none: Found = { routes: new Map(), rest: '' }
  return (path) => {
    const exact = byPath.get(path)
    if (exact && (path === '/' || !path.endsWith('/'))) return { routes: exact, rest: '' }
    for (let end = path.lastIndexOf('/', path.length - 2); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const found = byPath.get(path.slice(0, end + 1))
      if (found) return { routes: found, rest: path.slice(end + 1) }
    }
    return none
  }
}
