/** How often somebody may try to log in: enough for people who forgot, too little for guessing. Time is passed in. */
import { Throttle } from './throttle.ts'

export interface LoginLimits {
  /** How long until all tries are there again, in milliseconds. */
  readonly periodMs: number
  /** Tries from one address for one account. */
  readonly perPair: number
  /** Tries from one address for all accounts: people behind one address are many. */
  readonly perAddress: number
  /** Tries for one account from all addresses. Who logged in to it from their address before is not held up by it. */
  readonly perAccount: number
  /** How many addresses, accounts and pairs are remembered, of each; the ones longest untouched are forgotten. */
  readonly remembered: number
}

export const DEFAULT_LOGIN_LIMITS: LoginLimits = {
  periodMs: 5 * 60_000,
  perPair: 10,
  perAddress: 40,
  perAccount: 100,
  remembered: 10_000,
}

/** Longer names are no account's; they need not be told apart, and cost no memory. */
const MAX_NAME = 64

export class LoginThrottle {
  readonly #limits: LoginLimits
  readonly #pairs: Recent<Throttle>
  readonly #addresses: Recent<Throttle>
  readonly #accounts: Recent<Throttle>
  /** Pairs that logged in. */
  readonly #known: Recent<true>

  constructor(limits: LoginLimits = DEFAULT_LOGIN_LIMITS) {
    this.#limits = limits
    this.#pairs = new Recent(limits.remembered)
    this.#addresses = new Recent(limits.remembered)
    this.#accounts = new Recent(limits.remembered)
    this.#known = new Recent(limits.remembered)
  }

  /**
   * Takes one try. Gives 0 where it may be made, otherwise how many milliseconds to wait; then nothing was taken. `address` should be a
   * network where one person has a whole one (IPv6); `account` folded, whether it exists or not; `now` in milliseconds.
   */
  try(address: string, account: string, now: number): number {
    const { perPair, perAddress, perAccount } = this.#limits
    const name = account.slice(0, MAX_NAME)
    const pair = `${address} ${name}`
    const byAddress = this.#bucket(this.#addresses, address, perAddress, now)
    const addressMs = byAddress.waitMs(now)
    // Before anything is remembered for the name: names without end would make those forgotten that are being guessed at.
    if (addressMs > 0) return addressMs
    const buckets = [byAddress, this.#bucket(this.#pairs, pair, perPair, now)]
    if (!this.#known.get(pair)) buckets.push(this.#bucket(this.#accounts, name, perAccount, now))
    const waitMs = Math.max(...buckets.map((bucket) => bucket.waitMs(now)))
    if (waitMs === 0) for (const bucket of buckets) bucket.spend(1)
    return waitMs
  }

  /** The last try was right: what it took for this pair is given back, and the account's limit no longer holds it up. */
  succeeded(address: string, account: string): void {
    const pair = `${address} ${account.slice(0, MAX_NAME)}`
    this.#pairs.get(pair)?.spend(-1)
    this.#known.set(pair, true)
  }

  /** The last try is to count for nothing. */
  takeBack(address: string, account: string): void {
    const name = account.slice(0, MAX_NAME)
    this.#addresses.get(address)?.spend(-1)
    this.#pairs.get(`${address} ${name}`)?.spend(-1)
    this.#accounts.get(name)?.spend(-1)
  }

  #bucket(among: Recent<Throttle>, key: string, burst: number, now: number): Throttle {
    const known = among.get(key)
    if (known) return known
    const bucket = new Throttle({ burst, tokensPerSecond: (burst * 1000) / this.#limits.periodMs }, now)
    among.set(key, bucket)
    return bucket
  }
}

/** A map of the keys that were touched last. */
class Recent<Value> {
  readonly #max: number
  readonly #values = new Map<string, Value>()

  constructor(max: number) {
    this.#max = max
  }

  get(key: string): Value | undefined {
    const value = this.#values.get(key)
    if (value !== undefined) this.set(key, value)
    return value
  }

  set(key: string, value: Value): void {
    this.#values.delete(key)
    this.#values.set(key, value)
    if (this.#values.size <= this.#max) return
    for (const oldest of this.#values.keys()) {
      this.#values.delete(oldest)
      return
    }
  }
}
