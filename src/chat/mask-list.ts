/** The lists of masks that a channel has: which of their masks still stand, and how a mask is written. */
import type { Ban } from './channel.ts'
import { completeMask } from './mask.ts'

/** When the first mask of a list ends; computed once, for as long as it stays the same list. */
const firstEnds = new WeakMap<readonly Ban[], number>()

function firstEnd(list: readonly Ban[]): number {
  let end = firstEnds.get(list)
  if (end === undefined) {
    end = Number.POSITIVE_INFINITY
    for (const { until } of list) if (until !== undefined && until < end) end = until
    firstEnds.set(list, end)
  }
  return end
}

/** What stood of a list since a time: the same list again while nothing ends, because what matches masks remembers lists. */
const standings = new WeakMap<readonly Ban[], { readonly since: number; readonly rest: readonly Ban[] }>()

/** The masks that have not run out. `at`: milliseconds since 1970. */
export function standing(list: readonly Ban[], at: number): readonly Ban[] {
  if (list.length === 0 || firstEnd(list) > at) return list
  const known = standings.get(list)
  if (known && known.since <= at && firstEnd(known.rest) > at) return known.rest
  const rest = list.filter((ban) => !isOver(ban, at))
  standings.set(list, { since: at, rest })
  return rest
}

/** Whether any mask of a list has run out. */
export function hasOver(list: readonly Ban[], at: number): boolean {
  return list.length > 0 && firstEnd(list) <= at
}

/** Whether a mask of a list has run out. `at`: milliseconds since 1970. */
export function isOver({ until }: Ban, at: number): boolean {
  return until !== undefined && until <= at
}

/** `m:` (a mute) and `a:` (an account) stay as they are; what is left is completed. Undefined for a mask of nothing. */
export function completeBanMask(param: string): string | undefined {
  const [before, rest] = isMute(param) ? [MUTE, param.slice(MUTE.length)] : ['', param]
  if (rest === '' || rest === 'a:') return undefined
  return before + (rest.startsWith('a:') ? rest : completeMask(rest))
}

/** What begins a mask that only mutes. */
export const MUTE = 'm:'

export function isMute(mask: string): boolean {
  return mask.startsWith(MUTE)
}
