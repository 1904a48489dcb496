/** The entrance for HTTP: Node's own server, fed with the sockets that the front door recognised. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { type Duplex, pipeline, Readable } from 'node:stream'
import type { HttpRequest, HttpResponse, Respond, RespondToFault } from '../wire/http.ts'
import type { Entrance, Recognise } from './entrance.ts'
import { hasBody, linger, readBody, watchBody } from './http-body.ts'
import { originOf } from './http-origin.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { PaceRequest } from './request-pace.ts'

/** Time-outs and sizes: enough for any browser on a bad line, and little to hold on to for anybody else. */
const MAX_HEADER_BYTES = 16_384
const MAX_HEADERS = 100
const HEADERS_WITHIN_MS = 10_000
const REQUEST_WITHIN_MS = 15_000
const KEEP_ALIVE_MS = 5_000
const CHECK_EVERY_MS = 1_000
/** They all say that they are Mozilla. */
const BROWSER = /\r\nuser-agent: *mozilla\//i
/** Then it is closed, and the browser opens another. */
const MAX_REQUESTS_PER_SOCKET = 1_000
/** So long may somebody who downloads take nothing, and somebody who uploads send nothing. */
const STALLED_MS = 30_000
const STREAM_BYTES = 65_536

export interface HttpEntranceOptions {
  readonly recognise: Recognise
  readonly respond: Respond
  /** The answer where there is no request to answer, or none that `respond` should see. */
  readonly respondToFault: RespondToFault
  /** Who asks too fast waits for it; absent where nobody does. */
  readonly pace?: PaceRequest
  /** `respond` failed: whoever operates the server should know. */
  readonly onError?: (error: unknown) => void
  /** Who takes WebSockets; without it, requests to upgrade are answered like any other. */
  readonly webSockets?: WebSocketTaker
  readonly headersWithinMs?: number
  /** For a request, but for the time that its body takes on the slowest line. */
  readonly requestWithinMs?: number
  readonly stalledMs?: number
  /** For what still comes of a body when the answer is there. */
  readonly lingerMs?: number
  readonly keepAliveMs?: number
}

/** Takes over a socket whose request asks for a WebSocket. */
export interface WebSocketTaker {
  /** A status to refuse with, or undefined where it was taken. */
  upgrade(request: IncomingMessage, socket: Socket, head: Buffer): 403 | 404 | 421 | undefined
  /** No more will come. Those that are there are left to their doors. */
  close(): void
}

