/**
 * How many accounts are made: from one place so many at once that a class can, and then few, so that nobody takes many names; and in all, for whoever
 * has many places. docs/decisions/0006
 */
import { Throttle, type ThrottleOptions } from './throttle.ts'
import { Throttles } from './throttles.ts'

const HOUR_S = 3600
/** Places that are remembered; whoever comes by more is held up by what holds for all. */
const MAX_NETWORKS = 10_000

export interface BurstAndHourly {
  /** For one address, or IPv6 network of 64 bits, for which it has been quiet. */
  readonly atOnce: number
  /** And then in an hour. */
  readonly perHour: number
}

export interface RegistrationLimits extends BurstAndHourly {
  /** From everywhere together in an hour, all at once where it has been quiet. */
  readonly inAllPerHour: number
}

export const DEFAULT_REGISTRATION_LIMITS: RegistrationLimits = { atOnce: 60, perHour: 5, inAllPerHour: 300 }

/** More than a machine can make; a number all the same, because time is multiplied by it. */
const UNLIMITED = 1e12
export const NO_REGISTRATION_LIMITS: RegistrationLimits = {
  atOnce: UNLIMITED,
  perHour: UNLIMITED,
  inAllPerHour: UNLIMITED,
}

export class RegistrationLimit {
  readonly #byNetwork: Throttles
  readonly #inAll: Throttle

  /** `limits`: as of now. */
  constructor(limits: () => RegistrationLimits, now: number) {
    this.#byNetwork = new Throttles(burstAndHourly(limits), MAX_NETWORKS)
    const inAll = (): BurstAndHourly => ({ atOnce: limits().inAllPerHour, perHour: limits().inAllPerHour })
    this.#inAll = new Throttle(burstAndHourly(inAll), now)
  }

  /** Takes one. Milliseconds to wait, and then nothing was taken; 0 where it may be made. `network`: undefined for a place without a limit of its own. */
  take(network: string | undefined, now: number): number {
    const own = network === undefined ? 0 : this.#byNetwork.waitMs(network, now)
    const waitMs = Math.max(own, this.#inAll.waitForOneMs(now))
    if (waitMs === 0) this.#spend(network, 1, now)
    return waitMs
  }

  /** None was made after all. */
  giveBack(network: string | undefined, now: number): void {
    this.#spend(network, -1, now)
  }

  #spend(network: string | undefined, cost: number, now: number): void {
    if (network !== undefined) this.#byNetwork.spend(network, cost, now)
    this.#inAll.spend(cost)
  }
}

/** `limits`: as of now. */
export function burstAndHourly(limits: () => BurstAndHourly): ThrottleOptions {
  return {
    get burst() {
      return limits().atOnce
    },
    get tokensPerSecond() {
      return limits().perHour / HOUR_S
    },
  }
}
