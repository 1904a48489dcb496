/** The entrance for HTTP: Node's own server, fed with the sockets that the front door recognised. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { type Duplex, pipeline, Readable } from 'node:stream'
import type { HttpRequest, HttpResponse, Respond, RespondToFault } from '../wire/http.ts'
import type { Entrance, Recognise } from './entrance.ts'

/** Time-outs and sizes: enough for any browser on a bad line, and little to hold on to for anybody else. */
const MAX_HEADER_BYTES = 16_384
const MAX_HEADERS = 100
const HEADERS_WITHIN_MS = 10_000
const REQUEST_WITHIN_MS = 15_000
const KEEP_ALIVE_MS = 5_000
const CHECK_EVERY_MS = 1_000
/** So long may somebody who downloads take nothing. */
const STALLED_MS = 30_000
const STREAM_BYTES = 65_536

export interface HttpEntranceOptions {
  readonly recognise: Recognise
  readonly respond: Respond
  /** The answer where there is no request to answer, or none that `respond` should see. */
  readonly respondToFault: RespondToFault
  /** Who takes WebSockets; without it, requests to upgrade are answered like any other. */
  readonly webSockets?: WebSocketTaker
  readonly headersWithinMs?: number
  readonly requestWithinMs?: number
  readonly keepAliveMs?: number
}

/** Takes over a socket whose request asks for a WebSocket. */
export interface WebSocketTaker {
  /** A status to refuse with, or undefined where it was taken. */
  upgrade(request: IncomingMessage, socket: Socket, head: Buffer): 403 | 404 | undefined
  /** No more will come. Those that are there are left to their doors. */
  close(): void
}

export function httpEntrance(options: HttpEntranceOptions): Entrance {
  const { recognise, respond, respondToFault, webSockets } = options
  function answerRequest(incoming: IncomingMessage, response: ServerResponse): void {
    const request = requestOf(incoming)
    send(request, response, respond(request))
  }

  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: options.headersWithinMs ?? HEADERS_WITHIN_MS,
      requestTimeout: options.requestWithinMs ?? REQUEST_WITHIN_MS,
      keepAliveTimeout: options.keepAliveMs ?? KEEP_ALIVE_MS,
      connectionsCheckingInterval: CHECK_EVERY_MS,
      // `respond` says what is wrong with a missing Host, in our words.
      requireHostHeader: false,
      shouldUpgradeCallback: (request) => webSockets !== undefined && asksForWebSocket(request),
    },
    answerRequest,
  )
  server.maxHeadersCount = MAX_HEADERS
  // No body is wanted, so whoever asks before sending one gets the answer instead of a "go on".
  server.on('checkContinue', answerRequest)
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    send(requestOf(request), response, respondToFault(417))
  })
  server.on('connect', (_request, socket) => sendBare(socket, respondToFault(405)))
  server.on('upgrade', (request, socket, head) => {
    // Every socket here was given by `enter`, so it is one of `net`.
    const refusal = webSockets?.upgrade(request, socket as Socket, head)
    if (refusal !== undefined) sendBare(socket, respondToFault(refusal))
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') socket.destroy()
    else sendBare(socket, respondToFault(faultStatus(error)))
  })
  // The server never listens by itself, and its time-outs begin with this event.
  server.emit('listening')

  return {
    name: 'http',
    recognise,
    enter(arrival, first) {
      const socket = arrival.release(first)
      if (socket === undefined) {
        arrival.close()
        return
      }
      server.emit('connection', socket)
      // It came paused, with its first bytes put back.
      socket.resume()
    },
    close() {
      webSockets?.close()
      server.close(() => {})
    },
  }
}

function asksForWebSocket(request: IncomingMessage): boolean {
  return request.headers.upgrade?.toLowerCase() === 'websocket'
}

function requestOf(request: IncomingMessage): HttpRequest {
  const { headers } = request
  const hosts = request.headersDistinct['host']
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    host: hosts?.length === 1 ? hosts[0] : undefined,
    acceptEncoding: headers['accept-encoding'] ?? '',
    ifNoneMatch: headers['if-none-match'] ?? '',
    hasBody: headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0',
    localPort: request.socket.localPort ?? 0,
  }
}

function send(request: HttpRequest, response: ServerResponse, { status, headers, body, stream }: HttpResponse): void {
  if (stream) {
    response.writeHead(status, { ...headers, connection: 'close' })
    sendStream(response, stream)
    return
  }
  // A body is not waited for; and what follows a request that was refused is not taken for the next one.
  const isLast = request.hasBody || (status >= 400 && status !== 404)
  response.setTimeout(STALLED_MS, () => response.destroy())
  response.writeHead(status, {
    ...headers,
    // That of what is not sent would be another one: RFC 9110 §8.6.
    ...(status === 304 ? {} : { 'content-length': body.length }),
    ...(isLast ? { connection: 'close' } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Where it fails, the connection is cut before the end of the last chunk: whoever reads can tell that it is not whole. */
function sendStream(response: ServerResponse, stream: AsyncIterable<Uint8Array>): void {
  response.setTimeout(STALLED_MS, () => response.destroy())
  pipeline(Readable.from(stream, { objectMode: false, highWaterMark: STREAM_BYTES }), response, () => {})
}

/** Answers on a socket that is not, or no longer, Node's to answer on; and closes it. */
function sendBare(socket: Duplex, { status, headers, body }: HttpResponse): void {
  const all = { ...headers, 'content-length': String(body.length), connection: 'close' }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`)
  socket.on('error', () => socket.destroy())
  socket.end(Buffer.concat([head, body]), () => socket.destroy())
}

function faultStatus(error: NodeJS.ErrnoException): 400 | 408 | 431 {
  switch (error.code) {
    case 'HPE_HEADER_OVERFLOW':
      return 431
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 408
    default:
      return 400
  }
}
