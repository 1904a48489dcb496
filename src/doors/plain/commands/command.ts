/** One thing that can be typed with a slash: a row of the plain door's table. */
import type { Speaker } from '../speaker.ts'

export interface Command {
  /** Without the slash, lower case. */
  readonly verb: string
  /** What follows the verb: `<needed>`, `[may be left out]`; empty for nothing. */
  readonly usage: string
  readonly summary: string
  /** In tokens of the throttle. */
  readonly cost: number
  /** Its line has a password in it: where a space stands before the slash, it is all the same not said to the others. */
  readonly isSecret?: true
  /** `rest` is what stands behind the verb, without space at its ends. Answers `false` where it does not fit the usage. */
  run(rest: string, speaker: Speaker): boolean | void
}

/** The first word, and what stands behind it. */
export function splitWord(text: string): [word: string, rest: string] {
  const [, word = '', rest = ''] = /^(\S*)\s*(.*)$/s.exec(text) ?? []
  return [word, rest]
}

export function phraseUsage({ verb, usage }: Command): string {
  return usage === '' ? `/${verb}` : `/${verb} ${usage}`
}
