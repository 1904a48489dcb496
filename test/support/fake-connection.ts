/** A connection without a network: a test is the other side of it. Whole and in order, like the real ones. */
import type { Connection, Peer } from '../../src/ports/connection.ts'

export interface FakeConnectionOptions {
  readonly address?: string
  readonly transport?: 'stream' | 'messages'
  readonly isSecure?: boolean
  readonly certificateFingerprint?: string
  readonly deviceSecret?: string
}

let lastId = 0

export class FakeConnection implements Connection {
  readonly id = ++lastId
  address: string
  readonly transport: 'stream' | 'messages'
  readonly isSecure: boolean
  readonly certificateFingerprint: string | undefined
  readonly deviceSecret: string | undefined
  /** One for each `write`, as it was handed over. */
  readonly writes: Uint8Array[] = []
  state: 'open' | 'closing' | 'closed' = 'open'
  /** Whether the server has closed it, by `close` or `destroy`. */
  wasClosedByServer: 'no' | 'close' | 'destroy' = 'no'
  unsentBytes = 0
  isPaused = false
  #isReading = true
  #read = 0
  #peer: Peer | undefined
  #incoming: (() => void)[] = []
  #isDelivering = false

  constructor(options: FakeConnectionOptions = {}) {
    this.address = options.address ?? '192.0.2.1'
    this.transport = options.transport ?? 'stream'
    this.isSecure = options.isSecure ?? false
    this.certificateFingerprint = options.certificateFingerprint
    this.deviceSecret = options.deviceSecret
  }

  /** Who answers it from now on. */
  attach(peer: Peer): void {
    this.#peer = peer
  }

  // The other side, for tests.

  /** Sends; a text as UTF-8. Waits while the server has paused it, in order. */
  send(bytes: Uint8Array | string): void {
    const sent = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
    this.#incoming.push(() => this.state === 'open' && this.#peer?.receive(sent))
    this.#deliver()
  }

  /** Ends its own side, and still reads. */
  end(): void {
    this.#incoming.push(() => this.state === 'open' && this.#peer?.ended?.())
    this.#deliver()
  }

  /** Is gone. */
  hangUp(reason = 'Connection reset by peer'): void {
    if (this.state === 'closed') return
    this.state = 'closed'
    this.#peer?.closed(reason)
  }

  /** Does not take what is written any more, until `takeAll`. */
  stopReading(): void {
    this.#isReading = false
  }

  /** Takes what was written and not taken. */
  takeAll(): void {
    this.#isReading = true
    if (this.unsentBytes === 0) return
    this.unsentBytes = 0
    if (this.state === 'closing') this.#finish()
  }

  /** Everything that was written since the last call of this, as UTF-8. */
  take(): string {
    const text = Buffer.concat(this.writes.slice(this.#read)).toString('utf8')
    this.#read = this.writes.length
    return text
  }

  /** The same as lines, without their endings. Throws where the last one has none: nobody writes half a line. */
  takeLines(): string[] {
    const lines = this.take().split(/\r?\n/)
    const rest = lines.pop()
    if (rest !== '') throw new Error(`a line without an ending was written: ${JSON.stringify(rest)}`)
    return lines
  }

  /** Everything that was ever written, as UTF-8. */
  get text(): string {
    return Buffer.concat(this.writes).toString('utf8')
  }

  // The connection, for the server.

  write(bytes: Uint8Array): void {
    if (this.state !== 'open') return
    this.writes.push(bytes)
    if (!this.#isReading) this.unsentBytes += bytes.length
  }

  pause(): void {
    this.isPaused = true
  }

  resume(): void {
    this.isPaused = false
    // Like a socket: what waited comes later, never during this call.
    if (this.#incoming.length > 0) queueMicrotask(() => this.#deliver())
  }

  close(): void {
    if (this.state !== 'open') return
    this.wasClosedByServer = 'close'
    this.state = 'closing'
    if (this.unsentBytes === 0) queueMicrotask(() => this.#finish())
  }

  destroy(): void {
    if (this.state === 'closed') return
    this.wasClosedByServer = 'destroy'
    this.state = 'closing'
    queueMicrotask(() => this.#finish())
  }

  #finish(): void {
    if (this.state !== 'closing') return
    this.state = 'closed'
    this.#peer?.closed('Connection closed')
  }

  #deliver(): void {
    if (this.#isDelivering) return
    this.#isDelivering = true
    while (!this.isPaused) {
      const next = this.#incoming.shift()
      if (!next) break
      next()
    }
    this.#isDelivering = false
  }
}

export function createFakeConnection(options?: FakeConnectionOptions): FakeConnection {
  return new FakeConnection(options)
}
