/** What a key does: what the person is in the middle of changes, and there may be deeds for the outside. Pure. */
import type { ClientState } from '../client/state/client-state.ts'
import { activeBuffer, shownTimeline } from '../client/state/selectors.ts'
import { editingLast, onEnter, onEscape, withoutComposing } from './compose.ts'
import { complete } from './input/completion.ts'
import { EDITING_KEYS } from './input/editing-keys.ts'
import { insertText, withText } from './input/editor.ts'
import { stepHistory } from './input/input-history.ts'
import type { KeyEvent } from './keys/key-parser.ts'
import { inputLines, withScroll } from './person.ts'
import type { Person } from './person.ts'
import { beginSelecting, onSelectKey } from './select-keys.ts'
import { bufferForKey } from './switch-keys.ts'
import { scrollBy } from './view/scroll.ts'
import type { RowsOf } from './view/scroll.ts'

export type Deed =
  /** A line as a person means it, or several lines of text. */
  | { readonly do: 'send'; readonly text: string }
  | { readonly do: 'answer' | 'edit' | 'react' | 'redact'; readonly msgid: string; readonly text: string }
  | { readonly do: 'pin'; readonly msgid: string; readonly isPinned: boolean }
  | { readonly do: 'jump'; readonly msgid: string }
  | { readonly do: 'jump-to-quote'; readonly number: number }
  | { readonly do: 'focus'; readonly buffer: string }
  | { readonly do: 'older' | 'newer' | 'return' | 'quit' | 'redraw' | 'suspend' }

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
    case 'text': {
      const step = person.selected === undefined ? undefined : onSelectKey(person, event.text, around)
      return step ?? typedText(withoutChoice(person), event.text)
    }
    case 'paste':
      return quietly(onPaste(withoutChoice(person), event.text, event.isCut))
    case 'key': {
      const step = person.selected === undefined ? undefined : onSelectKey(person, event.key, around)
      return step ?? onKey(before.isLeaving, withoutChoice(person), event.key, around)
    }
    default:
      return event satisfies never
  }
}

function withoutChoice(person: Person): Person {
  return person.selected === undefined ? person : { ...person, selected: undefined }
}

function typedText(person: Person, text: string): KeyStep {
  return quietly({ ...person, editor: insertText(person.editor, text) })
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
  enter: (person, { state }) => onEnter(person, state),
  'alt-enter': newLine,
  'ctrl-enter': newLine,
  'shift-enter': newLine,
  'alt-k': (person, around) => quietly(beginSelecting(person, around)),
  escape: (person, { state }) => onEscape(person, state),
  tab: (person, around) => quietly(completed(person, around, 1)),
  'shift-tab': (person, around) => quietly(completed(person, around, -1)),
  up: (person, { state }) => quietly(editingLast(person, state) ?? stepped(person, -1)),
  down: (person) => quietly(stepped(person, 1)),
  pageup: (person, around) => scrolled(person, around, around.bodyRows - 1),
  pagedown: (person, around) => scrolled(person, around, 1 - around.bodyRows),
  'shift-up': (person, around) => scrolled(person, around, 1),
  'shift-down': (person, around) => scrolled(person, around, -1),
  'ctrl-end': toEnd,
  'alt->': toEnd,
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

function newLine(person: Person): KeyStep {
  const editor = insertText(person.editor, '\n')
  return quietly({ ...person, editor, hint: 'Enter sends all lines, Esc discards them' })
}

/** To what is being said now, also from a part of the past. */
function toEnd(person: Person, { state }: KeySurroundings): KeyStep {
  const deeds: Deed[] = activeBuffer(state).excerpt ? [{ do: 'return' }] : []
  return { person: withScroll(person, state.active, undefined), deeds }
}

function completed(person: Person, { state }: KeySurroundings, step: 1 | -1): Person {
  const completion = complete(state, person.editor, person.completion, step)
  if (!completion) return person
  const { candidates, chosen } = completion
  const shown = candidates.slice(0, 12).map((name, i) => (i === chosen ? `[${name.trim()}]` : name.trim()))
  return { ...person, completion, editor: completion.result, hint: candidates.length > 1 ? shown.join(' ') : '' }
}

/** Whoever was about to change a message is so no more. */
function stepped(before: Person, step: -1 | 1): Person {
  const isEdit = before.composing?.kind === 'edit'
  const person = isEdit ? { ...withoutComposing(before), editor: withText(before.editor, '') } : before
  const next = stepHistory(person.inputHistory, step, person.editor.text)
  return next ? { ...person, inputHistory: next.history, editor: withText(person.editor, next.text) } : person
}

/** Up is positive. Where there is nothing above, older history is asked for. */
function scrolled(person: Person, { state, bodyRows, rowsOf }: KeySurroundings, rows: number): KeyStep {
  const buffer = activeBuffer(state)
  const { key, excerpt } = buffer
  const timeline = shownTimeline(buffer)
  const place = scrollBy(timeline, person.scrolled.get(key), rows, bodyRows, rowsOf)
  const deeds: Deed[] = place !== undefined ? [] : rows > 0 ? [{ do: 'older' }] : excerpt ? [{ do: 'newer' }] : []
  return { person: withScroll(person, key, place), deeds }
}

function switched(person: Person, buffer: string | undefined): KeyStep {
  return buffer === undefined ? quietly(person) : { person, deeds: [{ do: 'focus', buffer }] }
}

function quietly(person: Person): KeyStep {
  return { person, deeds: [] }
}
