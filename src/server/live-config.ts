/** The configuration of a server that is open: what can change while it runs, changes here. */
import type { Policy } from '../chat/policy.ts'
import { DEFAULT_LOGIN_LIMITS, type LoginLimits } from '../hub/login-throttle.ts'
import type { ThrottleOptions } from '../hub/throttle.ts'
import { createAddressList } from '../net/address-list.ts'
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
  /** Likewise. */
  readonly logins: LoginLimits
  /** Likewise. */
  readonly policy: Policy
  /** Whether an address has no limits. */
  readonly isExempt: (address: string) => boolean
  /** From now on this one holds. */
  take(config: ServerConfig): void
}

export function createLiveConfig(first: ServerConfig): LiveConfig {
  let current = first
  const flood = { ...first.flood }
  const admission = { ...admissionOf(first) }
  const logins = { ...loginsOf(first) }
  const policy = { ...policyOf(first) }
  let isExempt = createAddressList(first.exempt)
  const motd = [...(first.motd ?? welcome)]
  return {
    get current() {
      return current
    },
    flood,
    admission,
    motd,
    logins,
    policy,
    isExempt: (address) => isExempt(address),
    take(config) {
      current = config
      Object.assign(flood, config.flood)
      Object.assign(logins, loginsOf(config))
      Object.assign(policy, policyOf(config))
      isExempt = createAddressList(config.exempt)
      Object.assign(admission, admissionOf(config))
      motd.splice(0, motd.length, ...(config.motd ?? welcome))
    },
  }
}

function admissionOf({ limits, connections }: ServerConfig): AdmissionLimits {
  if (!limits) return NO_LIMITS
  return { ...DEFAULT_LIMITS, maxConnections: connections.inAll, maxPerAddress: connections.perAddress }
}

/**
 * From one address for one account as often as the setting says; the others in proportion, because people share addresses: with ten, sixty who log in at
 * once all get in.
 */
function loginsOf({ loginAttemptsPerMinute: tries }: ServerConfig): LoginLimits {
  const { remembered } = DEFAULT_LOGIN_LIMITS
  return {
    periodMs: 60_000,
    perPair: tries,
    perAddress: 6 * tries,
    perAddressInAll: 24 * tries,
    perAccount: 10 * tries,
    remembered,
  }
}

function policyOf({ accounts, channels, history }: ServerConfig): Policy {
  return {
    accountsRequired: accounts.required,
    nicksAreKept: accounts.guestNickPolicy === 'strict',
    alwaysOn: accounts.alwaysOn,
    channelRegistration: channels.registration,
    editWithinMs: history.editWithinMs,
    redactWithinMs: history.redactWithinMs,
  }
}
