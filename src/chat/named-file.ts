/** Files that a message names, as far as they matter to who takes it away. What is known of them is in the log alone: the intent says it. */

export interface NamedFile {
  readonly id: string
  /** Who uploaded it, and when: as in FileRecord (ports/file-records.ts). */
  readonly source: string
  readonly account: string
  readonly at: number
  /** The timeline of the first message that named it. */
  readonly firstIn: number
  /** Another message names it, too. */
  readonly isElsewhere: boolean
}

/** Files that go together with a message, whoever else names them. */
export interface TakenFiles {
  /** Their ids. */
  readonly files: readonly string[]
  /** So do all others that have the same bytes. */
  readonly withCopies: boolean
}
