/** How often somebody may try to log in: enough for people who forgot, too little for guessing. Time is passed in. */
import { Throttle } from './throttle.ts'

export interface LoginLimits {
  /** How long until all tries are there again, in milliseconds. */
  readonly periodMs: number
  /** Wrong tries from one address for one account. */
  readonly perPair: number
  /** Wrong tries from one address for all accounts: people behind one address are many. */
  readonly perAddress: number
  /** Tries from one address, right ones too: to look at a password is work. */
  readonly perAddressInAll: number
  /** Wrong tries for one account from all addresses. Who logged in to it from their address before is not held up by it. */
  readonly perAccount: number
  /** How many addresses, accounts and pairs are remembered, of each; the ones longest untouched are forgotten. */
  readonly remembered: number
}

export const DEFAULT_LOGIN_LIMITS: LoginLimits = {
  periodMs: 5 * 60_000,
  perPair: 10,
  perAddress: 60,
  perAddressInAll: 240,
  perAccount: 100,
  remembered: 10_000,
}

/** From where somebody tries. */
export interface TryingPlace {
  /** The address, or its network where one person has a whole one (IPv6). */
  readonly network: string
  /** So many come from there that they are not counted together. */
  readonly isShared: boolean
}

/** Longer names are no account's; they need not be told apart, and cost no memory. */
const MAX_NAME = 64

export class LoginThrottle {
  readonly #limits: LoginLimits
  readonly #pairs: Recent<Throttle>
  readonly #addresses: Recent<Throttle>
  readonly #inAll: Recent<Throttle>
  readonly #accounts: Recent<Throttle>
  /** Pairs that logged in. */
  readonly #known: Recent<true>

  constructor(limits: LoginLimits = DEFAULT_LOGIN_LIMITS) {
    this.#limits = limits
    this.#pairs = new Recent(limits.remembered)
    this.#addresses = new Recent(limits.remembered)
    this.#inAll = new Recent(limits.remembered)
    this.#accounts = new Recent(limits.remembered)
    this.#known = new Recent(limits.remembered)
  }

  /**
   * Takes one try. Gives 0 where it may be made, otherwise how many milliseconds to wait; then nothing was taken. `account` folded, whether
   * it exists or not; `now` in milliseconds.
   */
  try({ network, isShared }: TryingPlace, account: string, now: number): number {
    const { perPair, perAddress, perAddressInAll, perAccount } = this.#limits
    const name = account.slice(0, MAX_NAME)
    const pair = `${network} ${name}`
    const buckets = isShared
      ? []
      : [
          this.#bucket(this.#addresses, network, perAddress, now),
          this.#bucket(this.#inAll, network, perAddressInAll, now),
        ]
    const addressMs = longest(buckets, now)
    // Before anything is remembered for the name: names without end would make those forgotten that are being guessed at.
    if (addressMs > 0) return addressMs
    buckets.push(this.#bucket(this.#pairs, pair, perPair, now))
    if (!this.#known.get(pair)) buckets.push(this.#bucket(this.#accounts, name, perAccount, now))
    const waitMs = longest(buckets, now)
    if (waitMs === 0) for (const bucket of buckets) bucket.spend(1)
    return waitMs
  }

  /** The last try was right: it counts as no guess, and the account's limit no longer holds this pair up. */
  succeeded({ network }: TryingPlace, account: string): void {
    const name = account.slice(0, MAX_NAME)
    const pair = `${network} ${name}`
    this.#addresses.get(network)?.spend(-1)
    this.#pairs.get(pair)?.spend(-1)
    if (!this.#known.get(pair)) this.#accounts.get(name)?.spend(-1)
    this.#known.set(pair, true)
  }

  /** The last try is to count for nothing. */
  takeBack({ network }: TryingPlace, account: string): void {
    const name = account.slice(0, MAX_NAME)
    this.#addresses.get(network)?.spend(-1)
    this.#inAll.get(network)?.spend(-1)
    this.#pairs.get(`${network} ${name}`)?.spend(-1)
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

function longest(buckets: readonly Throttle[], now: number): number {
  return Math.max(0, ...buckets.map((bucket) => bucket.waitForOneMs(now)))
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
