/** The road to a server, as the client sees it: bytes both ways. A TCP socket in a terminal, a WebSocket in a browser. */

/** What a link tells. Never two calls at once, and nothing after `closed`. */
export interface LinkListener {
  /** The other side has answered; from here on `write` works. Called at most once, first. */
  opened(): void
  received(bytes: Uint8Array): void
  /** It is over, or never began; `reason` is for people: `connection refused`. Called once, last. */
  closed(reason: string): void
}

export interface Link {
  /** Whole lines, each with its ending. Does nothing before `opened` and after `closed`. */
  write(bytes: Uint8Array): void
  /** Lets what was written leave, then closes; `closed` is told. */
  close(): void
  /** Closes now; `closed` is told with this reason. */
  destroy(reason: string): void
}

/** Starts to reach the server. The listener is never called before this returns. */
export type OpenLink = (listener: LinkListener) => Link
