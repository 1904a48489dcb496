/** What Tab offers, put into the text. */
import { candidatesFor } from '../../client/commands/candidates.ts'
import type { ClientState } from '../../client/state/client-state.ts'

/** Pressing Tab again puts the next candidate in the same place, while `text` is still what this one made. */
export interface Completion {
  readonly text: string
  readonly cursor: number
  readonly start: number
  readonly rest: string
  readonly candidates: readonly string[]
  readonly chosen: number
}

/** The first, or next (previous for step -1), candidate in its place; undefined where there is nothing to offer. */
export function complete(
  state: ClientState,
  text: string,
  cursor: number,
  current: Completion | undefined,
  step: 1 | -1,
): Completion | undefined {
  if (current && current.text === text && current.cursor === cursor) {
    const count = current.candidates.length
    return place(text, current, (current.chosen + step + count) % count)
  }
  const start = text.slice(0, cursor).search(/\S*$/)
  // Without a word Tab goes on to the next field, as everywhere.
  if (start === cursor) return undefined
  const candidates = candidatesFor(state, text.slice(0, start), text.slice(start, cursor))
  return candidates.length === 0 ? undefined : place(text, { start, rest: text.slice(cursor), candidates }, 0)
}

function place(
  text: string,
  { start, rest, candidates }: Pick<Completion, 'start' | 'rest' | 'candidates'>,
  chosen: number,
): Completion {
  const head = text.slice(0, start) + (candidates[chosen] ?? '')
  return { text: head + rest, cursor: head.length, start, rest, candidates, chosen }
}
