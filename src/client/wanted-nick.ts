/** Comes back under the name one had: tries others while it is taken, and asks for it again. */

const MAX_TRIES = 5

/** The nick for try number `attempt` (from 0) at a nick that may still be held by our own lost connection. */
export function alternativeNick(wanted: string, attempt: number, random: number): string {
  if (attempt === 0) return wanted
  if (attempt <= 3) return wanted + '_'.repeat(attempt)
  return `${wanted.slice(0, 8)}${Math.floor(1000 + random * 9000)}`
}

export function hasTriesLeft(attempt: number): boolean {
  return attempt < MAX_TRIES
}

export const REGAIN_EVERY_MS = 30_000
