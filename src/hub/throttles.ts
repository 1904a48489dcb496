/** Token buckets by key: an address, an account. Those that were touched last are remembered; one that is forgotten may begin anew. */
import { Throttle, type ThrottleOptions } from './throttle.ts'

export class Throttles {
  readonly #options: ThrottleOptions
  readonly #max: number
  readonly #all = new Map<string, Throttle>()

  /** `options` may change; they hold for all that are there. */
  constructor(options: ThrottleOptions, max: number) {
    this.#options = options
    this.#max = max
  }

  /** Milliseconds until there is a whole token; 0 where there is one. `now` in milliseconds. */
  waitMs(key: string, now: number): number {
    return this.#of(key, now).waitForOneMs(now)
  }

  spend(key: string, cost: number, now: number): void {
    this.#of(key, now).spend(cost)
  }

  #of(key: string, now: number): Throttle {
    const throttle = this.#all.get(key) ?? new Throttle(this.#options, now)
    this.#all.delete(key)
    const [oldest] = this.#all.keys()
    if (oldest !== undefined && this.#all.size >= this.#max) this.#all.delete(oldest)
    this.#all.set(key, throttle)
    return throttle
  }
}
