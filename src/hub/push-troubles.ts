/** Which endpoints of push services do not take what they are sent: each of them then waits for longer and longer, and holds up nobody else. */
import type { Clock } from '../ports/clock.ts'

const FIRST_WAIT_MS = 15_000
const LONGEST_WAIT_MS = 30 * 60_000
/** A service that says no so often, and not once yes, does not know the subscription. */
const MAX_REFUSALS = 10
/** Beyond that the oldest is forgotten. */
const MAX_ENDPOINTS = 5_000

interface Trouble {
  readonly failures: number
  readonly refusals: number
  readonly until: number
}

const NONE: Trouble = { failures: 0, refusals: 0, until: 0 }

export class PushTroubles {
  readonly #clock: Clock
  /** Those that had the last trouble are last. */
  readonly #troubles = new Map<string, Trouble>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** For how long nothing is to be sent there, milliseconds. */
  waitMs(endpoint: string): number {
    return Math.max(0, (this.#troubles.get(endpoint)?.until ?? 0) - this.#clock.now())
  }

  took(endpoint: string): void {
    this.#troubles.delete(endpoint)
  }

  /** It did not answer, or asks to be left alone: for so long, where it says. */
  failed(endpoint: string, afterMs = 0): void {
    const { failures, refusals } = this.#troubles.get(endpoint) ?? NONE
    const waitMs = Math.min(
      LONGEST_WAIT_MS,
      afterMs > 0 ? Math.max(afterMs, FIRST_WAIT_MS) : FIRST_WAIT_MS * 4 ** failures,
    )
    this.#set(endpoint, { failures: failures + 1, refusals, until: this.#clock.now() + waitMs })
  }

  /** Whether it has said no for too often. */
  refused(endpoint: string): boolean {
    const { refusals } = this.#troubles.get(endpoint) ?? NONE
    this.#set(endpoint, { failures: 0, refusals: refusals + 1, until: 0 })
    return refusals + 1 >= MAX_REFUSALS
  }

  #set(endpoint: string, trouble: Trouble): void {
    this.#troubles.delete(endpoint)
    this.#troubles.set(endpoint, trouble)
    const [oldest] = this.#troubles.keys()
    if (this.#troubles.size > MAX_ENDPOINTS && oldest !== undefined) this.#troubles.delete(oldest)
  }
}
