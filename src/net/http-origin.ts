/** From where an HTTP request came: the front door knows better than the socket. */
import type { Socket } from 'node:net'
import type { Connection } from '../ports/connection.ts'
import { unmapped } from './admission.ts'
import { connectionOf } from './tcp.ts'

export type HttpOrigin = Pick<Connection, 'address' | 'isSecure' | 'certificateFingerprint'>

export function originOf(socket: Socket): HttpOrigin {
  const connection = connectionOf(socket)
  return {
    address: connection?.address ?? unmapped(socket.remoteAddress ?? ''),
    isSecure: connection?.isSecure ?? false,
    certificateFingerprint: connection?.certificateFingerprint,
  }
}
