/** What waits behind a secret that works once, for a time. Only the hash of the secret is kept: who reads memory or measures time learns none that works. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const TOKEN = /^[0-9a-f]{32}$/

interface Waiting<T> {
  readonly hash: Buffer
  readonly value: T
  readonly until: number
}

export class OneTime<T> {
  /** By the first characters of the hash, the oldest first. */
  readonly #waiting = new Map<string, Waiting<T>>()
  readonly #max: number
  readonly #validMs: number

  constructor(limits: { readonly max: number; readonly validMs: number }) {
    this.#max = limits.max
    this.#validMs = limits.validMs
  }

  /** 32 hexadecimal digits; undefined where too many wait. */
  offer(value: T, now: number): string | undefined {
    for (const [key, { until }] of this.#waiting) {
      if (until > now) break
      this.#waiting.delete(key)
    }
    if (this.#waiting.size >= this.#max) return undefined
    const token = randomBytes(16).toString('hex')
    const hash = hashOf(token)
    this.#waiting.set(keyOf(hash), { hash, value, until: now + this.#validMs })
    return token
  }

  /** What is behind it; it stays there. */
  look(token: string, now: number): T | undefined {
    if (!TOKEN.test(token)) return undefined
    const hash = hashOf(token)
    const found = this.#waiting.get(keyOf(hash))
    return found && timingSafeEqual(found.hash, hash) && found.until > now ? found.value : undefined
  }

  /** From now on it does not work. */
  spend(token: string): void {
    this.#waiting.delete(keyOf(hashOf(token)))
  }

  /** What is meant by these does not work any more either. */
  forget(isMeant: (value: T) => boolean): void {
    for (const [key, { value }] of this.#waiting) if (isMeant(value)) this.#waiting.delete(key)
  }

  count(isMeant: (value: T) => boolean, now: number): number {
    return [...this.#waiting.values()].filter(({ value, until }) => until > now && isMeant(value)).length
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

function keyOf(hash: Buffer): string {
  return hash.toString('hex', 0, 8)
}
