/** One socket or WebSocket, as a door sees it: bytes, without a protocol. */
export interface Connection {
  /** Unique while the process runs. */
  readonly id: number
  /** The peer's address, IPv4 or IPv6 without brackets; an IPv4 address that came mapped into IPv6 is given as IPv4. */
  readonly address: string
  /** `messages` where the transport keeps the borders of what is written (a WebSocket carries one line in each message). */
  readonly transport: 'stream' | 'messages'
  /** Whether nobody between the two ends can read along. */
  readonly isSecure: boolean
  /** SHA-256 of the certificate that the peer proved to be its own, in lower-case hex; whether anybody signed it is not looked at. */
  readonly certificateFingerprint: string | undefined
  /** What the browser at the other end keeps to come in by (wire/device-cookie.ts); undefined where it keeps nothing. Secret. */
  readonly deviceSecret: string | undefined
  /**
   * Hands over bytes in one write: whole lines, each with its ending. The buffer may be shared with other connections, so
   * nobody changes it afterwards. After `close` or `destroy` it does nothing.
   */
  write(bytes: Uint8Array): void
  /** Bytes that were written and that the peer's side has not taken yet. */
  readonly unsentBytes: number
  /** Stops reading from the peer, until `resume`: what it sends waits in the network, not in our memory. */
  pause(): void
  resume(): void
  /** Lets what was written leave, then closes; where the peer does not take it, closes after a few seconds all the same. */
  close(): void
  /** Closes now. What was not sent is lost. */
  destroy(): void
}

/** What a door makes of a connection. The transport calls it, never two calls at once. */
export interface Peer {
  /** Bytes arrived: for `stream`, in whatever pieces; for `messages`, one line in each call, with an ending added. */
  receive(bytes: Uint8Array): void
  /** The other side has said all it will say, while it can still be answered. Called at most once; `closed` follows. */
  ended?(): void
  /** The other side is gone, or the transport closed. Called once, last, with a reason that people can read. */
  closed(reason: string): void
}
