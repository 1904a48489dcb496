/** Messages that were asked for and are shown apart from every conversation, and kept true while they are: lists of what was found or is pinned. */
import type { Message } from '../../wire/irc/message.ts'
import { parseSource } from '../../wire/irc/source.ts'
import type { ClientState, FoundList } from './client-state.ts'
import type { FoundMessage, TalkEntry } from './entry.ts'
import { timeOf } from './message-time.ts'
import { isSameName } from './selectors.ts'
import { talkDraft } from './talk.ts'

/** What an answer of the server holds, in its order. Other things than talk are left out. */
export function foundIn(state: ClientState, messages: readonly Message[], now: number): FoundMessage[] {
  return messages.flatMap((message) => {
    const draft = talkDraft(state, message)
    if (!draft) return []
    const { style, nick, account, text, msgid } = draft
    const found = {
      place: placeOf(state, message),
      saidAt: timeOf(message, now),
      style,
      nick,
      text,
      ...(account && { account }),
    }
    return msgid === undefined ? found : { ...found, msgid }
  })
}

/** A message to us is in the conversation with who said it. */
function placeOf(state: ClientState, { source = '', params }: Message): string {
  const target = params[0] ?? ''
  return isSameName(state, target, state.nick) ? parseSource(source).nick : target
}

/** Puts them into a list, newest first, in place of what was there or, with `isMore`, behind it. */
export function onFound(
  state: ClientState,
  list: FoundList,
  messages: readonly Message[],
  isMore: boolean,
  now: number,
): ClientState {
  const before = isMore ? (state.found.get(list) ?? []) : []
  const known = new Set(before.map(({ msgid }) => msgid))
  const added = foundIn(state, messages, now).filter(({ msgid }) => msgid === undefined || !known.has(msgid))
  return { ...state, found: new Map(state.found).set(list, [...before, ...added.reverse()]) }
}

/** A message was pinned, or unpinned, where the list of what is pinned was asked for. One that is not loaded comes when it is asked for again. */
export function withPinsChanged(
  state: ClientState,
  place: string,
  msgid: string,
  said: TalkEntry | undefined,
  isPinned: boolean,
): ClientState {
  const before = state.found.get('pins')
  if (!before) return state
  const others = before.filter((message) => message.msgid !== msgid)
  if (!isPinned || !said) return isPinned ? state : { ...state, found: new Map(state.found).set('pins', others) }
  const { nick, account, text, style, time } = said
  const pinned = { place, saidAt: time, style, nick, text, msgid, ...(account && { account }) }
  return { ...state, found: new Map(state.found).set('pins', [pinned, ...others]) }
}

/** A message says something else by now; nothing where it was taken away. */
export function withFoundChanged(state: ClientState, msgid: string, text: string): ClientState {
  const isMeant = (message: FoundMessage): boolean => message.msgid === msgid && message.text !== ''
  const lists = [...state.found]
  if (!lists.some(([, list]) => list.some(isMeant))) return state
  const found = lists.map(
    ([name, list]) => [name, list.map((message) => (isMeant(message) ? { ...message, text } : message))] as const,
  )
  return { ...state, found: new Map(found) }
}
