/** How much mail is sent: little to one person and for one address, and not too much in all. Time is passed in. */

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export interface MailLimitsOptions {
  /** To one mailbox within a day. */
  readonly perMailboxADay?: number
  /** For one asking address within an hour. */
  readonly perAddressAnHour?: number
  /** In all within an hour, as of now. */
  readonly inAllAnHour: () => number
}

/** Counts what is granted, so what it remembers is as bounded as that is. Counts begin anew with each hour and each day of the clock. */
export class MailLimits {
  readonly #perMailbox: number
  readonly #perAddress: number
  readonly #inAll: () => number
  #hour = 0
  #day = 0
  #sent = 0
  readonly #byAddress = new Map<string, number>()
  readonly #byMailbox = new Map<string, number>()

  constructor({ perMailboxADay = 5, perAddressAnHour = 5, inAllAnHour }: MailLimitsOptions) {
    this.#perMailbox = perMailboxADay
    this.#perAddress = perAddressAnHour
    this.#inAll = inAllAnHour
  }

  /**
   * Takes one message; false where there is none left for one of them, and then nothing was taken. `address`: who asks, a network where one
   * person has a whole one; `mailbox`: see mailboxOf; `now` in milliseconds.
   */
  take(address: string, mailbox: string, now: number): boolean {
    this.#turn(now)
    const fromAddress = this.#byAddress.get(address) ?? 0
    const toMailbox = this.#byMailbox.get(mailbox) ?? 0
    if (this.#sent >= this.#inAll() || fromAddress >= this.#perAddress || toMailbox >= this.#perMailbox) return false
    this.#sent++
    this.#byAddress.set(address, fromAddress + 1)
    this.#byMailbox.set(mailbox, toMailbox + 1)
    return true
  }

  #turn(now: number): void {
    const hour = Math.floor(now / HOUR_MS)
    const day = Math.floor(now / DAY_MS)
    if (hour !== this.#hour) {
      this.#sent = 0
      this.#byAddress.clear()
    }
    if (day !== this.#day) this.#byMailbox.clear()
    this.#hour = hour
    this.#day = day
  }
}
