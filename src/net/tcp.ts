/** A TCP socket as a connection. Lean: thousands are idle, so a socket has no closure and no timer of its own. */
import type { Socket } from 'node:net'
import type { Clock } from '../ports/clock.ts'
import type { Peer } from '../ports/connection.ts'
import type { Deadlines } from './deadlines.ts'
import { createDeadlines } from './deadlines.ts'
import type { Arrival } from './entrance.ts'
import { reasonInWords } from './reasons.ts'

/** How long a peer may take to accept what was written, after `close`. */
export const CLOSE_WITHIN_MS = 3000
/**
 * How long a peer that has ended its side is still answered: what its last lines asked for takes a commit to come back
 * (`printf '…' | nc`), and a peer that is gone altogether looks the same.
 */
export const ANSWER_AFTER_END_MS = 200

const CONNECTION = Symbol('connection')

interface OwnedSocket extends Socket {
  [CONNECTION]?: TcpConnection
}

/** What all connections share. */
interface Surroundings {
  readonly closing: Deadlines<TcpConnection>
  readonly ending: Deadlines<TcpConnection>
  whyNotStay(connection: TcpConnection): Uint8Array | undefined
  onGone(connection: TcpConnection): void
}

/** A connection that came out of another's socket. */
export interface TlsOrigin {
  readonly outer: Arrival
  readonly certificateFingerprint: string | undefined
}

/** `closed`: the door has been told. `released`: the socket is somebody else's. */
type Stage = 'open' | 'leaving' | 'closed' | 'released'

const nobody: Peer = {
  receive() {},
  closed() {},
}

let lastId = 0

/** The next unused `Connection.id`. */
export function nextConnectionId(): number {
  return ++lastId
}

export class TcpConnection implements Arrival {
  readonly id = nextConnectionId()
  readonly isSecure: boolean
  readonly certificateFingerprint: string | undefined
  #address: string
  #isForwarded: boolean
  /** What came out of this one's socket, where that was unwrapped. */
  #inside: TcpConnection | undefined
  readonly #socket: OwnedSocket
  readonly #surroundings: Surroundings
  #peer: Peer = nobody
  #stage: Stage = 'open'
  #reason: string | undefined

  constructor(socket: Socket, origin: string | TlsOrigin, surroundings: Surroundings) {
    const around = typeof origin === 'string' ? undefined : origin
    this.#address = typeof origin === 'string' ? origin : origin.outer.address
    this.#isForwarded = around?.outer.isForwarded ?? false
    this.isSecure = around !== undefined
    this.certificateFingerprint = around?.certificateFingerprint
    if (around?.outer instanceof TcpConnection) around.outer.#inside = this
    this.#socket = socket
    this.#surroundings = surroundings
    this.#socket[CONNECTION] = this
    socket.on('data', onBytes)
    socket.on('end', onEnd)
    socket.on('error', onError)
    socket.on('close', onClose)
  }

  /** Cookies come with HTTP. */
  get deviceSecret(): undefined {
    return undefined
  }

  get transport(): 'stream' {
    return 'stream'
  }

  get address(): string {
    return this.#address
  }

  get isForwarded(): boolean {
    return this.#isForwarded
  }

  forwardedFrom(address: string): void {
    this.#address = address
    this.#isForwarded = true
  }

  stay(): Uint8Array | undefined {
    return this.#surroundings.whyNotStay(this)
  }

  get unsentBytes(): number {
    return this.#socket.writableLength
  }

