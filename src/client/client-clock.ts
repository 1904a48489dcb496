/** Time and chance, as the client is given them. Tests have a clock that they move. */

export interface ClientClock {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** Calls once, after so many milliseconds. Gives what cancels it. */
  after(delayMs: number, call: () => void): () => void
  /** From 0 up to, not including, 1. */
  random(): number
}

export const systemClock: ClientClock = {
  now: () => Date.now(),
  after(delayMs, call) {
    const timer = setTimeout(call, delayMs)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}
