/** A token bucket: how much a client may ask for before it has to wait. */

export interface ThrottleOptions {
  /** Tokens that a rested client has. */
  readonly burst: number
  readonly tokensPerSecond: number
}

export class Throttle {
  readonly #options: ThrottleOptions
  #tokens: number
  #at: number

  constructor(options: ThrottleOptions, now: number) {
    this.#options = options
    this.#tokens = options.burst
    this.#at = now
  }

  /** Takes the tokens if there are any left, and gives 0; else how many milliseconds to wait before asking again. Times in ms. */
  take(cost: number, now: number): number {
    const { burst, tokensPerSecond } = this.#options
    this.#tokens = Math.min(burst, this.#tokens + (Math.max(0, now - this.#at) * tokensPerSecond) / 1000)
    this.#at = now
    if (this.#tokens <= 0) return Math.ceil(((cost - this.#tokens) * 1000) / tokensPerSecond)
    this.#tokens -= cost
    return 0
  }
}
