/** How fast one place is answered over HTTP: whoever asks faster waits, in the order of asking, and nobody is turned away (docs/decisions/0006). */
import type { Clock } from '../ports/clock.ts'
import { networkOf } from './admission.ts'

export interface Pace {
  /** Requests that a place which has rested has at once. Infinite where it need not wait. */
  readonly burst: number
  readonly perSecond: number
}

/** `go` is called when it is the request's turn. It says whether anybody is still there; what is not asked any more takes nothing. */
export type PaceRequest = (address: string, go: () => boolean) => void

/** Networks that are remembered. Beyond that the oldest is forgotten, which may then begin anew. */
const MAX_NETWORKS = 20_000
/** Those whose turn has come by then go together. */
const STEP_MS = 10

interface Place {
  tokens: number
  /** Milliseconds since 1970. */
  at: number
  /** As many as it has connections, at most: each has its requests answered one behind the other. */
  readonly waiting: (() => boolean)[]
}

/** `paceOf`: of an address, as of now. An address and an IPv6 network of 64 bits are one place. */
export function createRequestPace(clock: Clock, paceOf: (address: string) => Pace): PaceRequest {
  const places = new Map<string, Place>()

  function find(network: string, burst: number): Place {
    const place = places.get(network) ?? { tokens: burst, at: clock.now(), waiting: [] }
    places.delete(network)
    const [oldest] = places.keys()
    if (places.size >= MAX_NETWORKS && oldest !== undefined) places.delete(oldest)
    places.set(network, place)
    return place
  }

  function gain(place: Place, { burst, perSecond }: Pace): void {
    const now = clock.now()
    const gained = burst === Number.POSITIVE_INFINITY ? burst : (Math.max(0, now - place.at) / 1000) * perSecond
    place.tokens = Math.min(burst, place.tokens + gained)
    place.at = now
  }

  function letGo(place: Place, address: string): void {
    const pace = paceOf(address)
    gain(place, pace)
    while (place.tokens >= 1) {
      const next = place.waiting.shift()
      if (!next) return
      if (next()) place.tokens--
    }
    if (place.waiting.length === 0) return
    const waitMs = Math.max(STEP_MS, ((1 - place.tokens) * 1000) / pace.perSecond)
    clock.after(waitMs, () => letGo(place, address))
  }

  return (address, go) => {
    const pace = paceOf(address)
    const place = pace.burst === Number.POSITIVE_INFINITY ? undefined : find(networkOf(address), pace.burst)
    if (!place) return void go()
    place.waiting.push(go)
    // Otherwise somebody waits already.
    if (place.waiting.length === 1) letGo(place, address)
  }
}
