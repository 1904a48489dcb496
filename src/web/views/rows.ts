/** The rows of the message list: what of a buffer is shown, and what stands beside and above each entry. */
import type { Buffer } from '../../client/state/client-state.ts'
import type { Entry, TalkEntry } from '../../client/state/entry.ts'
import { shownTimeline } from '../../client/state/selectors.ts'
import { talkWith } from '../../client/state/timeline.ts'
import type { Timeline } from '../../client/state/timeline.ts'

/** What a search has found is shown in its own pane, with the sentence behind it. */
function isShown(entry: Entry, before: Entry | undefined): boolean {
  return entry.kind !== 'quote' && !(entry.kind === 'note' && before?.kind === 'quote')
}

const known = new WeakMap<Timeline, readonly Entry[]>()

/** In order. The same array for the same timeline. */
export function rowsOf(buffer: Buffer): readonly Entry[] {
  const timeline = shownTimeline(buffer)
  let rows = known.get(timeline)
  if (!rows) {
    const all = timeline.chunks.flat()
    rows = all.some(({ kind }) => kind === 'quote') ? all.filter((entry, i) => isShown(entry, all[i - 1])) : all
    known.set(timeline, rows)
  }
  return rows
}

/** The message that this one answers, where it is loaded. */
export function answeredBy(entry: TalkEntry, buffer: Buffer): TalkEntry | undefined {
  if (entry.replyTo === undefined) return undefined
  return talkWith(shownTimeline(buffer), entry.replyTo) ?? talkWith(buffer.timeline, entry.replyTo)
}
