/** A request as the http door gets it, with a body from memory. */
import type { HttpRequest } from '../../src/wire/http.ts'

/** GET / of a browser on this machine, but for what is given. With `json`, a body of that; with `bytes`, a body of these. */
export function httpRequest(
  changes: Partial<HttpRequest> = {},
  content: { readonly json?: unknown; readonly bytes?: Uint8Array } = {},
): HttpRequest {
  const bytes = content.bytes ?? (content.json === undefined ? undefined : Buffer.from(JSON.stringify(content.json)))
  const { headers, ...others } = changes
  return {
    method: 'GET',
    target: '/',
    host: 'localhost:7684',
    headers: { ...(content.json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    address: '127.0.0.1',
    isSecure: false,
    localPort: 7684,
    hasBody: bytes !== undefined,
    contentLength: bytes?.length,
    body: (async function* () {
      if (bytes) yield bytes
    })(),
    ...others,
  }
}
