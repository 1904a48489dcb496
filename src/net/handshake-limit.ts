/** How often one place may begin with TLS: a handshake is work for us that costs the peer little, also where it goes away at once. */
import type { Clock } from '../ports/clock.ts'
import { isLoopback, networkOf } from './admission.ts'

export interface HandshakeLimits {
  /** Of one address, or IPv6 network of 64 bits, all at once: as many as it may have connections while pages are loaded. */
  readonly burst: number
  /** From this machine itself, all at once. */
  readonly burstFromLoopback: number
  readonly perSecond: number
}

/** Networks that are remembered. Beyond that the oldest is forgotten, which may then begin anew. */
const MAX_NETWORKS = 20_000

interface Bucket {
  tokens: number
  /** Milliseconds since 1970. */
  at: number
}

/** Takes one handshake of an address; false where there is none left. `limits` may change meanwhile. */
export type TakeHandshake = (address: string) => boolean

export function createHandshakeLimit(clock: Clock, limits: () => HandshakeLimits): TakeHandshake {
  const buckets = new Map<string, Bucket>()
  return (address) => {
    const { burst: others, burstFromLoopback, perSecond } = limits()
    const burst = isLoopback(address) ? burstFromLoopback : others
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
