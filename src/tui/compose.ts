/** What Enter and Esc do with the line: it is said, or it changes a message, answers one, reacts to one. */
import type { ClientState } from '../client/state/client-state.ts'
import { activeBuffer, messageMeant } from '../client/state/selectors.ts'
import { withText } from './input/editor.ts'
import { rememberLine } from './input/input-history.ts'
import type { Deed, KeyStep } from './on-key-event.ts'
import { composingText, inputLines, withScroll } from './person.ts'
import type { Person } from './person.ts'

export function onEnter(person: Person, state: ClientState): KeyStep {
  const { composing, editor } = person
  const isEmpty = inputLines(editor.text).length === 0
  if (isEmpty && composing?.kind !== 'redact') return { person, deeds: [] }
  const inputHistory = composing || isEmpty ? person.inputHistory : rememberLine(person.inputHistory, editor.text)
  const sent = { ...withoutComposing(person), editor: withText(editor, ''), inputHistory, completion: undefined }
  if (composing) return { person: sent, deeds: deedsOf(person, state) }
  const isBack = activeBuffer(state).excerpt !== undefined
  const deeds: Deed[] = [{ do: 'send', text: editor.text }, ...(isBack ? [{ do: 'return' } as const] : [])]
  return { person: withScroll(sent, state.active, undefined), deeds }
}

function deedsOf({ composing, editor }: Person, state: ClientState): Deed[] {
  if (!composing) return []
  const { kind, msgid } = composing
  const text = editor.text.trim()
  if (kind === 'reply') return [{ do: 'answer', msgid, text: editor.text }]
  if (kind === 'redact' || kind === 'react') return [{ do: kind, msgid, text }]
  const before = messageMeant(state, activeBuffer(state), '', (entry) => entry.msgid === msgid)
  return before?.text === editor.text ? [] : [{ do: 'edit', msgid, text: editor.text }]
}

/** Leaves one thing after the other: what the line is for, a paste, the past. */
export function onEscape(person: Person, state: ClientState): KeyStep {
  const { composing, editor } = person
  if (composing) {
    const text = composing.kind === 'reply' ? editor.text : ''
    return { person: { ...withoutComposing(person), editor: withText(editor, text) }, deeds: [] }
  }
  if (editor.text.includes('\n')) return { person: { ...person, editor: withText(editor, '') }, deeds: [] }
  const { excerpt, jumpedTo } = activeBuffer(state)
  const isBack = excerpt !== undefined || jumpedTo !== undefined
  return {
    person: isBack ? withScroll(person, state.active, undefined) : person,
    deeds: isBack ? [{ do: 'return' }] : [],
  }
}

/** Up in an empty line: the last thing that we said, to be changed; undefined where there is none, or it cannot be. */
export function editingLast(person: Person, state: ClientState): Person | undefined {
  if (person.editor.text !== '' || person.composing || !state.capabilities.has('snug.chat/edit')) return undefined
  const { inputHistory } = person
  const buffer = activeBuffer(state)
  // Who walks through the lines typed before goes on walking.
  if (inputHistory.at !== inputHistory.lines.length || buffer.excerpt) return undefined
  const last = messageMeant(state, buffer, '', ({ isOwn, style }) => isOwn && style === 'say')
  if (!last) return undefined
  const composing = { kind: 'edit', msgid: last.msgid, nick: last.nick } as const
  const hint = `${composingText(composing)}, Up again: the lines typed before`
  return { ...person, composing, editor: withText(person.editor, last.text), hint }
}

export function withoutComposing(person: Person): Person {
  return { ...person, composing: undefined }
}
