/** A link over TCP: the one file of the client that needs Node. */
import { connect } from 'node:net'
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
}

/** A host is a name or an address, IPv6 without brackets. */
export function tcpLink(host: string, port: number): OpenLink {
  return (listener) => openTcpLink(host, port, listener)
}

function openTcpLink(host: string, port: number, listener: LinkListener): Link {
  const socket = connect({ host, port, noDelay: true, keepAlive: true })
  let reason = 'the connection was closed'
  socket.on('connect', () => listener.opened())
  socket.on('data', (bytes: Buffer) => listener.received(bytes))
  socket.on('error', (error) => {
    reason = reasonOf(error)
  })
  socket.on('close', () => listener.closed(reason))
  return {
    write(bytes) {
      if (socket.writable) socket.write(bytes)
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
