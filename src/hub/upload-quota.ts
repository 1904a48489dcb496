/**
 * How much people may upload within an hour, and at once: by account, of guests by address; and from one network more than that, but not as much as it
 * has accounts.
 */

const HOUR_MS = 3_600_000
/** People and networks that are counted; while there are more, nobody who is not among them uploads. */
const MAX_COUNTED = 20_000
const AT_ONCE = 4
/** A class of sixty that shows its pictures is done in a moment; and no network has half of all places. */
const AT_ONCE_OF_NETWORK = 24
const AT_ONCE_IN_ALL = 64
/** So many people may send what each of them may, from one network. */
const PEOPLE_OF_NETWORK = 4
/** While more than half of the places are taken, whoever has had one for so long has to be so fast. */
const SLOW_AFTER_MS = 30_000
const SLOW_BYTES_PER_MS = 64

/** For counting. */
export interface Uploader {
  /** Who has how much within an hour: the account, or the network of a guest, who may be another one at any time. */
  readonly person: string
  /** Who sends several at once: the account, or the guest. */
  readonly sender: string
  readonly network: string
}

export class UploadQuota {
  readonly #bytes = new Map<string, number>()
  readonly #running = new Map<string, number>()
  #hour = 0
  #allRunning = 0
  /** Of what is being taken in now. */
  expectedBytes = 0

  /** Whether somebody may upload so much now. */
  allows({ person, network }: Uploader, bytes: number, perHour: number, now: number): boolean {
    return (
      this.#has(person, bytes, perHour, now) && this.#has(networkKey(network), bytes, perHour * PEOPLE_OF_NETWORK, now)
    )
  }

  isBusy({ sender, network }: Uploader): boolean {
    if (this.#allRunning >= AT_ONCE_IN_ALL || (this.#running.get(sender) ?? 0) >= AT_ONCE) return true
    return (this.#running.get(networkKey(network)) ?? 0) >= AT_ONCE_OF_NETWORK
  }

  /** Whether one that has sent so much in so long keeps others from a place. */
  isTooSlow(bytes: number, ms: number): boolean {
    return this.#allRunning > AT_ONCE_IN_ALL / 2 && ms > SLOW_AFTER_MS && bytes < ms * SLOW_BYTES_PER_MS
  }

  /** An upload begins, of at most so many bytes. */
  begin({ person, sender, network }: Uploader, bytes: number, now: number): void {
    for (const key of [person, networkKey(network)]) this.#bytes.set(key, this.#usedBy(key, now) + bytes)
    for (const key of [sender, networkKey(network)]) this.#running.set(key, (this.#running.get(key) ?? 0) + 1)
    this.#allRunning += 1
    this.expectedBytes += bytes
  }

  /** It is over; `unused`: so many of its bytes did not come. */
  end({ person, sender, network }: Uploader, bytes: number, unused: number, now: number): void {
    for (const key of [person, networkKey(network)]) {
      this.#bytes.set(key, Math.max(0, this.#usedBy(key, now) - unused))
    }
    for (const key of [sender, networkKey(network)]) {
      const left = (this.#running.get(key) ?? 1) - 1
      if (left === 0) this.#running.delete(key)
      else this.#running.set(key, left)
    }
    this.#allRunning -= 1
    this.expectedBytes -= bytes
  }

  #has(key: string, bytes: number, perHour: number, now: number): boolean {
    const used = this.#usedBy(key, now)
    return used + bytes <= perHour && (used > 0 || this.#bytes.size < MAX_COUNTED)
  }

  #usedBy(person: string, now: number): number {
    const hour = Math.floor(now / HOUR_MS)
    // Forgotten all at once.
    if (hour !== this.#hour) this.#bytes.clear()
    this.#hour = hour
    return this.#bytes.get(person) ?? 0
  }
}

/** A guest's network is also a person. */
function networkKey(network: string): string {
  return `all from ${network}`
}
