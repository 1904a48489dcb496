/**
 * Challenges for passkeys: short-lived, good once, and each for one purpose. None is remembered before it was used, so that nobody can fill the
 * memory with them, or push out those of others. https://www.w3.org/TR/webauthn-3/#sctn-cryptographic-challenges
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../../ports/clock.ts'

const GOOD_FOR_MS = 5 * 60_000
const NONCE_BYTES = 16
const TIME_BYTES = 6
const MAC_BYTES = 32

export class Challenges {
  readonly #clock: Clock
  /** Of this process: what was made before a restart is good no more. */
  readonly #key = randomBytes(MAC_BYTES)
  /** Those that were used, until when they would have been good; the oldest first. */
  readonly #used = new Map<string, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** In base64url. */
  make(purpose: string): string {
    const head = Buffer.alloc(NONCE_BYTES + TIME_BYTES, randomBytes(NONCE_BYTES))
    head.writeUIntBE(this.#clock.now() + GOOD_FOR_MS, NONCE_BYTES, TIME_BYTES)
    return Buffer.concat([head, this.#mac(head, purpose)]).toString('base64url')
  }

  /** Whether it was made here for this purpose, not long ago, and is used for the first time. */
  take(challenge: string, purpose: string): boolean {
    const now = this.#clock.now()
    for (const [used, until] of this.#used) if (until <= now) this.#used.delete(used)
    const bytes = Buffer.from(challenge, 'base64url')
    if (bytes.length !== NONCE_BYTES + TIME_BYTES + MAC_BYTES) return false
    const head = bytes.subarray(0, NONCE_BYTES + TIME_BYTES)
    if (!timingSafeEqual(bytes.subarray(head.length), this.#mac(head, purpose))) return false
    const until = head.readUIntBE(NONCE_BYTES, TIME_BYTES)
    const word = head.toString('base64url')
    if (until <= now || this.#used.has(word)) return false
    this.#used.set(word, until)
    return true
  }

  #mac(head: Uint8Array, purpose: string): Buffer {
    return createHmac('sha256', this.#key).update(head).update(purpose).digest()
  }
}
