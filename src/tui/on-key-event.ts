/** What a key does: what the person is in the middle of changes, and there may be deeds for the outside. Pure. */
import type { ClientState } from '../client/state/client-state.ts'
import { activeBuffer } from '../client/state/selectors.ts'
import { complete } from './input/completion.ts'
import { EDITING_KEYS } from './input/editing-keys.ts'
import { insertText, withText } from './input/editor.ts'
import { rememberLine, stepHistory } from './input/input-history.ts'
import type { KeyEvent } from './keys/key-parser.ts'
import { inputLines, withScroll } from './person.ts'
import type { Person } from './person.ts'
import { bufferForKey } from './switch-keys.ts'
import { scrollBy } from './view/scroll.ts'
import type { RowsOf } from './view/scroll.ts'

export type Deed =
  | { readonly do: 'send'; readonly lines: readonly string[] }
  | { readonly do: 'focus'; readonly buffer: string }
  | { readonly do: 'older' | 'quit' | 'redraw' | 'suspend' }

export interface KeySurroundings {
  readonly state: ClientState
  /** Rows of the message pane. */
  readonly bodyRows: number
  readonly rowsOf: RowsOf
}

export interface KeyStep {
  readonly person: Person
  readonly deeds: readonly Deed[]
}

export function onKeyEvent(before: Person, event: KeyEvent, around: KeySurroundings): KeyStep {
  const person = { ...before, hint: '', isLeaving: false }
  switch (event.type) {
    case 'text':
      return quietly({ ...person, editor: insertText(person.editor, event.text) })
    case 'paste':
      return quietly(onPaste(person, event.text, event.isCut))
    case 'key':
      return onKey(before.isLeaving, person, event.key, around)
    default:
      return event satisfies never
  }
}

function onPaste(person: Person, text: string, isCut: boolean): Person {
  const editor = insertText(person.editor, text.replace(/\n+$/, ''))
  const count = inputLines(editor.text).length
  const cut = isCut ? 'Too long, the end was cut. ' : ''
  const hint = count > 1 ? `${cut}${count} lines: Enter sends them, Esc discards them` : cut
  return { ...person, editor, hint }
}

type OnKey = (person: Person, around: KeySurroundings) => KeyStep

const KEYS: Readonly<Record<string, OnKey>> = {
  enter: onEnter,
  escape: onEscape,
  tab: (person, around) => quietly(completed(person, around, 1)),
  'shift-tab': (person, around) => quietly(completed(person, around, -1)),
  up: (person) => quietly(stepped(person, -1)),
  down: (person) => quietly(stepped(person, 1)),
  pageup: (person, around) => scrolled(person, around, around.bodyRows - 1),
  pagedown: (person, around) => scrolled(person, around, 1 - around.bodyRows),
  'shift-up': (person, around) => scrolled(person, around, 1),
  'shift-down': (person, around) => scrolled(person, around, -1),
  'ctrl-end': (person, { state }) => quietly(withScroll(person, state.active, undefined)),
  'alt->': (person, { state }) => quietly(withScroll(person, state.active, undefined)),
  'ctrl-home': (person, around) => scrolled(person, around, Number.MAX_SAFE_INTEGER),
  'alt-<': (person, around) => scrolled(person, around, Number.MAX_SAFE_INTEGER),
  'ctrl-l': (person) => ({ person, deeds: [{ do: 'redraw' }] }),
  'ctrl-z': (person) => ({ person, deeds: [{ do: 'suspend' }] }),
}

function onKey(wasLeaving: boolean, person: Person, key: string, around: KeySurroundings): KeyStep {
  if (key === 'ctrl-c') return onInterrupt(person, wasLeaving)
  if (key === 'ctrl-d' && person.editor.text === '') return { person, deeds: [{ do: 'quit' }] }
  const row = KEYS[key]
  if (row) return row(person, around)
  const edit = EDITING_KEYS[key]
  if (edit) return quietly({ ...person, editor: edit(person.editor) })
  return switched(person, bufferForKey(around.state, key))
}

/** Once clears the line, on an empty one it asks, twice leaves. */
function onInterrupt(person: Person, wasLeaving: boolean): KeyStep {
  if (person.editor.text !== '') return quietly({ ...person, editor: withText(person.editor, '') })
  if (wasLeaving) return { person, deeds: [{ do: 'quit' }] }
  return quietly({ ...person, isLeaving: true, hint: 'Ctrl-C once more leaves' })
}

function onEnter(person: Person, { state }: KeySurroundings): KeyStep {
  const lines = inputLines(person.editor.text)
  if (lines.length === 0) return quietly(person)
  const inputHistory = rememberLine(person.inputHistory, person.editor.text)
  const sent = { ...person, editor: withText(person.editor, ''), inputHistory, completion: undefined }
  return { person: withScroll(sent, state.active, undefined), deeds: [{ do: 'send', lines }] }
}

function onEscape(person: Person): KeyStep {
  return quietly(person.editor.text.includes('\n') ? { ...person, editor: withText(person.editor, '') } : person)
}

function completed(person: Person, { state }: KeySurroundings, step: 1 | -1): Person {
  const completion = complete(state, person.editor, person.completion, step)
  if (!completion) return person
  const { candidates, chosen } = completion
  const shown = candidates.slice(0, 12).map((name, i) => (i === chosen ? `[${name.trim()}]` : name.trim()))
  return { ...person, completion, editor: completion.result, hint: candidates.length > 1 ? shown.join(' ') : '' }
}

function stepped(person: Person, step: -1 | 1): Person {
  const next = stepHistory(person.inputHistory, step, person.editor.text)
  return next ? { ...person, inputHistory: next.history, editor: withText(person.editor, next.text) } : person
}

/** Up is positive. Where there is nothing above, older history is asked for. */
function scrolled(person: Person, { state, bodyRows, rowsOf }: KeySurroundings, rows: number): KeyStep {
  const { key, timeline } = activeBuffer(state)
  const place = scrollBy(timeline, person.scrolled.get(key), rows, bodyRows, rowsOf)
  const deeds: Deed[] = rows > 0 && place === undefined ? [{ do: 'older' }] : []
  return { person: withScroll(person, key, place), deeds }
}

function switched(person: Person, buffer: string | undefined): KeyStep {
  return buffer === undefined ? quietly(person) : { person, deeds: [{ do: 'focus', buffer }] }
}

function quietly(person: Person): KeyStep {
  return { person, deeds: [] }
}
