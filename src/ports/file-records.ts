/**
 * What is known of files that people uploaded, kept in the same place and the same transactions as the messages that name them; their bytes are in a
 * file store. Part of the message log, and of its contract (test/contracts/message-log-files.ts).
 */
import type { NamedFile } from '../chat/named-file.ts'

export interface FileRecord {
  /** Its part in the address (chat/file-links.ts): who has it may open the file. */
  readonly id: string
  /** SHA-256 of its bytes, in hexadecimal: under that name they are stored, once. */
  readonly hash: string
  readonly name: string
  /** What its bytes are, as they are served. */
  readonly type: string
  /** In bytes. */
  readonly size: number
  /** As it is shown, in pixels; 0 for what is no picture. */
  readonly width: number
  readonly height: number
  /** Who uploaded it: `nick!username@host`, where they are in the chat, and the account, empty for a guest. */
  readonly source: string
  readonly account: string
  /** Where they asked to say it; empty where they did not say. */
  readonly target: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/**
 * A message (privmsg or notice) that is kept, in a channel that has not ended or between two people, names the files whose addresses are in its text,
 * as that is now. A file that some message names is
 * kept. It is due when the last of them is gone, or when none has named it in the time that it was given. What an entry `takes` (chat/entry.ts) is there no
 * more from then on, and due at once: no message names it, be it older or newer.
 */
export interface FileRecords {
  /** Keeps a file until a message names it, but not beyond `until`. Resolves when it is on disk. */
  keepFile(file: FileRecord, until: number): Promise<void>
  /** Undefined where there is none any more. */
  file(id: string): FileRecord | undefined
  /** The files that a message names, by their ids: those that are there. */
  filesNamedBy(seq: number): readonly NamedFile[]
  /** Forgets the files that are due. Gives the hashes, of those that were, that no other file has. */
  dropFiles(now: number): Promise<readonly string[]>
  /** Whether a file with these bytes is known. */
  hasBytes(hash: string): boolean
  /** How many bytes all files have, what is the same counted once. */
  fileBytes(): number
}
