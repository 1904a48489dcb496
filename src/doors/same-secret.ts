/** Compares what was given with a secret, in a time that does not tell how much of it is right. */
import { createHash, timingSafeEqual } from 'node:crypto'

export function isSameSecret(secret: string, given: string): boolean {
  const digest = (text: string): Uint8Array => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(secret), digest(given))
}
