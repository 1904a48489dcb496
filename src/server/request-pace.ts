/** How fast this server answers one place over HTTP: a minute's worth at once, which a class of sixty needs that loads the page, and as many each second as may take part from there. */
import { isLoopback } from '../net/admission.ts'
import { createRequestPace, type PaceRequest } from '../net/request-pace.ts'
import type { Clock } from '../ports/clock.ts'
import type { LiveConfig } from './live-config.ts'

const AT_ONCE_SECONDS = 60

export function openRequestPace(clock: Clock, live: LiveConfig): PaceRequest {
  return createRequestPace(clock, (address) => {
    const { maxPerAddress, maxFromLoopback } = live.admission
    const limit = isLoopback(address) ? maxFromLoopback : maxPerAddress
    const perSecond = live.isExempt(address) ? Number.POSITIVE_INFINITY : limit
    return { burst: AT_ONCE_SECONDS * perSecond, perSecond }
  })
}
