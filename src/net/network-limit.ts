/** How often one place may do something that is work for us and costs the peer little: a bucket of tokens for each address, or IPv6 network of 64 bits. */
import type { Clock } from '../ports/clock.ts'
import { networkOf } from './admission.ts'

export interface NetworkPace {
  /** All at once, of a place that has rested. */
  readonly burst: number
  readonly perSecond: number
}

/** Networks that are remembered. Beyond that the oldest is forgotten, which may then begin anew. */
const MAX_NETWORKS = 20_000

interface Bucket {
  tokens: number
  /** Milliseconds since 1970. */
  at: number
}

/** Takes one for an address; false where there is none left. */
export type TakeOne = (address: string) => boolean

/** `paceOf`: of an address, as of now. */
export function createNetworkLimit(clock: Clock, paceOf: (address: string) => NetworkPace): TakeOne {
  const buckets = new Map<string, Bucket>()
  return (address) => {
    const { burst, perSecond } = paceOf(address)
    const network = networkOf(address)
    const now = clock.now()
    const old = buckets.get(network)
    const gained = old ? (Math.max(0, now - old.at) / 1000) * perSecond : burst
    const tokens = Math.min(burst, (old?.tokens ?? 0) + gained)
    buckets.delete(network)
    if (!old && buckets.size >= MAX_NETWORKS) {
      const [oldest] = buckets.keys()
      if (oldest !== undefined) buckets.delete(oldest)
    }
    buckets.set(network, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now })
    return tokens >= 1
  }
}
