/** A link over TCP. */
import { connect, type Socket } from 'node:net'
import type { Link, LinkListener, OpenLink } from './link.ts'

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'the name could not be looked up',
  ETIMEDOUT: 'no answer',
  EHOSTUNREACH: 'no way to that host',
  ENETUNREACH: 'no way to that network',
  ECONNRESET: 'connection reset',
  EPIPE: 'connection reset',
  EACCES: 'not permitted',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS',
  'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE': 'it does not speak TLS',
}

/** A host is a name or an address, IPv6 without brackets. */
export function tcpLink(host: string, port: number): OpenLink {
  return (listener) => linkOver(connect({ host, port, noDelay: true, keepAlive: true }), 'connect', listener)
}

/**
 * A link over a socket that is being connected. It is open at `opening`, unless there is an `objection`: then it is closed for that
 * reason, and nothing was written or heard.
 */
export function linkOver(
  socket: Socket,
  opening: 'connect' | 'secureConnect',
  listener: LinkListener,
  objection?: () => string | undefined,
): Link {
  let reason = 'the connection was closed'
  let isOpen = false
  socket.on(opening, () => {
    const why = objection?.()
    if (why === undefined) {
      isOpen = true
      listener.opened()
      return
    }
    reason = why
    socket.destroy()
  })
  socket.on('data', (bytes: Buffer) => {
    if (isOpen) listener.received(bytes)
  })
  socket.on('error', (error) => {
    reason = reasonOf(error)
  })
  socket.on('close', () => listener.closed(reason))
  return {
    write(bytes) {
      if (isOpen && socket.writable) socket.write(bytes)
    },
    close() {
      socket.end()
    },
    destroy(why) {
      reason = why
      socket.destroy()
    },
  }
}

/** A host with several addresses fails with one error that holds one for each. */
function reasonOf(error: Error): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  const code = first instanceof Error && 'code' in first ? String(first.code) : ''
  return REASONS[code] ?? (first instanceof Error && first.message !== '' ? first.message : 'connection failed')
}
