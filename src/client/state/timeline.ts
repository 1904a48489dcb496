/**
 * The lines of one buffer, in order, as a value that does not change. They stand in chunks, so that adding one line to ten
 * thousand copies a few hundred references, and asking whether a msgid is known costs one lookup per chunk.
 */
import type { Entry, TalkEntry } from './entry.ts'

type Chunk = readonly Entry[]

export interface Timeline {
  readonly chunks: readonly Chunk[]
  readonly length: number
}

const CHUNK = 256

export const emptyTimeline: Timeline = { chunks: [], length: 0 }

export function lastEntry(timeline: Timeline): Entry | undefined {
  return timeline.chunks.at(-1)?.at(-1)
}

export function appendEntry(timeline: Timeline, entry: Entry): Timeline {
  const last = timeline.chunks.at(-1)
  const chunks =
    last && last.length < CHUNK ? [...timeline.chunks.slice(0, -1), [...last, entry]] : [...timeline.chunks, [entry]]
  return { chunks, length: timeline.length + 1 }
}

export function replaceLast(timeline: Timeline, entry: Entry): Timeline {
  const last = timeline.chunks.at(-1)
  if (!last) return appendEntry(timeline, entry)
  return { chunks: [...timeline.chunks.slice(0, -1), [...last.slice(0, -1), entry]], length: timeline.length }
}

/** Puts entries before the one at `index`; `index` may be the length. */
export function insertEntries(timeline: Timeline, index: number, entries: readonly Entry[]): Timeline {
  if (entries.length === 0) return timeline
  const chunks: Chunk[] = []
  let passed = 0
  let placed = false
  for (const chunk of timeline.chunks) {
    const at = index - passed
    if (!placed && at <= chunk.length) {
      const before = chunk.slice(0, at)
      const after = chunk.slice(at)
      if (before.length > 0) chunks.push(before)
      chunks.push(entries)
      if (after.length > 0) chunks.push(after)
      placed = true
    } else chunks.push(chunk)
    passed += chunk.length
  }
  if (!placed) chunks.push(entries)
  return { chunks, length: timeline.length + entries.length }
}

/** Gives each entry that `isMeant` a new form, or drops it where `change` gives undefined. Chunks without one are shared. */
export function changeEntries(
  timeline: Timeline,
  isMeant: (entry: Entry) => boolean,
  change: (entry: Entry) => Entry | undefined,
): Timeline {
  let length = 0
  let changed = false
  const chunks: Chunk[] = []
  for (const chunk of timeline.chunks) {
    let next = chunk
    if (chunk.some(isMeant)) {
      changed = true
      next = chunk.flatMap((entry) => (isMeant(entry) ? (change(entry) ?? []) : entry))
    }
    if (next.length > 0) chunks.push(next)
    length += next.length
  }
  return changed ? { chunks, length } : timeline
}

/** Lets the oldest chunks go while more than `maxEntries` stay without them. */
export function trimTimeline(timeline: Timeline, maxEntries: number): Timeline {
  let { chunks, length } = timeline
  let first = 0
  for (let chunk = chunks[first]; chunk && length - chunk.length >= maxEntries; chunk = chunks[first]) {
    length -= chunk.length
    first++
  }
  return first === 0 ? timeline : { chunks: chunks.slice(first), length }
}

/** Newest first, from the entry before index `from` (by default the last one), each with its index. */
export function* entriesBackwards(timeline: Timeline, from = timeline.length): Generator<[number, Entry]> {
  let end = timeline.length
  for (let c = timeline.chunks.length - 1; c >= 0; c--) {
    const chunk = timeline.chunks[c] as Chunk
    const start = end - chunk.length
    for (let i = Math.min(from, end) - 1; i >= start; i--) yield [i, chunk[i - start] as Entry]
    end = start
  }
}

export function* entriesForwards(timeline: Timeline): Generator<Entry> {
  for (const chunk of timeline.chunks) yield* chunk
}

export function entryAt(timeline: Timeline, index: number): Entry | undefined {
  let passed = 0
  for (const chunk of timeline.chunks) {
    if (index < passed + chunk.length) return chunk[index - passed]
    passed += chunk.length
  }
  return undefined
}

/** The index of the entry with this id, or -1. */
export function indexOfEntry(timeline: Timeline, id: number): number {
  for (const [index, entry] of entriesBackwards(timeline)) if (entry.id === id) return index
  return -1
}

/** A chunk is never changed, so what is said in one that has been followed by another is gathered once. */
const talkOf = new WeakMap<Chunk, ReadonlyMap<string, TalkEntry>>()

function inClosedChunk(chunk: Chunk, msgid: string): TalkEntry | undefined {
  let talk = talkOf.get(chunk)
  if (!talk) {
    talk = new Map(
      chunk.flatMap((entry) => (entry.kind === 'talk' && entry.msgid !== undefined ? [[entry.msgid, entry]] : [])),
    )
    talkOf.set(chunk, talk)
  }
  return talk.get(msgid)
}

/** The message with this msgid. */
export function talkWith(timeline: Timeline, msgid: string): TalkEntry | undefined {
  const last = timeline.chunks.length - 1
  for (const [index, chunk] of timeline.chunks.entries()) {
    const found =
      index < last
        ? inClosedChunk(chunk, msgid)
        : chunk.find((entry): entry is TalkEntry => entry.kind === 'talk' && entry.msgid === msgid)
    if (found) return found
  }
  return undefined
}

export function hasMsgid(timeline: Timeline, msgid: string): boolean {
  return talkWith(timeline, msgid) !== undefined
}
