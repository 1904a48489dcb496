/** What the people who run a server are told, as lines with a message and what belongs to it. */

/**
 * One line of the log: what it is about, as a plain object (an error under `error`), and a sentence that stays the same
 * from line to line. Neither may carry a secret, or what people say to each other.
 */
export type LogLine = (about: Readonly<Record<string, unknown>>, message: string) => void

export interface Log {
  /** Of use to whoever changes the program. */
  readonly debug: LogLine
  /** Rare events of the server's own life: it started, it stops. Never one line per client or message. */
  readonly info: LogLine
  /** Something is wrong and the server goes on. */
  readonly warn: LogLine
  /** Something is wrong and somebody has to act. */
  readonly error: LogLine
}
