/** Time, as the parts that need it are given it. Tests have a clock that they move. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** Calls once, at the end of this turn of the event loop. */
  soon(call: () => void): void
  /** Calls once, after at least so many milliseconds. Gives what cancels it. */
  after(delayMs: number, call: () => void): () => void
  /** Calls again and again, so many milliseconds apart. Gives what ends it. */
  every(periodMs: number, call: () => void): () => void
}
