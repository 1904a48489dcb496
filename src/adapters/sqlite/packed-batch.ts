/** A batch as it goes to the writer's thread: one flat list, because each object that crosses costs more than what is in it. */
import { isConversation } from '../../chat/conversation.ts'
import type { ChannelRecord } from '../../chat/channel.ts'
import type { Entry } from '../../chat/entry.ts'
import type { KeptRecord } from '../../chat/kept-record.ts'
import type { Batch } from '../../ports/message-log.ts'
import type { Author, Authors } from './authors.ts'
import { numberOfKind, placeOf } from './rows.ts'

export interface PackedBatch {
  /** How often `recover` had been called before. */
  readonly era: number
  /** The `seq` of the first entry, where each other is one more than the one before; 0 where one is not, or there are none. */
  readonly firstSeq: number
  /** Of each entry: at, place, author, text, target, tags. */
  readonly cells: readonly (number | string)[]
  /** The few of the entries that have more to them than their cells, once more, in order. Absent where there are none. */
  readonly special?: readonly Entry[]
  readonly authors: readonly Author[]
  readonly channels: readonly ChannelRecord[]
  readonly records: readonly KeptRecord[]
}

const CELLS_EACH = 6
const FIRST_ABOUT = numberOfKind('react')
const NO_AUTHORS: readonly Author[] = []

export function packBatch({ entries, channels, records }: Batch, era: number, authors: Authors): PackedBatch {
  const firstSeq = entries[0]?.seq ?? 0
  const cells: (number | string)[] = []
  let inOrder = true
  let expected = firstSeq
  let newcomers: Author[] | undefined
  let special: Entry[] | undefined
  for (const entry of entries) {
    if (entry.seq !== expected++) inOrder = false
    let author = authors.idOf(entry.source, entry.account)
    if (author === undefined) {
      author = entry.seq
      authors.add(author, entry.source, entry.account)
      newcomers ??= []
      newcomers.push([author, entry.source, entry.account])
    }
    if (isSpecial(entry)) {
      special ??= []
      special.push(entry)
    }
    cells.push(entry.at, placeOf(entry.timeline, entry.kind), author, entry.text, entry.target, entry.tags)
  }
  const packed = { era, firstSeq: inOrder ? firstSeq : 0, cells, authors: newcomers ?? NO_AUTHORS, channels, records }
  return special ? { ...packed, special } : packed
}

/** It is about another, said between two people, or changes what is there. */
function isSpecial({ of, editedAt, targetAccount, saidId, timeline, kind }: Entry): boolean {
  if (of !== undefined || saidId !== undefined || isConversation(timeline) || numberOfKind(kind) >= FIRST_ABOUT)
    return true
  return editedAt !== undefined || targetAccount !== undefined
}

export function entryCountOf(packed: PackedBatch): number {
  return packed.cells.length / CELLS_EACH
}

/** Calls `take` for each entry, in order. */
export function unpackEntries(
  { firstSeq, cells }: PackedBatch,
  take: (seq: number, at: number, place: number, author: number, text: string, target: string, tags: string) => void,
): void {
  for (let i = 0, seq = firstSeq; i < cells.length; i += CELLS_EACH, seq++) {
    take(
      seq,
      cells[i] as number,
      cells[i + 1] as number,
      cells[i + 2] as number,
      cells[i + 3] as string,
      cells[i + 4] as string,
      cells[i + 5] as string,
    )
  }
}
