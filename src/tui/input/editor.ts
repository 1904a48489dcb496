/** The line that somebody is typing, as a value; every way to edit it gives a new one. */
import { graphemesOf } from '../text/width.ts'

export interface Editor {
  /** May hold `\n`, from a paste of several lines. */
  readonly text: string
  /** An index into `text`, between two characters as people count them. */
  readonly cursor: number
  /** What was cut last, to be put back with Ctrl-Y. */
  readonly killed: string
}

export type Edit = (editor: Editor) => Editor

export const emptyEditor: Editor = { text: '', cursor: 0, killed: '' }

export const MAX_INPUT = 65_536

export function insertText(editor: Editor, added: string): Editor {
  const { text, cursor } = editor
  const fitting = added.slice(0, Math.max(0, MAX_INPUT - text.length))
  return { ...editor, text: text.slice(0, cursor) + fitting + text.slice(cursor), cursor: cursor + fitting.length }
}

export function withText(editor: Editor, text: string): Editor {
  return { ...editor, text, cursor: text.length }
}

export const moveLeft: Edit = (editor) => ({ ...editor, cursor: characterBefore(editor) })
export const moveRight: Edit = (editor) => ({ ...editor, cursor: characterAfter(editor) })
export const moveHome: Edit = (editor) => ({ ...editor, cursor: 0 })
export const moveEnd: Edit = (editor) => ({ ...editor, cursor: editor.text.length })
export const moveWordLeft: Edit = (editor) => ({ ...editor, cursor: wordBefore(editor) })
export const moveWordRight: Edit = (editor) => ({ ...editor, cursor: wordAfter(editor) })

export const deleteBefore: Edit = (editor) => without(editor, characterBefore(editor), editor.cursor)
export const deleteAfter: Edit = (editor) => without(editor, editor.cursor, characterAfter(editor))

export const killToEnd: Edit = (editor) => kill(editor, editor.cursor, editor.text.length)
export const killToStart: Edit = (editor) => kill(editor, 0, editor.cursor)
export const killWordAfter: Edit = (editor) => kill(editor, editor.cursor, wordAfter(editor))
export const killWordBefore: Edit = (editor) => kill(editor, wordBefore(editor), editor.cursor)
/** Ctrl-W takes everything back to the last space, as shells do. */
export const killBackToSpace: Edit = (editor) =>
  kill(editor, /(?:\S+\s*|\s+)$/.exec(before(editor))?.index ?? 0, editor.cursor)
export const yank: Edit = (editor) => insertText(editor, editor.killed)

/** Exchanges the two characters around the cursor, or the last two at the end. */
export const transpose: Edit = (editor) => {
  const right = editor.cursor === editor.text.length ? moveLeft(editor) : editor
  const start = characterBefore(right)
  const end = characterAfter(right)
  if (start === right.cursor || end === right.cursor) return editor
  const { text } = editor
  const swapped = text.slice(right.cursor, end) + text.slice(start, right.cursor)
  return { ...editor, text: text.slice(0, start) + swapped + text.slice(end), cursor: end }
}

function before({ text, cursor }: Editor): string {
  return text.slice(0, cursor)
}

function characterBefore(editor: Editor): number {
  // A character is short; its beginning is looked for near the cursor, not through the whole of a long paste.
  const near = before(editor).slice(-64)
  return editor.cursor - (graphemesOf(near).at(-1)?.text.length ?? 0)
}

function characterAfter({ text, cursor }: Editor): number {
  return cursor + (graphemesOf(text.slice(cursor, cursor + 64))[0]?.text.length ?? 0)
}

function wordBefore(editor: Editor): number {
  return /[\p{L}\p{N}\p{M}_]*[^\p{L}\p{N}\p{M}_]*$/u.exec(before(editor))?.index ?? 0
}

function wordAfter({ text, cursor }: Editor): number {
  return cursor + (/^[^\p{L}\p{N}\p{M}_]*[\p{L}\p{N}\p{M}_]*/u.exec(text.slice(cursor))?.[0].length ?? 0)
}

function without(editor: Editor, from: number, to: number): Editor {
  return { ...editor, text: editor.text.slice(0, from) + editor.text.slice(to), cursor: from }
}

function kill(editor: Editor, from: number, to: number): Editor {
  if (from === to) return editor
  return { ...without(editor, from, to), killed: editor.text.slice(from, to) }
}
