/** What Tab offers, put into the line. */
import { candidatesFor, wordStart } from '../../client/commands/candidates.ts'
import type { ClientState } from '../../client/state/client-state.ts'
import type { Editor } from './editor.ts'

/** A completion under way: pressing Tab again puts the next candidate in the same place. */
export interface Completion {
  readonly start: number
  readonly candidates: readonly string[]
  readonly chosen: number
  /** The editor that this completion made; another one means that something else was typed since. */
  readonly result: Editor
}

/** The first, or next (previous for step -1), candidate put in place; undefined where there is nothing to offer. */
export function complete(
  state: ClientState,
  editor: Editor,
  current: Completion | undefined,
  step: 1 | -1,
): Completion | undefined {
  if (current && current.result === editor) {
    const count = current.candidates.length
    const chosen = (current.chosen + step + count) % count
    return place(editor, editor.cursor, current.start, current.candidates, chosen)
  }
  const before = editor.text.slice(0, editor.cursor)
  const start = wordStart(before)
  const candidates = candidatesFor(state, before.slice(0, start), before.slice(start)).map(({ text }) => text)
  return candidates.length === 0 ? undefined : place(editor, editor.cursor, start, candidates, 0)
}

function place(editor: Editor, end: number, start: number, candidates: readonly string[], chosen: number): Completion {
  const added = candidates[chosen] ?? ''
  const text = editor.text.slice(0, start) + added + editor.text.slice(end)
  return { start, candidates, chosen, result: { ...editor, text, cursor: start + added.length } }
}
