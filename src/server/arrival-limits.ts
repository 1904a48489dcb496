/** How fast one place may come to the front door: to its port, to take part, and to speak TLS. docs/decisions/0006 */
import { COMING, isLoopback } from '../net/admission.ts'
import { createNetworkLimit, type TakeOne } from '../net/network-limit.ts'
import type { Clock } from '../ports/clock.ts'
import type { LiveConfig } from './live-config.ts'

/** All of sixty people load the page, and once more because it was slow. */
const LOADS_AT_ONCE = 2
/** As many as may be there, and so many times again: after a network that came and went. */
const RETURNS_AT_ONCE = 4
const MINUTE_S = 60

export interface ArrivalLimits {
  readonly takeArrival: TakeOne
  readonly takePart: TakeOne
  readonly takeHandshake: TakeOne
}

export function openArrivalLimits(clock: Clock, live: LiveConfig): ArrivalLimits {
  const ofPlace = (address: string): number => {
    const { maxPerAddress, maxFromLoopback } = live.admission
    return isLoopback(address) ? maxFromLoopback : maxPerAddress
  }
  const unlessFree =
    (take: TakeOne): TakeOne =>
    (address) =>
      !live.current.limits || live.isExempt(address) || take(address)
  const arrivals = createNetworkLimit(clock, (address) => ({
    burst: LOADS_AT_ONCE * COMING * ofPlace(address),
    perSecond: ofPlace(address),
  }))
  const parts = createNetworkLimit(clock, (address) => ({
    burst: RETURNS_AT_ONCE * ofPlace(address),
    perSecond: ofPlace(address) / MINUTE_S,
  }))
  const handshakes = createNetworkLimit(clock, (address) => ({
    burst: isLoopback(address) ? live.admission.maxFromLoopback : COMING * live.admission.maxPerAddress,
    perSecond: live.current.connections.handshakesPerSecond,
  }))
  return {
    takeArrival: unlessFree(arrivals),
    takePart: unlessFree(parts),
    takeHandshake: unlessFree(handshakes),
  }
}
