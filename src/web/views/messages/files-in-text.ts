/** Which files of this server a message shows, and what is left of its text then. */
import { type FileAddress, parseFileAddress } from '../../../wire/file-address.ts'
import { parseMessage } from '../../../wire/formatting/parse-message.ts'

/** More are left to their links. */
const MAX_FILES = 20

/** A file, with the address as somebody said it. */
export interface NamedFile extends FileAddress {
  readonly url: string
}

export interface FilesInText {
  /** Without the lines that are nothing but the address of a file that is shown. */
  readonly text: string
  readonly files: readonly NamedFile[]
}

/** Addresses in code and in what is quoted are only text. Whose host it is does not matter: it is asked of our own (docs/decisions/0027). */
export function filesInText(text: string): FilesInText {
  if (!text.includes('/files/')) return { text, files: [] }
  const files = new Map<string, NamedFile>()
  for (const block of parseMessage(text)) {
    if (block.kind !== 'text') continue
    for (const { link } of block.lines.flat()) {
      const file = link && parseFileAddress(link.url)
      if (file && files.size < MAX_FILES && !files.has(file.id)) files.set(file.id, { ...file, url: link.url })
    }
  }
  if (files.size === 0) return { text, files: [] }
  const isShown = (line: string): boolean => {
    const words = line.trim()
    const file = /^https?:\/\/\S+$/i.test(words) ? parseFileAddress(words) : undefined
    return file !== undefined && files.has(file.id)
  }
  const left = text.split('\n').filter((line) => !isShown(line))
  return { text: left.join('\n').trim(), files: [...files.values()] }
}
