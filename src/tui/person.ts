/** What the person at the keyboard is in the middle of, as a value: the line, its history, where they have scrolled to. */
import { emptyEditor } from './input/editor.ts'
import type { Editor } from './input/editor.ts'
import type { Completion } from './input/completion.ts'
import { emptyInputHistory } from './input/input-history.ts'
import type { InputHistory } from './input/input-history.ts'
import type { ScrolledTo } from './view/scroll.ts'

export interface Person {
  readonly editor: Editor
  readonly inputHistory: InputHistory
  readonly completion: Completion | undefined
  /** By buffer key; absent at the end. */
  readonly scrolled: ReadonlyMap<string, ScrolledTo>
  /** Lines begun in other buffers, by key: each conversation keeps its own. */
  readonly drafts: ReadonlyMap<string, string>
  readonly hint: string
  /** Ctrl-C was pressed on an empty line; the next one leaves. */
  readonly isLeaving: boolean
}

export const newPerson: Person = {
  editor: emptyEditor,
  inputHistory: emptyInputHistory,
  completion: undefined,
  scrolled: new Map(),
  drafts: new Map(),
  hint: '',
  isLeaving: false,
}

/** Lines of the input that will be sent, one message each. */
export function inputLines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

export function withScroll(person: Person, key: string, scrolled: ScrolledTo | undefined): Person {
  const next = new Map(person.scrolled)
  if (scrolled) next.set(key, scrolled)
  else next.delete(key)
  return { ...person, scrolled: next }
}

/** Looks from one buffer to another: the begun line stays behind, the other one's comes back. */
export function withBufferChange(person: Person, from: string, to: string): Person {
  const text = person.drafts.get(to) ?? ''
  const drafts = new Map(person.drafts).set(from, person.editor.text)
  drafts.delete(to)
  return { ...person, drafts, editor: { ...person.editor, text, cursor: text.length }, completion: undefined }
}
