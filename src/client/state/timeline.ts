/**
 * The lines of one buffer, in order, as a value that does not change. They stand in chunks, so that adding one line to ten
 * thousand copies a few hundred references, and asking whether a msgid is known costs one lookup per chunk.
 */
import { isOwnComing } from './entry.ts'
import type { Entry, TalkEntry } from './entry.ts'

export type Chunk = readonly Entry[]

export interface Timeline {
  readonly chunks: readonly Chunk[]
  readonly length: number
}

const CHUNK = 256
/** What has more of them counts as several, where it is to be known how much a timeline is. */
const CHARACTERS = 500

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

/** Puts entries before the one at `index`; `index` may be the length. Small chunks at either end become one with what is put there. */
export function insertEntries(timeline: Timeline, index: number, entries: readonly Entry[]): Timeline {
  if (entries.length === 0) return timeline
  const first = timeline.chunks[0]
  if (index <= 0 && first && first.length + entries.length <= CHUNK)
    return { chunks: [[...entries, ...first], ...timeline.chunks.slice(1)], length: timeline.length + entries.length }
  const last = timeline.chunks.at(-1)
  if (index >= timeline.length && last && last.length + entries.length <= CHUNK)
    return {
      chunks: [...timeline.chunks.slice(0, -1), [...last, ...entries]],
      length: timeline.length + entries.length,
    }
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

/** The same for one entry, found by its id. */
export function changeEntry(timeline: Timeline, id: number, change: (entry: Entry) => Entry | undefined): Timeline {
  const index = indexOfEntry(timeline, id)
  if (index < 0) return timeline
  let start = 0
  const chunks = timeline.chunks.flatMap((chunk) => {
    const at = index - start
    start += chunk.length
    if (at < 0 || at >= chunk.length) return [chunk]
    const next = change(chunk[at] as Entry)
    const changed = next ? chunk.with(at, next) : chunk.toSpliced(at, 1)
    return changed.length > 0 ? [changed] : []
  })
  return { chunks, length: chunks.reduce((sum, chunk) => sum + chunk.length, 0) }
}

/** How many entries of common length are as much as these: what somebody else wrote takes room by its letters. */
export function weightOf(timeline: Timeline): number {
  return timeline.chunks.reduce((sum, chunk) => sum + chunkFacts(chunk).weight, 0)
}

/** Lets the oldest chunks go while more than `maxWeight` stay without them; or the newest. */
export function trimTimeline(timeline: Timeline, maxWeight: number, from: 'oldest' | 'newest' = 'oldest'): Timeline {
  let { length } = timeline
  let weight = weightOf(timeline)
  let count = 0
  const next = (): Chunk | undefined => timeline.chunks.at(from === 'oldest' ? count : -1 - count)
  for (let chunk = next(); chunk && weight - chunkFacts(chunk).weight >= maxWeight; chunk = next()) {
    length -= chunk.length
    weight -= chunkFacts(chunk).weight
    count++
  }
  if (count === 0) return timeline
  return { chunks: from === 'oldest' ? timeline.chunks.slice(count) : timeline.chunks.slice(0, -count), length }
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

/** What is asked of a chunk again and again, so that most chunks need not be gone through. */
export interface ChunkFacts {
  readonly minId: number
  readonly maxId: number
  readonly hasQuote: boolean
  readonly hasOwnComing: boolean
  /** Ours, and not confirmed, or not delivered. */
  readonly hasUnsaid: boolean
  readonly weight: number
}

/** A chunk is never changed, so it is gone through once. */
const factsOf = new WeakMap<Chunk, ChunkFacts>()

export function chunkFacts(chunk: Chunk): ChunkFacts {
  let facts = factsOf.get(chunk)
  if (!facts) {
    let minId = Number.POSITIVE_INFINITY
    let maxId = Number.NEGATIVE_INFINITY
    let hasQuote = false
    let hasOwnComing = false
    let hasUnsaid = false
    let weight = 0
    for (const entry of chunk) {
      const { id, kind } = entry
      if (id < minId) minId = id
      if (id > maxId) maxId = id
      if (kind === 'quote') hasQuote = true
      if (isOwnComing(entry)) hasOwnComing = true
      if (isUnsaid(entry)) hasUnsaid = true
      weight += 'text' in entry ? Math.max(1, Math.ceil(entry.text.length / CHARACTERS)) : 1
    }
    facts = { minId, maxId, hasQuote, hasOwnComing, hasUnsaid, weight }
    factsOf.set(chunk, facts)
  }
  return facts
}

export function hasQuotes(timeline: Timeline): boolean {
  return timeline.chunks.some((chunk) => chunkFacts(chunk).hasQuote)
}

/** A line of ours that the server has not confirmed, or that was not delivered. */
function isUnsaid(entry: Entry): entry is TalkEntry {
  return entry.kind === 'talk' && (entry.pending ?? entry.unsent ?? entry.failed) !== undefined
}

/** Such lines, newest first, wherever they stand: others may have said thousands since. */
export function* unsaidIn({ chunks }: Timeline): Generator<TalkEntry> {
  for (let c = chunks.length - 1; c >= 0; c--) {
    const chunk = chunks[c] as Chunk
    if (!chunkFacts(chunk).hasUnsaid) continue
    for (let i = chunk.length - 1; i >= 0; i--) {
      const entry = chunk[i] as Entry
      if (isUnsaid(entry)) yield entry
    }
  }
}

/** As `changeEntries` for such lines; what has none costs next to nothing. */
export function changeUnsaid(
  timeline: Timeline,
  isMeant: (entry: TalkEntry) => boolean,
  change: (entry: TalkEntry) => Entry | undefined,
): Timeline {
  let changed = timeline
  for (const entry of unsaidIn(timeline)) {
    if (isMeant(entry)) changed = changeEntry(changed, entry.id, () => change(entry))
  }
  return changed
}

/** The index of the entry with this id, or -1. */
export function indexOfEntry(timeline: Timeline, id: number): number {
  let end = timeline.length
  for (let c = timeline.chunks.length - 1; c >= 0; c--) {
    const chunk = timeline.chunks[c] as Chunk
    const { minId, maxId } = chunkFacts(chunk)
    const at = id < minId || id > maxId ? -1 : chunk.findLastIndex((entry) => entry.id === id)
    end -= chunk.length
    if (at >= 0) return end + at
  }
  return -1
}

/** Bits for a chunk, of which each msgid in it sets one: of most chunks this says that a msgid is not there. */
const MARKS = 4096
const marksOf = new WeakMap<Chunk, Uint32Array>()

function markOf(msgid: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < msgid.length; i++) hash = Math.imul(hash ^ msgid.charCodeAt(i), 0x01000193)
  // The high bits are mixed best.
  return (hash ^ (hash >>> 15)) & (MARKS - 1)
}

function mayHold(chunk: Chunk, mark: number): boolean {
  let marks = marksOf.get(chunk)
  if (!marks) {
    marks = new Uint32Array(MARKS / 32)
    for (const entry of chunk) {
      if (entry.kind !== 'talk' || entry.msgid === undefined) continue
      const own = markOf(entry.msgid)
      marks[own >>> 5] = (marks[own >>> 5] ?? 0) | (1 << (own & 31))
    }
    marksOf.set(chunk, marks)
  }
  return ((marks[mark >>> 5] ?? 0) & (1 << (mark & 31))) !== 0
}

/** A chunk is never changed, so what is said in one that has been followed by another is gathered once. */
const talkOf = new WeakMap<Chunk, ReadonlyMap<string, TalkEntry>>()

function inClosedChunk(chunk: Chunk, msgid: string): TalkEntry | undefined {
  let talk = talkOf.get(chunk)
  if (!talk) {
    const said = new Map<string, TalkEntry>()
    for (const entry of chunk) if (entry.kind === 'talk' && entry.msgid !== undefined) said.set(entry.msgid, entry)
    talk = said
    talkOf.set(chunk, talk)
  }
  return talk.get(msgid)
}

/** The message with this msgid. */
export function talkWith(timeline: Timeline, msgid: string): TalkEntry | undefined {
  const { chunks } = timeline
  const mark = markOf(msgid)
  // What is meant was mostly said lately.
  for (let i = chunks.length - 1; i >= 0; i--) {
    const chunk = chunks[i] as Chunk
    const isOpen = i === chunks.length - 1 && chunk.length < CHUNK
    if (!isOpen && !mayHold(chunk, mark)) continue
    const found = isOpen
      ? chunk.find((entry): entry is TalkEntry => entry.kind === 'talk' && entry.msgid === msgid)
      : inClosedChunk(chunk, msgid)
    if (found) return found
  }
  return undefined
}

export function hasMsgid(timeline: Timeline, msgid: string): boolean {
  return talkWith(timeline, msgid) !== undefined
}
