/** Where what was said while we were gone belongs: between what was known before, and what came since we came in again. */
import type { Buffer, ClientState } from './client-state.ts'
import type { Entry } from './entry.ts'
import { emptyTimeline, entriesBackwards, entriesForwards, insertEntries } from './timeline.ts'
import type { Timeline } from './timeline.ts'

/** The index of the first line since: of this connection, or, where we left and came back on it, of our coming. What filled the gap already is older. */
export function gapIndex(state: ClientState, { cameWith }: Buffer, timeline: Timeline): number {
  let index = timeline.length
  for (const [i, entry] of entriesBackwards(timeline)) {
    // What is ours and not said yet stays last.
    if (entry.connection < state.connection && !isOnItsWay(entry)) break
    index = i
    if (entry.id === cameWith) break
  }
  return index
}

/** Without what was known before; what is ours and not confirmed stays. */
export function sinceGap(state: ClientState, buffer: Buffer): Timeline {
  const { timeline } = buffer
  const index = gapIndex(state, buffer, timeline)
  const kept = [...entriesForwards(timeline)].filter((entry, i) => i >= index || isOnItsWay(entry))
  return insertEntries(emptyTimeline, 0, kept)
}

function isOnItsWay(entry: Entry): boolean {
  return entry.kind === 'talk' && (entry.pending ?? entry.unsent) !== undefined
}