  write(bytes: Uint8Array): void {
    if (this.#stage === 'open') this.#socket.write(bytes)
  }

  pause(): void {
    if (this.#stage === 'open') this.#socket.pause()
  }

  resume(): void {
    if (this.#stage === 'open') this.#socket.resume()
  }

  close(): void {
    if (this.#stage !== 'open') return
    this.#stage = 'leaving'
    this.#surroundings.closing.add(this)
    this.#socket.end()
    // What still comes is dropped, not left unread: closing a socket with unread bytes would take back what was written.
    this.#socket.resume()
  }

  destroy(): void {
    if (this.#stage !== 'released') this.#socket.destroy()
  }

  handTo(peer: Peer, first: Uint8Array): void {
    if (this.#stage !== 'open') {
      peer.closed(this.#reason ?? 'Connection closed')
      return
    }
    this.#peer = peer
    if (first.length > 0) peer.receive(first)
    // It may have been handed on meanwhile; whoever has it now has been told.
    if (this.#socket.readableEnded && this.#peer === peer) peer.ended?.()
  }

  release(first: Uint8Array): Socket | undefined {
    const socket = this.#socket
    if (this.#stage !== 'open' || socket.readableEnded || socket.destroyed) return undefined
    this.#stage = 'released'
    this.#peer = nobody
    socket.off('data', onBytes)
    socket.off('end', onEnd)
    socket.off('error', onError)
    socket.pause()
    if (first.length > 0) socket.unshift(first)
    return socket
  }

  /** Whether everything that was written before `close` is with the network. */
  get hasSentAll(): boolean {
    return this.#inside?.hasSentAll ?? this.#socket.writableFinished
  }

  /** The end of everything, whoever has the socket now. */
  cut(): void {
    this.#socket.destroy()
  }

  /** Tells the door once that it is over. */
  #leave(): void {
    if (this.#stage === 'released') return
    this.#stage = 'closed'
    const peer = this.#peer
    this.#peer = nobody
    peer.closed(this.#reason ?? 'Connection closed')
  }

  bytesCame(bytes: Uint8Array): void {
    if (this.#stage === 'open') this.#peer.receive(bytes)
  }

  peerEnded(): void {
    if (this.#stage !== 'open') return
    this.#surroundings.ending.add(this)
    this.#peer.ended?.()
  }

  /** The peer has had its answers. */
  answered(): void {
    if (this.#stage !== 'open') return
    this.#leave()
    this.#surroundings.closing.add(this)
    this.#socket.end()
  }

  failed(error: NodeJS.ErrnoException): void {
    this.#reason = reasonInWords(error)
  }

  gone(): void {
    this.#surroundings.closing.delete(this)
    this.#surroundings.ending.delete(this)
    this.#leave()
    this.#surroundings.onGone(this)
  }
}

function onBytes(this: OwnedSocket, bytes: Buffer): void {
  this[CONNECTION]?.bytesCame(bytes)
}

function onEnd(this: OwnedSocket): void {
  this[CONNECTION]?.peerEnded()
}

function onError(this: OwnedSocket, error: NodeJS.ErrnoException): void {
  this[CONNECTION]?.failed(error)
}

function onClose(this: OwnedSocket): void {
  this[CONNECTION]?.gone()
}

/** The connection that a released socket was released by: it knows where the socket's peer is really from. */
export function connectionOf(socket: Socket): TcpConnection | undefined {
  return (socket as OwnedSocket)[CONNECTION]
}

export interface TcpConnections {
  /** Makes a connection of a socket that was made with `allowHalfOpen`. It has no peer until it is handed to one. */
  open(socket: Socket, origin: string | TlsOrigin): TcpConnection
  /** Ends the waits that are left. */
  close(): void
}

/** `whyNotStay` answers `Arrival.stay`. `onGone` is called once for each connection, when its socket is closed, also where it was released. */
export function createTcpConnections(
  clock: Clock,
  { whyNotStay, onGone }: Pick<Surroundings, 'whyNotStay' | 'onGone'>,
): TcpConnections {
  const surroundings: Surroundings = {
    closing: createDeadlines(clock, CLOSE_WITHIN_MS, (connection) => connection.cut()),
    ending: createDeadlines(clock, ANSWER_AFTER_END_MS, (connection) => connection.answered()),
    whyNotStay,
    onGone,
  }
  return {
    open: (socket, origin) => new TcpConnection(socket, origin, surroundings),
    close() {
      surroundings.closing.clear()
      surroundings.ending.clear()
    },
  }
}
