/** The pages that are read without a name, as part of this server: from one place not more than a reader turns. */
import type { Route } from '../doors/http/route.ts'
import { readRoutes } from '../doors/http/read/read-routes.ts'
import type { Hub } from '../hub/hub.ts'
import { createNetworkLimit } from '../net/network-limit.ts'
import type { Clock } from '../ports/clock.ts'
import type { LiveConfig } from './live-config.ts'
import { createReadingBudget } from './reading-budget.ts'

/** Pages of one address, all at once and for good: sixty people may read along behind one. What it costs to make them is limited besides. */
const BURST = 300
const PER_SECOND = 10

/** Where not everybody is let in, no founder lets everybody read. */
export function isReadingOpen({ current, policy }: LiveConfig): boolean {
  return current.serverPassword === undefined && !policy.accountsRequired
}

export function openReading(hub: Hub, clock: Clock, live: LiveConfig): Route[] {
  const takeOne = createNetworkLimit(clock, () => ({ burst: BURST, perSecond: PER_SECOND }))
  const budget = createReadingBudget(clock)
  const isFree = (address: string): boolean => !live.current.limits || live.isExempt(address)
  return readRoutes({
    hub,
    clock,
    isOpen: () => isReadingOpen(live),
    takes: (address) => isFree(address) || takeOne(address),
    budget: {
      allows: (address) => isFree(address) || budget.allows(address),
      spend: (address, characters) => budget.spend(address, characters),
    },
  })
}
