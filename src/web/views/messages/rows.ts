/** The rows of the message list: what of a buffer is shown, in the timeline's chunks, so that a new message costs what is new. */
import type { Buffer } from '../../../client/state/client-state.ts'
import { isOwnComing } from '../../../client/state/entry.ts'
import type { Entry, TalkEntry } from '../../../client/state/entry.ts'
import { shownTimeline } from '../../../client/state/selectors.ts'
import { chunkFacts, talkWith } from '../../../client/state/timeline.ts'
import type { Chunk, Timeline } from '../../../client/state/timeline.ts'

export interface Rows {
  readonly chunks: readonly Chunk[]
  /** The index of the first row of each chunk. */
  readonly starts: readonly number[]
  readonly length: number
}

/** What a search has found is shown in its own pane, with the sentence behind it; who came back, be it from a reload, need not be told. */
function isShown(entry: Entry, before: Entry | undefined): boolean {
  return !isOwnComing(entry) && entry.kind !== 'quote' && !(entry.kind === 'note' && before?.kind === 'quote')
}

const filtered = new WeakMap<Chunk, Chunk>()

function shownOf(chunk: Chunk, before: Entry | undefined): Chunk {
  if (before?.kind === 'quote' && chunk[0]?.kind === 'note')
    return chunk.filter((e, i) => isShown(e, chunk[i - 1] ?? before))
  const { hasQuote, hasOwnComing } = chunkFacts(chunk)
  if (!hasQuote && !hasOwnComing) return chunk
  let shown = filtered.get(chunk)
  if (!shown) filtered.set(chunk, (shown = chunk.filter((entry, i) => isShown(entry, chunk[i - 1]))))
  return shown
}

const known = new WeakMap<Timeline, Rows>()

/** The same value for the same timeline. */
export function rowsOf(buffer: Buffer): Rows {
  const timeline = shownTimeline(buffer)
  let rows = known.get(timeline)
  if (!rows) known.set(timeline, (rows = createRows(timeline.chunks)))
  return rows
}

export function createRows(all: readonly Chunk[]): Rows {
  const chunks: Chunk[] = []
  const starts: number[] = []
  let length = 0
  for (const [i, chunk] of all.entries()) {
    const shown = shownOf(chunk, all[i - 1]?.at(-1))
    if (shown.length === 0) continue
    chunks.push(shown)
    starts.push(length)
    length += shown.length
  }
  return { chunks, starts, length }
}

/** Which chunk holds the row at an index; the last one for what lies behind. */
export function chunkAt({ starts }: Rows, index: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= index) low = middle
    else high = middle - 1
  }
  return low
}

export function rowAt(rows: Rows, index: number): Entry | undefined {
  if (index < 0 || index >= rows.length) return undefined
  const chunk = chunkAt(rows, index)
  return rows.chunks[chunk]?.[index - (rows.starts[chunk] as number)]
}

export function* rowsBetween(
  rows: Rows,
  { start, end }: { readonly start: number; readonly end: number },
): Generator<Entry> {
  for (let index = start; index < end; index++) {
    const entry = rowAt(rows, index)
    if (entry) yield entry
  }
}

export function lastRow(rows: Rows): Entry | undefined {
  return rows.chunks.at(-1)?.at(-1)
}

/** The index of the row with this entry's id, or -1; the newest are looked at first. */
export function indexOfRow(rows: Rows, id: number | undefined): number {
  if (id === undefined) return -1
  for (let c = rows.chunks.length - 1; c >= 0; c--) {
    const chunk = rows.chunks[c] as Chunk
    const { minId, maxId } = chunkFacts(chunk)
    if (id < minId || id > maxId) continue
    const at = chunk.findLastIndex((entry) => entry.id === id)
    if (at >= 0) return (rows.starts[c] as number) + at
  }
  return -1
}

/** The message that this one answers, where it is loaded. */
export function answeredBy(entry: TalkEntry, buffer: Buffer): TalkEntry | undefined {
  return entry.replyTo === undefined ? undefined : messageIn(buffer, entry.replyTo)
}

/** The message as it is now. */
export function messageIn(buffer: Buffer, msgid: string): TalkEntry | undefined {
  return talkWith(shownTimeline(buffer), msgid) ?? talkWith(buffer.timeline, msgid)
}
