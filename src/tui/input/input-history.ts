/** The lines that were sent, to be had again with the arrow keys. */

export interface InputHistory {
  readonly lines: readonly string[]
  /** Which line is shown; `lines.length` for the one being typed. */
  readonly at: number
  /** What was being typed when somebody went back. */
  readonly draft: string
}

const MAX_LINES = 500

export const emptyInputHistory: InputHistory = { lines: [], at: 0, draft: '' }

export function rememberLine({ lines }: InputHistory, line: string): InputHistory {
  const next = lines.at(-1) === line ? lines : [...lines, line].slice(-MAX_LINES)
  return { lines: next, at: next.length, draft: '' }
}

/** Steps to an older (-1) or newer (1) line; undefined where there is none. */
export function stepHistory(
  history: InputHistory,
  step: -1 | 1,
  typed: string,
): { history: InputHistory; text: string } | undefined {
  const at = history.at + step
  if (at < 0 || at > history.lines.length) return undefined
  const draft = history.at === history.lines.length ? typed : history.draft
  return { history: { ...history, at, draft }, text: history.lines[at] ?? draft }
}
