/** Who opens connections before there is anything to say: browsers. What is said to such a connection comes before the answer to its first request, and where that asks for a WebSocket, it is one. */
import type { Clock } from '../ports/clock.ts'
import { isLoopback, networkOf } from './admission.ts'

/** A browser that was here comes again, and opens a connection while its person still types the address … */
const REMEMBERED_MS = 24 * 3600_000
/** … but on this machine people also look at the port by hand. */
const REMEMBERED_HERE_MS = 10_000
/** Beyond that the one that was seen least lately is forgotten. */
const MAX_NETWORKS = 10_000

export interface OpenersAhead {
  note(address: string): void
  has(address: string): boolean
}

export function createOpenersAhead(clock: Clock): OpenersAhead {
  const seen = new Map<string, number>()
  return {
    note(address) {
      const network = networkOf(address)
      seen.delete(network)
      seen.set(network, clock.now())
      const [oldest] = seen.keys()
      if (seen.size > MAX_NETWORKS && oldest !== undefined) seen.delete(oldest)
    },
    has(address) {
      const at = seen.get(networkOf(address))
      return at !== undefined && clock.now() - at < (isLoopback(address) ? REMEMBERED_HERE_MS : REMEMBERED_MS)
    },
  }
}
