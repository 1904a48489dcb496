/** What the person at the keyboard is in the middle of, as a value: the line and what it is for, its history, where they have scrolled to. */
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
  /** What Enter does with the line, where it does not just say it. */
  readonly composing: Composing | undefined
  /** The id of the entry that keys are for, while the person chooses one. */
  readonly selected: number | undefined
  readonly hint: string
  /** Ctrl-C was pressed on an empty line; the next one leaves. */
  readonly isLeaving: boolean
}

export interface Composing {
  readonly kind: 'reply' | 'edit' | 'react' | 'redact'
  readonly msgid: string
  readonly nick: string
}

export const newPerson: Person = {
  editor: emptyEditor,
  inputHistory: emptyInputHistory,
  completion: undefined,
  scrolled: new Map(),
  drafts: new Map(),
  composing: undefined,
  selected: undefined,
  hint: '',
  isLeaving: false,
}

/** Lines of the input that say something. */
export function inputLines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

/** What the keys do now, while the line is for something else than saying it. */
export function composingText({ kind, nick }: Composing): string {
  switch (kind) {
    case 'reply':
      return `answering ${nick} · Enter says it, Esc leaves`
    case 'edit':
      return 'changing what you said · Enter changes it, Esc leaves'
    case 'react':
      return `reacting to ${nick} · type an emoji or a word, Enter gives it, Esc leaves`
    case 'redact':
      return 'taking it away · Enter does it, with a reason if you type one, Esc leaves'
    default:
      return kind satisfies never
  }
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
  const begun = person.composing && person.composing.kind !== 'reply' ? '' : person.editor.text
  const drafts = new Map(person.drafts).set(from, begun)
  drafts.delete(to)
  const editor = { ...person.editor, text, cursor: text.length }
  return { ...person, drafts, editor, completion: undefined, composing: undefined, selected: undefined }
}
