/** A WebSocket as a connection: one line in each message, as https://ircv3.net/specs/extensions/websocket has it. */
import { isUtf8 } from 'node:buffer'
import type { Socket } from 'node:net'
import type { RawData, WebSocket } from 'ws'
import type { Connection, Peer } from '../ports/connection.ts'
import { nextConnectionId } from './tcp.ts'
import type { HttpOrigin } from './http-origin.ts'

/** What a message may be: text, bytes, or (where no subprotocol was agreed on) either, answered by text. */
export type Subprotocol = 'text.ircv3.net' | 'binary.ircv3.net' | ''

/** Close codes of RFC 6455 §7.4.1. */
const NORMAL = 1000
const UNSUPPORTED = 1003
const INVALID = 1007

/** Pings and pongs of a peer from one ping of ours to the next: none of them is a line, so nothing else holds them back. */
const MAX_CONTROLS = 300

const LF = 10
const CR = 13
const LINE_END = Buffer.from('\r\n')

/** From where it comes, and as whose browser. */
export type WebSocketOrigin = HttpOrigin & Pick<Connection, 'deviceSecret'>

/** What a WebSocket connection is told of its surroundings. */
export interface WebSocketSurroundings {
  /** Called at `close`: the peer has so long to answer, then `cut` ends it. */
  onClosing(connection: WebSocketConnection): void
  onGone(connection: WebSocketConnection): void
}

export class WebSocketConnection implements Connection {
  readonly id = nextConnectionId()
  readonly address: string
  readonly transport = 'messages'
  readonly isSecure: boolean
  readonly certificateFingerprint: string | undefined
  readonly deviceSecret: string | undefined
  readonly #webSocket: WebSocket
  readonly #socket: Socket
  readonly #subprotocol: Subprotocol
  readonly #surroundings: WebSocketSurroundings
  #peer: Peer | undefined
  #isOpen = true
  #hasAnswered = true
  #controls = 0
  #reason: string | undefined

  constructor(webSocket: WebSocket, socket: Socket, origin: WebSocketOrigin, surroundings: WebSocketSurroundings) {
    this.address = origin.address
    this.isSecure = origin.isSecure
    this.certificateFingerprint = origin.certificateFingerprint
    this.deviceSecret = origin.deviceSecret
    this.#webSocket = webSocket
    this.#socket = socket
    this.#subprotocol = webSocket.protocol as Subprotocol
    this.#surroundings = surroundings
    webSocket.on('message', (message, isBinary) => this.#messageCame(message, isBinary))
    webSocket.on('ping', () => this.#controlCame())
    webSocket.on('pong', () => {
      this.#hasAnswered = true
      this.#controlCame()
    })
    webSocket.on('error', (error: NodeJS.ErrnoException) => {
      this.#reason ??= error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' ? 'Message too long' : 'Connection failed'
    })
    webSocket.on('close', (code) => {
      this.#isOpen = false
      surroundings.onGone(this)
      this.#peer?.closed(this.#reason ?? (code === 1006 ? 'Connection lost' : 'Connection closed'))
    })
  }

  get unsentBytes(): number {
    return this.#webSocket.bufferedAmount
  }

  handTo(peer: Peer): void {
    this.#peer = peer
  }

  write(bytes: Uint8Array): void {
    if (!this.#isOpen) return
    this.#socket.cork()
    for (const line of linesOf(bytes)) this.#send(line)
    this.#socket.uncork()
  }

  pause(): void {
    this.#webSocket.pause()
  }

  resume(): void {
    this.#webSocket.resume()
  }

  close(): void {
    this.closeWith(NORMAL)
  }

  closeWith(code: number, why = ''): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#surroundings.onClosing(this)
    this.#webSocket.close(code, why)
    this.#webSocket.resume()
  }

  destroy(): void {
    this.#isOpen = false
    this.#webSocket.terminate()
  }

  /** Asks for a sign of life; where the last one was not answered, it is over. */
  ping(): void {
    if (!this.#isOpen) return
    this.#controls = 0
    if (this.#hasAnswered) {
      this.#hasAnswered = false
      this.#webSocket.ping()
      return
    }
    this.#reason = 'Ping timeout'
    this.destroy()
  }

  #controlCame(): void {
    this.#controls++
    if (this.#controls <= MAX_CONTROLS || !this.#isOpen) return
    this.#reason = 'Too many pings'
    this.destroy()
  }

  #send(line: Uint8Array): void {
    if (this.#subprotocol === 'binary.ircv3.net') this.#webSocket.send(line, { binary: true })
    else this.#webSocket.send(isUtf8(line) ? line : replaced(line), { binary: false })
  }

  #messageCame(message: RawData, isBinary: boolean): void {
    if (!this.#isOpen || !this.#peer) return
    // ws gives one Buffer, because its `binaryType` is left as it is.
    const line = withoutEnding(message as Buffer)
    if (isBinary ? this.#subprotocol === 'text.ircv3.net' : this.#subprotocol === 'binary.ircv3.net') {
      this.closeWith(UNSUPPORTED, `Only ${isBinary ? 'text' : 'binary'} messages were agreed on`)
    } else if (line.includes(LF) || line.includes(CR)) {
      this.closeWith(INVALID, 'One line in each message')
    } else {
      this.#peer.receive(Buffer.concat([line, LINE_END]))
    }
  }
}

/** Clients must not send the ending of a line; those that do mean the same. */
function withoutEnding(message: Buffer): Buffer {
  let end = message.length
  if (end > 0 && message[end - 1] === LF) end--
  if (end > 0 && message[end - 1] === CR) end--
  return end === message.length ? message : message.subarray(0, end)
}

/** The lines of what is written, without their endings. */
export function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  let at = 0
  while (at < bytes.length) {
    const lf = bytes.indexOf(LF, at)
    const next = lf < 0 ? bytes.length : lf
    const end = lf > at && bytes[lf - 1] === CR ? lf - 1 : next
    if (end > at) yield bytes.subarray(at, end)
    at = next + 1
  }
}

/** A browser drops the connection on text that is not UTF-8, so what is not becomes U+FFFD. */
function replaced(line: Uint8Array): Uint8Array {
  return Buffer.from(new TextDecoder().decode(line))
}
