/** Messages that were asked for and stand apart from the conversation: what a search has found, what is pinned. */
import type { Message } from '../../wire/irc/message.ts'
import { parseSource } from '../../wire/irc/source.ts'
import { withEntry, withNote } from './change.ts'
import type { ClientState } from './client-state.ts'
import type { QuoteEntry } from './entry.ts'
import { timeOf } from './message-time.ts'
import { isSameName } from './selectors.ts'
import { talkDraft } from './talk.ts'
import { entriesBackwards } from './timeline.ts'

/** Shows these messages in a buffer, numbered from 1 in their order, and a sentence behind them. */
export function onQuotes(
  state: ClientState,
  key: string,
  messages: readonly Message[],
  sentence: string,
  now: number,
): ClientState {
  let next = state
  let number = 0
  for (const message of messages) {
    const draft = talkDraft(state, message)
    if (!draft) continue
    const { style, nick, text, msgid } = draft
    const place = placeOf(state, message)
    const saidAt = timeOf(message, now)
    next = withEntry(next, key, now, {
      kind: 'quote',
      number: ++number,
      place,
      saidAt,
      style,
      nick,
      text,
      ...(msgid === undefined ? {} : { msgid }),
    })
  }
  return withNote(next, key, now, sentence)
}

/** A message to us is in the conversation with who said it. */
function placeOf(state: ClientState, { source = '', params }: Message): string {
  const target = params[0] ?? ''
  return isSameName(state, target, state.nick) ? parseSource(source).nick : target
}

/** The newest quote with this number, or the newest of all. */
export function quoteNumbered(state: ClientState, key: string, number: number | undefined): QuoteEntry | undefined {
  const buffer = state.buffers.get(key)
  if (!buffer) return undefined
  for (const [, entry] of entriesBackwards(buffer.timeline)) {
    if (entry.kind === 'quote' && (number === undefined || entry.number === number)) return entry
  }
  return undefined
}
