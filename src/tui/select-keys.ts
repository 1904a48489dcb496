/** Keys for one message: Alt-K chooses one, then a letter says what to do with it. */
import type { ClientState } from '../client/state/client-state.ts'
import type { Entry, TalkEntry } from '../client/state/entry.ts'
import { activeBuffer, shownTimeline } from '../client/state/selectors.ts'
import { entriesBackwards, entryAt, indexOfEntry } from '../client/state/timeline.ts'
import { emptyEditor } from './input/editor.ts'
import { withText } from './input/editor.ts'
import type { Deed, KeyStep, KeySurroundings } from './on-key-event.ts'
import { withScroll } from './person.ts'
import type { Composing, Person } from './person.ts'
import { scrollToShow } from './view/scroll.ts'

export const SELECT_HINT = 'r reply · + react · e edit · d remove · p pin · Enter go to · ↑↓ · Esc leaves'

/** Keys and letters that move the choice; -1 is up. */
const MOVES: Readonly<Record<string, -1 | 1>> = { up: -1, k: -1, 'alt-k': -1, down: 1, j: 1, 'alt-j': 1 }

/** Begins to choose, with the last message. */
export function beginSelecting(person: Person, around: KeySurroundings): Person {
  const { state } = around
  for (const [, entry] of entriesBackwards(shownTimeline(activeBuffer(state))))
    if (isChoice(entry)) return chosen(person, entry, around)
  return { ...person, hint: 'There is no message here to choose.' }
}

/** What a key does while one is chosen; undefined where it has nothing to do with that, and the choice is over. */
export function onSelectKey(person: Person, key: string, around: KeySurroundings): KeyStep | undefined {
  const timeline = shownTimeline(activeBuffer(around.state))
  const at = person.selected === undefined ? -1 : indexOfEntry(timeline, person.selected)
  const entry = entryAt(timeline, at)
  if (!entry) return undefined
  const step = MOVES[key]
  if (step !== undefined) return { person: moved(person, at, step, around), deeds: [] }
  const left = { ...person, selected: undefined }
  if (key === 'escape') return { person: withScroll(left, around.state.active, undefined), deeds: [] }
  if (entry.kind === 'quote') {
    const deeds: Deed[] = key === 'enter' ? [{ do: 'jump-to-quote', number: entry.number }] : []
    return key === 'enter' ? { person: left, deeds } : undefined
  }
  return entry.kind === 'talk' ? onMessageKey(left, entry, key, around.state) : undefined
}

function onMessageKey(person: Person, entry: TalkEntry, key: string, state: ClientState): KeyStep | undefined {
  const { msgid, nick, redacted } = entry
  const say = (hint: string): KeyStep => ({ person: { ...person, hint }, deeds: [] })
  if (!'r+edp'.includes(key) && key !== 'enter') return undefined
  if (redacted) return say('That message was removed.')
  if (msgid === undefined) return say('This server has no names for messages.')
  const compose = (kind: Composing['kind'], text = ''): KeyStep => ({
    person: {
      ...person,
      composing: { kind, msgid, nick },
      editor: withText(text === '' ? emptyEditor : person.editor, text),
    },
    deeds: [],
  })
  switch (key) {
    case 'r':
      return compose('reply')
    case '+':
      return compose('react')
    case 'e':
      if (!entry.isOwn) return say('Only your own messages can be changed.')
      return state.capabilities.has('snug.chat/edit')
        ? compose('edit', entry.text)
        : say('On this server what is said stays as it is.')
    case 'd':
      return compose('redact')
    case 'p':
      return { person, deeds: [{ do: 'pin', msgid, isPinned: entry.isPinned !== true }] }
    default:
      return entry.replyTo === undefined ? compose('reply') : { person, deeds: [{ do: 'jump', msgid: entry.replyTo }] }
  }
}

function moved(person: Person, from: number, step: -1 | 1, around: KeySurroundings): Person {
  const timeline = shownTimeline(activeBuffer(around.state))
  for (let index = from + step; ; index += step) {
    const entry = entryAt(timeline, index)
    if (!entry) return { ...person, hint: SELECT_HINT }
    if (isChoice(entry)) return chosen(person, entry, around)
  }
}

function chosen(person: Person, { id }: Entry, { state, bodyRows, rowsOf }: KeySurroundings): Person {
  const buffer = activeBuffer(state)
  const place = scrollToShow(shownTimeline(buffer), id, bodyRows, rowsOf)
  return withScroll({ ...person, selected: id, hint: SELECT_HINT }, buffer.key, place)
}

function isChoice({ kind }: Entry): boolean {
  return kind === 'talk' || kind === 'quote'
}
