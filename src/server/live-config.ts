/** The configuration of a server that is open: what can change while it runs, changes here. */
import type { ThrottleOptions } from '../hub/throttle.ts'
import { type AdmissionLimits, DEFAULT_LIMITS, NO_LIMITS } from '../net/admission.ts'
import type { ServerConfig } from './config.ts'
import { motd as welcome } from './motd.ts'

export interface LiveConfig {
  /** Whoever looks here each time sees what holds now. */
  readonly current: ServerConfig
  /** The same object always, with what holds now in it: clients who are here already keep hold of it. */
  readonly flood: ThrottleOptions
  /** Likewise. */
  readonly admission: AdmissionLimits
  /** Likewise. */
  readonly motd: readonly string[]
  /** From now on this one holds. */
  take(config: ServerConfig): void
}

export function createLiveConfig(first: ServerConfig): LiveConfig {
  let current = first
  const flood = { ...first.flood }
  const admission = { ...admissionOf(first) }
  const motd = [...(first.motd ?? welcome)]
  return {
    get current() {
      return current
    },
    flood,
    admission,
    motd,
    take(config) {
      current = config
      Object.assign(flood, config.flood)
      Object.assign(admission, admissionOf(config))
      motd.splice(0, motd.length, ...(config.motd ?? welcome))
    },
  }
}

function admissionOf({ limits, connections }: ServerConfig): AdmissionLimits {
  if (!limits) return NO_LIMITS
  return { ...DEFAULT_LIMITS, maxConnections: connections.inAll, maxPerAddress: connections.perAddress }
}
