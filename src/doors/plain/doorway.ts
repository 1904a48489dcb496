/** What the clients of one plain door share. */
import type { AccountMail } from '../../hub/account-mail.ts'
import type { Exports } from '../../hub/exports.ts'
import type { Hub } from '../../hub/hub.ts'
import type { LogIns } from '../../hub/log-ins.ts'
import type { ThrottleOptions } from '../../hub/throttle.ts'
import type { OwnerClaim } from '../../ports/owner-claim.ts'

export interface PlainDoorOptions {
  readonly hub: Hub
  /** How much a client may ask for; undefined for as much as it can. */
  readonly throttle: ThrottleOptions | undefined
  /** Whether an address has no limits. */
  readonly isExempt?: ((address: string) => boolean) | undefined
  /** Absent where there are no accounts. */
  readonly logIns?: LogIns | undefined
  /** Absent where no e-mail address is asked for. */
  readonly accountMail?: AccountMail | undefined
  /** What others see in place of an address. */
  cloak(address: string): string
  /** For `/claim`; undefined where the server has its owner. */
  readonly ownerClaim?: OwnerClaim | undefined
  /** Absent where nobody gets what they said as a file. */
  readonly exports?: Exports | undefined
  /** How long somebody may take to give a name, in milliseconds. */
  readonly nameWithinMs?: number
}

/** Somebody who has not given a name yet. */
export interface Nameless {
  /** The first, or where they were asked for a password, that. Milliseconds. */
  since: number
  /** Lets them go, with a sentence. */
  expire(): void
}

export interface Doorway extends PlainDoorOptions {
  /** In the order in which they came. */
  readonly nameless: Set<Nameless>
}
