/** A request and its answer, as the http door sees them: no sockets. */

export interface HttpRequest {
  readonly method: string
  /** As it stands in the request line: a path, perhaps with a query. */
  readonly target: string
  /** The `Host` header; undefined where there is none, or more than one. */
  readonly host: string | undefined
  /** All headers by their names in small letters; several of one name are joined by commas, cookies by semicolons (RFC 9113 §8.2.3). */
  readonly headers: Readonly<Record<string, string>>
  /** From where it came: the address of the client, as far as proxies that are trusted say it. */
  readonly address: string
  /** Whether it came encrypted. */
  readonly isSecure: boolean
  /** The port at this end of the connection. */
  readonly localPort: number
  /** Whether bytes follow the headers. */
  readonly hasBody: boolean
  /** How many the header says they are; undefined where it does not say. */
  readonly contentLength: number | undefined
  /** To be read once, by whoever wants it. Throws where the client leaves in the middle. */
  readonly body: AsyncIterable<Uint8Array>
}

export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Also for HEAD; whoever sends it leaves it out there and gives its length. Empty with 304. */
  readonly body: Uint8Array
  /** What comes in place of `body` where it is long; taken as fast as the other side takes it, and ended where that leaves. Not for HEAD. */
  readonly stream?: AsyncIterable<Uint8Array>
}

/** Answers a request. What it throws is answered with 500. */
export type Respond = (request: HttpRequest) => HttpResponse | Promise<HttpResponse>

/** What can be said of a request that could not be read or answered: its status code, without a request. */
export type RespondToFault = (status: 400 | 403 | 404 | 405 | 408 | 417 | 421 | 431 | 500) => HttpResponse
