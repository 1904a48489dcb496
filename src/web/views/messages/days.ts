/** Which day it is, and what a day is called: the one that was today is not, from midnight on. */
import { type ReadonlySignal, signal } from '@preact/signals'
import { isSameDay } from '../../../client/state/grouping.ts'

/** A computer that slept through midnight learns it soon after. */
const LOOK_EVERY_MS = 30_000

const current = signal(beginningOf(Date.now()))
/** When it began, milliseconds since 1970. */
export const today: ReadonlySignal<number> = current

/** Gives what ends it. */
export function followDays(): () => void {
  const look = (): void => void (current.value = beginningOf(Date.now()))
  look()
  const timer = setInterval(look, LOOK_EVERY_MS)
  return () => clearInterval(timer)
}

/** The day of a time, as it is called on the day that began at `now`; undefined for one that is called by its date. */
export function nearDay(time: number, now: number): 'today' | 'yesterday' | undefined {
  if (isSameDay(time, now)) return 'today'
  // Not so many hours ago: days are not all of the same length.
  return isSameDay(time, beginningOf(now) - 1) ? 'yesterday' : undefined
}

function beginningOf(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0)
}
