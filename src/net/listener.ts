/** Listens on an address, and says in plain words what to do where that does not work. */
import type { Server, Socket } from 'node:net'
import { createServer } from 'node:net'

/** Where to listen. Without a host: everywhere, IPv6 and IPv4. Port 0: any that is free. */
export interface ListenAddress {
  readonly host?: string
  readonly port: number
}

/** Where it was listened: an address without brackets, and the port that it came to be. */
export interface BoundAddress {
  readonly host: string
  readonly port: number
}

export type ListenFault = 'port-in-use' | 'not-an-address-of-this-machine' | 'not-allowed' | 'unknown-host' | 'failed'

/** Why it could not be listened. The message is for the person who started the server, and says what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
  readonly fault: ListenFault
  readonly address: ListenAddress

  constructor(fault: ListenFault, address: ListenAddress, cause: NodeJS.ErrnoException) {
    super(inWords(fault, address, cause), { cause })
    this.fault = fault
    this.address = address
  }
}

export interface Listener {
  readonly address: BoundAddress
  /** Takes no more connections. Those that are there stay. */
  close(): void
}

/** What a listener tells. */
export interface ListenerEvents {
  readonly onSocket: (socket: Socket) => void
  /** A connection could not be taken; the next may be. */
  readonly onAcceptFailed: (error: NodeJS.ErrnoException) => void
}

/** The queue of connections that the system has made and nobody has accepted yet; the system may allow less. */
const BACKLOG = 4096

/** Of a name only its first address is listened on. Rejects with a `ListenError`. */
export function openListener(address: ListenAddress, events: ListenerEvents): Promise<Listener> {
  const { host, port } = address
  return new Promise((resolve, reject) => {
    // A peer that has said its last word is still answered, so each side ends by itself.
    const server = createServer({ allowHalfOpen: true, noDelay: true }, events.onSocket)
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(listenErrorOf(error, address))
    })
    server.once('listening', () => {
      server.removeAllListeners('error')
      // Not where there are no descriptors left: libuv then takes the waiting connections, closes them, and tells nobody.
      server.on('error', events.onAcceptFailed)
      resolve({
        address: boundAddress(server),
        close() {
          server.close()
        },
      })
    })
    // Without a host Node listens on `::` for both families, or on 0.0.0.0 where there is no IPv6.
    server.listen({ port, backlog: BACKLOG, ...(host === undefined ? {} : { host }) })
  })
}

function boundAddress(server: Server): BoundAddress {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP listener has an address')
  return { host: address.address, port: address.port }
}

/** What an error of the system means for who wanted to listen at `address`. */
export function listenErrorOf(error: NodeJS.ErrnoException, address: ListenAddress): ListenError {
  return new ListenError(faultOf(error), address, error)
}

function faultOf(error: NodeJS.ErrnoException): ListenFault {
  switch (error.code) {
    case 'EADDRINUSE':
      return 'port-in-use'
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
      return 'not-an-address-of-this-machine'
    case 'EACCES':
    case 'EPERM':
      return 'not-allowed'
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NODATA':
      return 'unknown-host'
    default:
      return 'failed'
  }
}

function inWords(fault: ListenFault, { host, port }: ListenAddress, cause: Error): string {
  switch (fault) {
    case 'port-in-use':
      return `Port ${port} is already in use${host === undefined ? '' : ` on ${host}`}. Is Snug already running? Stop what uses the port, or choose another with --port.`
    case 'not-an-address-of-this-machine':
      return `This machine has no address ${host ?? ''}. Use one that it has, or leave --host out to listen on all of them.`
    case 'not-allowed':
      return `Port ${port} may not be opened by this user: ports below 1024 usually need the administrator. Choose a higher one with --port.`
    case 'unknown-host':
      return `The host name ${host ?? ''} is not known. Check its spelling, or give an IP address.`
    case 'failed':
      return `Cannot listen on ${host === undefined ? 'port' : `${host}, port`} ${port}: ${cause.message}.`
    default:
      return fault satisfies never
  }
}
