/**
 * Codes that somebody has to send back before what cannot be undone is done. They are made of what they are for, so nothing is remembered;
 * they protect against slips, not against thieves: whoever may see one may also ask for one.
 */
import { createHmac, randomBytes } from 'node:crypto'

const PERIOD_MS = 5 * 60_000
const LENGTH = 8
// Codes of before a restart are good no more.
const key = randomBytes(32)

/** A code that is good for five minutes at least and ten at most. `deed` says who, what, and to which: none of it may contain NUL. */
export function confirmationCode(deed: readonly string[], now: number): string {
  return codeOf(deed, Math.floor(now / PERIOD_MS))
}

export function isConfirmed(deed: readonly string[], code: string, now: number): boolean {
  const period = Math.floor(now / PERIOD_MS)
  return code === codeOf(deed, period) || code === codeOf(deed, period - 1)
}

function codeOf(deed: readonly string[], period: number): string {
  return createHmac('sha256', key)
    .update([...deed, period].join('\0'))
    .digest('hex')
    .slice(0, LENGTH)
}
