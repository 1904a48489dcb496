/** Which messages stand under one name, and where another day begins: alike on every screen. */
import type { Entry } from './entry.ts'

const CONTINUED_WITHIN_MS = 5 * 60_000

/** Milliseconds since 1970, in the time zone of the one who reads. */
export function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString()
}

/** Said by the same one, shortly after: the name is not said again. */
export function continues(entry: Entry, previous: Entry | undefined): boolean {
  return (
    entry.kind === 'talk' &&
    previous?.kind === 'talk' &&
    entry.style === 'say' &&
    previous.style === 'say' &&
    entry.nick === previous.nick &&
    entry.replyTo === undefined &&
    isSameDay(entry.time, previous.time) &&
    Math.abs(entry.time - previous.time) < CONTINUED_WITHIN_MS
  )
}
