/** Server operators that a configuration names, and what they can have read again. */
import type { Right } from '../chat/rights.ts'

/** Somebody who may become a server operator with OPER. */
export interface Operator {
  readonly name: string
  /** Argon2, a PHC string. */
  readonly passwordHash: string
  readonly rights: readonly Right[]
}

/** What came of reading the configuration again. Names of settings; `error` is a sentence, and then nothing was applied. */
export interface Rehashed {
  readonly applied: readonly string[]
  readonly needRestart: readonly string[]
  readonly error?: string | undefined
}

export type Rehash = () => Promise<Rehashed>
