/** A batch as it goes to the writer's thread: few, flat values, because each object that crosses costs more than its bytes. */
import type { ChannelRecord } from '../../chat/channel.ts'
import type { Batch } from '../../ports/message-log.ts'
import type { Author, Authors } from './authors.ts'
import { placeOf } from './rows.ts'

/** at, place, author, and the lengths of text, target and tags. */
const NUMBERS_EACH = 6

export interface PackedBatch {
  /** How often `recover` had been called before. */
  readonly era: number
  /** The first of each six is a time, so they are doubles. */
  readonly numbers: Float64Array
  /** Whether each `seq` is one more than the one before, from this one on; 0 where one is not, or there are none. */
  readonly firstSeq: number
  /** All texts, targets and tags, one behind the other. */
  readonly strings: string
  readonly authors: readonly Author[]
  readonly channels: readonly ChannelRecord[]
}

export interface PackedEntry {
  seq: number
  at: number
  place: number
  author: number
  text: string
  target: string | null
  tags: string | null
}

const NO_AUTHORS: readonly Author[] = []

export function packBatch(batch: Batch, era: number, authors: Authors): PackedBatch {
  const { entries, channels } = batch
  const numbers = new Float64Array(entries.length * NUMBERS_EACH)
  const firstSeq = entries[0]?.seq ?? 0
  let inOrder = true
  let strings = ''
  let newcomers: Author[] | undefined
  let at = 0
  let expected = firstSeq
  for (const entry of entries) {
    if (entry.seq !== expected++) inOrder = false
    let author = authors.idOf(entry.source, entry.account)
    if (author === undefined) {
      author = entry.seq
      authors.add(author, entry.source, entry.account)
      newcomers ??= []
      newcomers.push([author, entry.source, entry.account])
    }
    numbers[at++] = entry.at
    numbers[at++] = placeOf(entry.timeline, entry.kind)
    numbers[at++] = author
    numbers[at++] = entry.text.length
    numbers[at++] = entry.target.length
    numbers[at++] = entry.tags.length
    strings += entry.text
    if (entry.target !== '') strings += entry.target
    if (entry.tags !== '') strings += entry.tags
  }
  return { era, numbers, firstSeq: inOrder ? firstSeq : 0, strings, authors: newcomers ?? NO_AUTHORS, channels }
}

export function entryCountOf(packed: PackedBatch): number {
  return packed.numbers.length / NUMBERS_EACH
}

/** Calls `take` with each entry in order. It is the same object each time, filled anew. */
export function unpackEntries(packed: PackedBatch, take: (entry: PackedEntry) => void): void {
  const { numbers, strings } = packed
  const entry: PackedEntry = { seq: packed.firstSeq, at: 0, place: 0, author: 0, text: '', target: null, tags: null }
  let from = 0
  function cut(length: number): string {
    const start = from
    from += length
    return strings.substring(start, from)
  }
  for (let i = 0; i < numbers.length; i += NUMBERS_EACH, entry.seq++) {
    entry.at = numbers[i] ?? 0
    entry.place = numbers[i + 1] ?? 0
    entry.author = numbers[i + 2] ?? 0
    entry.text = cut(numbers[i + 3] ?? 0)
    const targetLength = numbers[i + 4] ?? 0
    entry.target = targetLength === 0 ? null : cut(targetLength)
    const tagsLength = numbers[i + 5] ?? 0
    entry.tags = tagsLength === 0 ? null : cut(tagsLength)
    take(entry)
  }
}