export function httpEntrance(options: HttpEntranceOptions): Entrance {
  const { recognise, respond, respondToFault, webSockets, pace = atOnce } = options
  const inTurn = oneAtATime()

  /** Answers when it is the request's turn, among those of its connection and of its address. */
  function take(request: IncomingMessage, response: ServerResponse, answer: () => void): void {
    const { socket } = request
    inTurn.take(socket, response, () =>
      pace(originOf(socket).address, () => {
        if (socket.destroyed) return false
        answer()
        return true
      }),
    )
  }

  function upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    if (inTurn.isAwaited(socket)) return refuse(socket, 400)
    const fail = (): void => void socket.destroy()
    // Nobody else hears of it meanwhile.
    socket.on('error', fail)
    pace(originOf(socket).address, () => {
      if (socket.destroyed) return false
      socket.off('error', fail)
      const refusal = webSockets?.upgrade(request, socket, head)
      if (refusal !== undefined) refuse(socket, refusal)
      return true
    })
  }

  /** `goOn`: the client sends its body when it is told to. */
  async function answerRequest(incoming: IncomingMessage, response: ServerResponse, goOn?: () => void): Promise<void> {
    let isComing = goOn === undefined
    const request = requestOf(incoming, () => {
      isComing = true
      goOn?.()
    })
    const isInTime = watch(incoming, response)
    let answered: HttpResponse
    try {
      answered = await respond(request)
    } catch (error) {
      // Whoever left in the middle of what it sent, or before it was read, has no answer to get.
      if (error === incoming.errored || (incoming.destroyed && !incoming.complete)) {
        if (isInTime()) response.destroy()
        return
      }
      options.onError?.(error)
      answered = respondToFault(500)
    }
    if (!response.destroyed && isInTime()) send(incoming, response, answered, isComing ? options.lingerMs : 0)
  }

  /** Answers 408 where a body does not come, or not fast enough. Gives what tells whether that has happened. */
  function watch(incoming: IncomingMessage, response: ServerResponse): () => boolean {
    if (!hasBody(incoming)) return () => true
    let isLate = false
    const { requestWithinMs: withinMs = REQUEST_WITHIN_MS, stalledMs = STALLED_MS } = options
    watchBody(incoming, { withinMs, stalledMs }, () => {
      if (isLate || incoming.complete || response.headersSent) return
      isLate = true
      send(incoming, response, respondToFault(408), 0)
      // Whoever reads the body hears that no more comes.
      incoming.destroy()
    })
    return () => !isLate
  }

  /** Where Node has no response to answer with. */
  function refuse(socket: Socket, status: Parameters<RespondToFault>[0]): void {
    if (!socket.writable || inTurn.isAwaited(socket)) socket.destroy()
    else sendBare(socket, respondToFault(status))
  }

  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: options.headersWithinMs ?? HEADERS_WITHIN_MS,
      // Bodies have time limits of their own: `watchBody`.
      requestTimeout: 0,
      keepAliveTimeout: options.keepAliveMs ?? KEEP_ALIVE_MS,
      connectionsCheckingInterval: CHECK_EVERY_MS,
      // `respond` says what is wrong with a missing Host, in our words.
      requireHostHeader: false,
      shouldUpgradeCallback: (request) => webSockets !== undefined && asksForWebSocket(request),
    },
    (request, response) => take(request, response, () => void answerRequest(request, response)),
  )
  server.maxHeadersCount = MAX_HEADERS
  server.maxRequestsPerSocket = MAX_REQUESTS_PER_SOCKET
  // Whoever asks before sending a body is told to go on when somebody reads it, else gets the answer at once.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    take(request, response, () => void answerRequest(request, response, () => response.writeContinue()))
  })
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    take(request, response, () => send(request, response, respondToFault(417), 0))
  })
  // Every socket here was given by `enter`, so it is one of `net`.
  server.on('connect', (_request, socket) => refuse(socket as Socket, 405))
  server.on('upgrade', (request, duplex, head) => upgrade(request, duplex as Socket, head))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET') socket.destroy()
    else refuse(socket as Socket, faultStatus(error))
  })
  // The server never listens by itself, and its time-outs begin with this event.
  server.emit('listening')

  return {
    name: 'http',
    recognise,
    opensAhead: (first) => BROWSER.test(Buffer.from(first).toString('latin1')),
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

function atOnce(_address: string, go: () => boolean): void {
  go()
}

function asksForWebSocket(request: IncomingMessage): boolean {
  return request.headers.upgrade?.toLowerCase() === 'websocket'
}

/** `goOn`: to be called when somebody reads the body. */
function requestOf(request: IncomingMessage, goOn: () => void): HttpRequest {
  const { headers, headersDistinct, socket } = request
  const hosts = headersDistinct['host']
  const length = headers['content-length']
  const { address, isSecure } = originOf(socket)
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    host: hosts?.length === 1 ? hosts[0] : undefined,
    headers: Object.fromEntries(
      Object.entries(headersDistinct).map(([name, values = []]) => [
        name,
        values.join(name === 'cookie' ? '; ' : ', '),
      ]),
    ),
    address,
    isSecure,
    localPort: socket.localPort ?? 0,
    hasBody: hasBody(request),
    contentLength: length === undefined ? undefined : Number(length),
    body: {
      [Symbol.asyncIterator]() {
        goOn()
        return readBody(request)
      },
    },
  }
}

/** `lingerMs`: for how long what still comes of a body is taken in; undefined for as long as usual, 0 for nothing. */
function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body, stream }: HttpResponse,
  lingerMs: number | undefined,
): void {
  if (stream) {
    // Where nobody knows how long it is, its end has to be that of the connection.
    response.writeHead(status, { ...headers, ...(headers['content-length'] ? {} : { connection: 'close' }) })
    sendStream(response, stream)
    return
  }
  // What is left of a body is not waited for; and what follows a request that could not be understood is not taken for the next one.
  const isUnread = hasBody(request) && !request.complete
  const isLast = isUnread || (status >= 400 && status !== 404)
  response.setTimeout(STALLED_MS, () => response.destroy())
  response.writeHead(status, {
    // That of what is not sent would be another one (RFC 9110 §8.6); HEAD may know that of a stream.
    ...(status === 304 || status === 204 ? {} : { 'content-length': body.length }),
    ...headers,
    ...(isLast ? { connection: 'close' } : {}),
  })
  const isBodiless = request.method === 'HEAD' || body.length === 0
  if (!isUnread || lingerMs === 0 || isBodiless) {
    response.end(isBodiless ? undefined : body)
    return
  }
  response.write(body)
  linger(request, () => response.end(), lingerMs)
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
