/** An export that gives what the test put there, and says what it was asked for. */
import type { ExportedEntry, ExportWish, MessageExport } from '../../src/ports/message-export.ts'

export interface FakeExport extends MessageExport {
  readonly wishes: ExportWish[]
  pieces: (readonly ExportedEntry[] | Error)[]
  /** Readings that were begun and are not over. */
  open: number
}

export function createFakeExport(): FakeExport {
  const made: FakeExport = {
    wishes: [],
    pieces: [],
    open: 0,
    async *read(wish) {
      made.wishes.push(wish)
      made.open += 1
      try {
        for (const piece of made.pieces) {
          if (piece instanceof Error) throw piece
          yield piece
        }
      } finally {
        made.open -= 1
      }
    },
  }
  return made
}

/** One message of alice. */
export function exportedText(seq: number, text: string, more: Partial<ExportedEntry['entry']> = {}): ExportedEntry {
  const source = 'alice!u@h'
  const entry = {
    seq,
    at: 1000 * seq,
    timeline: 1,
    kind: 'privmsg',
    source,
    account: 'alice',
    text,
    target: '',
  } as const
  return {
    entry: { ...entry, tags: '', ...more },
    channel: '#lobby',
    reactions: [{ seq: 9, at: 9000, of: seq, source: 'bob!u@h', account: '', value: '👍' }],
  }
}
