/** What is said of a setting in its row of the table. */
import type { Kind } from './kinds.ts'

export interface Setting<T> {
  readonly kind: Kind<T>
  /** Of an option, where `--section-key` is not its name; null for none. What is secret has none: others see a command line. */
  readonly option?: string | null
  /** Of a variable, where `SNUG_SECTION_KEY` is not its name. */
  readonly variable?: string
  /** Absent where there is none. */
  readonly fallback?: T
  /** What holds where nothing is said, in words, where `fallback` does not say it. */
  readonly otherwise?: string
  /** The option and the variable say the opposite. */
  readonly inverted?: true
  /** Whether it can change while the server runs. */
  readonly live: boolean
  /** What it is, for the help and the example file. */
  readonly about: string
  /** As the example file shows it, where there is no fallback. */
  readonly example?: string
}
