/** How long to wait before a connection that was lost is tried again. */

const FIRST_MS = 1_000
const LONGEST_MS = 30_000

/**
 * Milliseconds before try number `attempt` (from 1): doubling up to a bound, and between half and all of that by chance, so
 * that a server that comes back does not meet everybody in the same instant.
 */
export function backOffMs(attempt: number, random: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 10))
  return Math.round(full * (0.5 + random / 2))
}
