/** Messages that were asked for and stand apart from the conversation: what a search has found, what is pinned. */
import type { Message } from '../../wire/irc/message.ts'
import { withEntry, withNote } from './change.ts'
import type { ClientState } from './client-state.ts'
import type { QuoteEntry } from './entry.ts'
import { foundIn } from './found.ts'
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
  for (const [i, found] of foundIn(state, messages, now).entries()) {
    next = withEntry(next, key, now, { kind: 'quote', number: i + 1, ...found })
  }
  return withNote(next, key, now, sentence)
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
