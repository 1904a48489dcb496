/** How often the owner of an account may change something of it from their pages: each change is written to disk. */
import { Throttles } from '../../../hub/throttles.ts'
import type { Clock } from '../../../ports/clock.ts'

const LIMIT = { burst: 40, tokensPerSecond: 0.5 }
/** Accounts whose changes are counted. */
const MAX_ACCOUNTS = 10_000

export class ChangeLimit {
  readonly #clock: Clock
  readonly #throttles = new Throttles(LIMIT, MAX_ACCOUNTS)

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Takes one change. Milliseconds to wait; 0 where it may be made. */
  take(account: string): number {
    const now = this.#clock.now()
    const waitMs = this.#throttles.waitMs(account, now)
    if (waitMs === 0) this.#throttles.spend(account, 1, now)
    return waitMs
  }
}
