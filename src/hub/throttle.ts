/** A token bucket: how much a client may ask for before it has to wait. */

export interface ThrottleOptions {
  /** Tokens that a rested client has. */
  readonly burst: number
  readonly tokensPerSecond: number
}

/** Wide enough for people, bots and a paste of a few hundred lines; narrow enough that nobody drowns the others. */
export const DEFAULT_THROTTLE: ThrottleOptions = { burst: 100, tokensPerSecond: 20 }

export class Throttle {
  readonly #options: ThrottleOptions
  #tokens: number
  #at: number

  /** `now` in milliseconds. */
  constructor(options: ThrottleOptions, now: number) {
    this.#options = options
    this.#tokens = options.burst
    this.#at = now
  }

  /** How many milliseconds to wait before the next command may be read; 0 for none. A command may overdraw the bucket. */
  waitMs(now: number): number {
    return this.#gained(now) > 0 ? 0 : this.#untilOneMs()
  }

  /** The same where nothing is to be overdrawn, so that what is said of the time is exact. */
  waitForOneMs(now: number): number {
    return this.#gained(now) >= 1 ? 0 : this.#untilOneMs()
  }

  #gained(now: number): number {
    const { burst, tokensPerSecond } = this.#options
    this.#tokens = Math.min(burst, this.#tokens + (Math.max(0, now - this.#at) * tokensPerSecond) / 1000)
    this.#at = now
    return this.#tokens
  }

  #untilOneMs(): number {
    return Math.ceil(((1 - this.#tokens) * 1000) / this.#options.tokensPerSecond)
  }

  spend(cost: number): void {
    this.#tokens -= cost
  }
}
