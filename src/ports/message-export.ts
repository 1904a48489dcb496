/** Everything that is kept, or what is of one account, read from one end to the other; for as long as that takes, and without being in anybody's way. */
import type { Entry, EntryKind } from '../chat/entry.ts'
import type { Reaction } from './message-log.ts'

export interface ExportWish {
  readonly kinds: readonly EntryKind[]
  /** Folded names of channels, also of those that are over. Absent for all; empty for none. */
  readonly channels?: readonly string[]
  /** Folded: in channels what it said only, and of conversations its own, with what the other said. */
  readonly account?: string
  /** Whether what people said to each other in private is read too; with an account, only its own. */
  readonly conversations: boolean
  /** Only what is not older, milliseconds since 1970. */
  readonly since?: number
}

/** An entry as it is now: an edited one with its last text. What was taken away does not come. */
export interface ExportedEntry {
  readonly entry: Entry
  /** The channel's name as it is now; empty in a conversation. */
  readonly channel: string
  /** At most `MAX_REACTIONS`, in the order in which they came. */
  readonly reactions: readonly Reaction[]
}

export interface MessageExport {
  /** Some at a time, perhaps none, in their order; none that comes after the call. Reads no further before it is asked. Throws what the disk says. */
  read(wish: ExportWish): AsyncIterable<readonly ExportedEntry[]>
}
