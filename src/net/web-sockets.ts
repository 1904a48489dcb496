/** Turns HTTP requests into WebSocket connections: where, from which pages, with which subprotocol; and keeps them alive. */
import type { IncomingMessage } from 'node:http'
import { WebSocketServer } from 'ws'
import type { Clock } from '../ports/clock.ts'
import type { Connection, Peer } from '../ports/connection.ts'
import { readDeviceCookie } from '../wire/device-cookie.ts'
import { isSameOrigin } from '../wire/same-origin.ts'
import { createDeadlines } from './deadlines.ts'
import type { WebSocketTaker } from './http-entrance.ts'
import { originOf } from './http-origin.ts'
import { CLOSE_WITHIN_MS, connectionOf } from './tcp.ts'
import { WebSocketConnection } from './websocket.ts'

/** An IRC line with tags: 8191 bytes of tags and 512 of the rest (https://ircv3.net/specs/extensions/message-tags),
 * less its ending. */
const MAX_MESSAGE_BYTES = 8191 + 510

/** Of one line. Empty ones cost the peer six bytes, and are no line that would be made to wait. */
const MAX_FRAGMENTS = 64

/** Shorter than the patience of the usual proxies (60 s). */
const PING_EVERY_MS = 30_000

const SUBPROTOCOLS: ReadonlySet<string> = new Set(['text.ircv3.net', 'binary.ircv3.net'])

export interface WebSocketsOptions {
  readonly clock: Clock
  /** Where a WebSocket is welcome: the canonical path, and others that mean the same. */
  readonly paths?: readonly string[]
  /** Origins beside our own, such as `https://chat.example`. */
  readonly allowedOrigins?: readonly string[]
  readonly pingEveryMs?: number
  /** Whether a browser may know this server by what its `Host` header says. */
  readonly isHostWelcome: (header: string, isSecure: boolean) => boolean
  /** Makes the peer of a connection. */
  open(connection: Connection): Peer
}

export interface WebSockets extends WebSocketTaker {
  readonly open: number
}

export function createWebSockets(options: WebSocketsOptions): WebSockets {
  const { clock } = options
  const paths = options.paths ?? ['/irc', '/']
  const present = new Set<WebSocketConnection>()
  const closing = createDeadlines<WebSocketConnection>(clock, CLOSE_WITHIN_MS, (connection) => connection.destroy())
  const endPings = clock.every(options.pingEveryMs ?? PING_EVERY_MS, () => {
    for (const connection of present) connection.ping()
  })
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE_BYTES,
    maxFragments: MAX_FRAGMENTS,
    // The client's order is the order of preference. Where none of ours is offered, none is named.
    handleProtocols: (offered) => [...offered].find((name) => SUBPROTOCOLS.has(name)) ?? false,
  })

  return {
    upgrade(request, socket, head) {
      if (!paths.includes(request.url?.split('?', 1)[0] ?? '')) return 404
      const origin = originOf(socket)
      if (!isOriginWelcome(request, origin.isSecure, options.allowedOrigins ?? [])) return 403
      const { host = '' } = request.headers
      if (request.headers.origin !== undefined && !options.isHostWelcome(host, origin.isSecure)) return 421
      const deviceSecret = readDeviceCookie(request.headers.cookie, {
        host,
        isSecure: origin.isSecure || request.headers.origin?.startsWith('https:') === true,
      })
      server.handleUpgrade(request, socket, head, (webSocket) => {
        const connection = new WebSocketConnection(
          webSocket,
          socket,
          { ...origin, deviceSecret },
          {
            onClosing: (one) => closing.add(one),
            onGone(one) {
              closing.delete(one)
              present.delete(one)
            },
          },
        )
        present.add(connection)
        const whyNot = connectionOf(socket)?.stay()
        if (whyNot) {
          connection.write(whyNot)
          connection.close()
        } else connection.handTo(options.open(connection))
      })
      return undefined
    },
    close() {
      endPings()
    },
    get open() {
      return present.size
    },
  }
}

/** A page may come in where it came from here itself, or is on the list; programs that are no browsers send no origin. */
function isOriginWelcome({ headers }: IncomingMessage, isSecure: boolean, allowed: readonly string[]): boolean {
  const { origin, host } = headers
  return origin === undefined || allowed.includes(origin) || isSameOrigin(origin, { host, isSecure })
}
