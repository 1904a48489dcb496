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
  /** What everybody must give who comes in, as of now; absent or undefined where nothing. */
  readonly serverPassword?: (() => string | undefined) | undefined
  /** Absent where no e-mail address is asked for. */
  readonly accountMail?: AccountMail | undefined
  /** What others see in place of an address. */
  cloak(address: string): string
  /** For `/claim`; undefined where the server has its owner. */
  readonly ownerClaim?: OwnerClaim | undefined
  /** Absent where nobody gets what they said as a file. */
  readonly exports?: Exports | undefined
  /** The address of a message in a channel, to be handed on, as of now; undefined where nobody has said where people find this server. */
  readonly linkTo?: ((channel: string, msgid: string) => string | undefined) | undefined
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

/** Gives somebody nameless their time once more. */
export function beginAnew(nameless: Set<Nameless>, who: Nameless, now: number): void {
  if (!nameless.delete(who)) return
  who.since = now
  nameless.add(who)
}
