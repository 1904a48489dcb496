/** What a log in memory knows of files. Which messages name one is looked for in all that are kept: there are few in a test. */
import { type Entry, MESSAGE_KINDS } from '../../chat/entry.ts'
import { filesNamedIn } from '../../chat/file-links.ts'
import type { TakenFiles } from '../../chat/named-file.ts'
import type { FileRecord, FileRecords } from '../../ports/file-records.ts'

interface Known {
  readonly file: FileRecord
  readonly until: number
  /** The timeline of the first message that named it; absent while none has. */
  firstIn?: number
  isTaken: boolean
}

export interface MemoryFiles {
  readonly records: Pick<FileRecords, 'file' | 'filesNamedBy' | 'hasBytes' | 'fileBytes'>
  keep(file: FileRecord, until: number): void
  take(taken: TakenFiles): void
  drop(now: number): readonly string[]
  /** To be called after each change of the entries. */
  look(): void
}

export function createMemoryFiles(entries: () => readonly Entry[]): MemoryFiles {
  const known = new Map<string, Known>()

  function messages(): readonly Entry[] {
    return entries().filter(({ kind }) => MESSAGE_KINDS.includes(kind))
  }

  function there(id: string): Known | undefined {
    const one = known.get(id)
    return one?.isTaken ? undefined : one
  }

  function hasBytes(hash: string): boolean {
    return [...known.values()].some(({ file }) => file.hash === hash)
  }

  function isDue({ file: { id }, until, firstIn, isTaken }: Known, now: number): boolean {
    if (isTaken) return true
    return (firstIn !== undefined || until <= now) && !messages().some(({ text }) => filesNamedIn(text).includes(id))
  }

  return {
    records: {
      file: (id) => there(id)?.file,
      filesNamedBy(seq) {
        const message = messages().find((one) => one.seq === seq)
        return filesNamedIn(message?.text ?? '')
          .toSorted()
          .flatMap((id) => {
            const { file, firstIn = 0 } = there(id) ?? {}
            if (!file) return []
            const isElsewhere = messages().some((one) => one.seq !== seq && filesNamedIn(one.text).includes(id))
            return [{ id, source: file.source, account: file.account, at: file.at, firstIn, isElsewhere }]
          })
      },
      hasBytes,
      fileBytes() {
        const sizes = new Map([...known.values()].map(({ file }) => [file.hash, file.size]))
        return [...sizes.values()].reduce((sum, size) => sum + size, 0)
      },
    },
    keep(file, until) {
      known.set(file.id, { file, until, isTaken: false })
    },
    take({ files, withCopies }) {
      const hashes = new Set(files.map((id) => known.get(id)?.file.hash))
      for (const one of known.values()) {
        if (files.includes(one.file.id) || (withCopies && hashes.has(one.file.hash))) one.isTaken = true
      }
    },
    drop(now) {
      const due = [...known.values()].filter((one) => isDue(one, now))
      for (const { file } of due) known.delete(file.id)
      return [...new Set(due.map(({ file }) => file.hash))].filter((hash) => !hasBytes(hash))
    },
    look() {
      if (known.size === 0) return
      for (const { timeline, text } of messages()) {
        for (const id of filesNamedIn(text)) {
          const one = known.get(id)
          if (one) one.firstIn ??= timeline
        }
      }
    },
  }
}
