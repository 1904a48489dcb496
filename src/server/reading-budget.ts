/** How much may be made for those who read without a name: what one network asks for, and all together, by what it costs to make it. */
import { Throttle } from '../hub/throttle.ts'
import { networkOf } from '../net/admission.ts'
import type { Clock } from '../ports/clock.ts'

/** Characters of HTML; a common page comes to 50,000, the largest to half a million, and a second of work makes seven millions. */
const OF_ONE = { burst: 2_000_000, tokensPerSecond: 100_000 }
const OF_ALL = { burst: 4_000_000, tokensPerSecond: 700_000 }
/** Networks that are remembered. Beyond that the oldest is forgotten, which may then begin anew. */
const MAX_NETWORKS = 20_000

export interface ReadingBudget {
  /** Whether another page may be made for this address now. */
  allows(address: string): boolean
  /** One was made, of so many characters. */
  spend(address: string, characters: number): void
}

export function createReadingBudget(clock: Clock): ReadingBudget {
  const all = new Throttle(OF_ALL, clock.now())
  const networks = new Map<string, Throttle>()
  return {
    allows: (address) =>
      (networks.get(networkOf(address))?.waitMs(clock.now()) ?? 0) === 0 && all.waitMs(clock.now()) === 0,
    spend(address, characters) {
      const network = networkOf(address)
      const own = networks.get(network) ?? new Throttle(OF_ONE, clock.now())
      networks.delete(network)
      const [oldest] = networks.keys()
      if (networks.size >= MAX_NETWORKS && oldest !== undefined) networks.delete(oldest)
      networks.set(network, own)
      own.spend(characters)
      all.spend(characters)
    },
  }
}
