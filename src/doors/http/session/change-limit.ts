/** How often the owner of an account may change something of it from their pages: each change is written to disk. */
import type { Clock } from '../../../ports/clock.ts'
import { Throttle } from '../../../hub/throttle.ts'

const BURST = 40
const PER_SECOND = 0.5
/** Accounts whose changes are counted; those that began first are forgotten first. */
const MAX_ACCOUNTS = 10_000

export class ChangeLimit {
  readonly #clock: Clock
  readonly #throttles = new Map<string, Throttle>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Takes one change. Milliseconds to wait; 0 where it may be made. */
  take(account: string): number {
    const now = this.#clock.now()
    const known = this.#throttles.get(account)
    const throttle = known ?? new Throttle({ burst: BURST, tokensPerSecond: PER_SECOND }, now)
    if (!known) this.#remember(account, throttle)
    const waitMs = throttle.waitMs(now)
    if (waitMs === 0) throttle.spend(1)
    return waitMs
  }

  #remember(account: string, throttle: Throttle): void {
    const [oldest] = this.#throttles.keys()
    if (oldest !== undefined && this.#throttles.size >= MAX_ACCOUNTS) this.#throttles.delete(oldest)
    this.#throttles.set(account, throttle)
  }
}
