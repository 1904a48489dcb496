/** A request and its answer, as the http door sees them: no sockets, no streams. */

export interface HttpRequest {
  readonly method: string
  /** As it stands in the request line: a path, perhaps with a query. */
  readonly target: string
  /** The `Host` header; undefined where there is none. */
  readonly host: string | undefined
  /** The headers of these names, `''` where there are none. */
  readonly acceptEncoding: string
  readonly ifNoneMatch: string
  /** Whether bytes follow the headers. */
  readonly hasBody: boolean
  /** The port at this end of the connection. */
  readonly localPort: number
}

export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Also for HEAD; whoever sends it leaves it out there and gives its length. Empty with 304. */
  readonly body: Uint8Array
  /** What comes in place of `body` where it is long; taken as fast as the other side takes it, and ended where that leaves. Not for HEAD. */
  readonly stream?: AsyncIterable<Uint8Array>
}

/** Answers a request. Never throws. */
export type Respond = (request: HttpRequest) => HttpResponse

/** What can be said of a request that could not be read: its status code, without a request. */
export type RespondToFault = (status: 400 | 403 | 404 | 405 | 408 | 417 | 431) => HttpResponse
