/** How much mail is sent: little to one person, for one address no more than for the accounts that are made there, and not too much in all. Time is passed in. */
import { burstAndHourly, type BurstAndHourly } from './registration-limit.ts'
import { Throttles } from './throttles.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Networks that are remembered. */
const MAX_NETWORKS = 10_000

export interface MailLimitsOptions {
  /** To one mailbox within a day. */
  readonly perMailboxADay?: number
  /** For one asking address, as of now. */
  readonly perAddress: () => BurstAndHourly
  /** In all within an hour, as of now. */
  readonly inAllAnHour: () => number
}

/** Counts what is granted, so what it remembers is as bounded as that is. What holds for mailboxes and in all begins anew with each day and hour of the clock. */
export class MailLimits {
  readonly #perMailbox: number
  readonly #inAll: () => number
  #hour = 0
  #day = 0
  #sent = 0
  readonly #byAddress: Throttles
  readonly #byMailbox = new Map<string, number>()

  constructor({ perMailboxADay = 5, perAddress, inAllAnHour }: MailLimitsOptions) {
    this.#perMailbox = perMailboxADay
    this.#byAddress = new Throttles(burstAndHourly(perAddress), MAX_NETWORKS)
    this.#inAll = inAllAnHour
  }

  /**
   * Takes one message. Milliseconds to wait where there is none left for one of them, and then nothing was taken; 0 where it may be sent. `address`: who
   * asks, a network where one person has a whole one, undefined where there is no limit for it; `mailbox`: see mailboxOf; `now` in milliseconds.
   */
  take(address: string | undefined, mailbox: string, now: number): number {
    this.#turn(now)
    const toMailbox = this.#byMailbox.get(mailbox) ?? 0
    const waitMs = Math.max(
      this.#sent >= this.#inAll() ? HOUR_MS - (now % HOUR_MS) : 0,
      toMailbox >= this.#perMailbox ? DAY_MS - (now % DAY_MS) : 0,
      address === undefined ? 0 : this.#byAddress.waitMs(address, now),
    )
    if (waitMs > 0) return waitMs
    this.#sent++
    if (address !== undefined) this.#byAddress.spend(address, 1, now)
    this.#byMailbox.set(mailbox, toMailbox + 1)
    return 0
  }

  #turn(now: number): void {
    const hour = Math.floor(now / HOUR_MS)
    const day = Math.floor(now / DAY_MS)
    if (hour !== this.#hour) this.#sent = 0
    if (day !== this.#day) this.#byMailbox.clear()
    this.#hour = hour
    this.#day = day
  }
}
