/** What may be meant by the word at the cursor: a command, a channel, a nick, an emoji; and how it is put into the text. */
import { candidatesFor, wordStart } from '../../../client/commands/candidates.ts'
import type { ClientState } from '../../../client/state/client-state.ts'
import { isChannelName } from '../../../client/state/selectors.ts'
import type { EmojiBook } from '../../emoji/emoji.ts'
import { findShortcodes } from '../../emoji/find-emoji.ts'
import { withTone } from '../../emoji/skin-tone.ts'
import type { Tone } from '../../emoji/skin-tone.ts'
import { phrases } from '../../../client/phrases/phrases.ts'

export interface Suggestion {
  /** What is put in the word's place. */
  readonly text: string
  readonly name: string
  /** A command's usage and summary, an emoji's picture. */
  readonly usage?: string
  readonly summary?: string
  readonly emoji?: string
}

export interface Offer {
  /** Where the word begins and ends in the text. */
  readonly start: number
  readonly end: number
  readonly suggestions: readonly Suggestion[]
}

const MAX_SHOWN = 8
const SHORTCODE = /(?:^|[\s([])(:[a-z\d_+-]{2,40})$/i

/** Whether somebody has begun to write an emoji by its name. */
export function isShortcodeBegun(text: string, cursor: number): boolean {
  return SHORTCODE.test(text.slice(0, cursor))
}

/**
 * What is offered while somebody writes. `isAsked`: they pressed Tab, which completes bare nicks too; then all of them are given. Undefined where
 * there is nothing to offer.
 */
export function offerAt(
  state: ClientState,
  book: EmojiBook | undefined,
  tone: Tone,
  text: string,
  cursor: number,
  isAsked = false,
): Offer | undefined {
  const before = text.slice(0, cursor)
  const begun = SHORTCODE.exec(before)?.[1]
  if (begun !== undefined) return book && shortcodesFor(book, tone, begun, cursor)
  const start = wordStart(before)
  const word = text.slice(start, cursor)
  if (word === '' || (!isAsked && !asksByItself(state, before, word, start))) return undefined
  const suggestions = candidatesFor(state, text.slice(0, start), word)
    .slice(0, isAsked ? undefined : MAX_SHOWN)
    .map(({ text, name, command }) => (command ? { text, name, ...phrases().commands[command.verb] } : { text, name }))
  return suggestions.length === 0 ? undefined : { start, end: cursor, suggestions }
}

/** `/` at the beginning, `@` and `#` anywhere. `//` begins what is said with a slash. */
function asksByItself(state: ClientState, before: string, word: string, start: number): boolean {
  if (start === 0 && word.startsWith('/')) return !before.includes('\n')
  return word.startsWith('@') || (isChannelName(state, word) && word.length > 1)
}

function shortcodesFor({ all }: EmojiBook, tone: Tone, begun: string, cursor: number): Offer | undefined {
  const suggestions = findShortcodes(all, begun.slice(1), MAX_SHOWN).map(({ emoji, shortcode }): Suggestion => {
    const value = emoji.hasTones ? withTone(emoji.value, tone) : emoji.value
    return { text: `${value} `, name: `:${shortcode}:`, emoji: value }
  })
  return suggestions.length === 0 ? undefined : { start: cursor - begun.length, end: cursor, suggestions }
}

/** A suggestion in its place. Pressing Tab again puts another one there, while `text` is still what this one made. */
export interface Completion {
  readonly text: string
  readonly cursor: number
  readonly offer: Offer
  readonly chosen: number
  /** What stood behind the word. */
  readonly rest: string
}

export function putIn(text: string, offer: Offer, chosen: number): Completion {
  const rest = text.slice(offer.end)
  const head = text.slice(0, offer.start) + (offer.suggestions[chosen]?.text ?? '')
  return { text: head + rest, cursor: head.length, offer, chosen, rest }
}

/** The next one in its place, or, for step -1, the one before. */
export function putNext({ text, offer, chosen, rest }: Completion, step: 1 | -1): Completion {
  const next = (chosen + step + offer.suggestions.length) % offer.suggestions.length
  const head = text.slice(0, offer.start) + (offer.suggestions[next]?.text ?? '')
  return { text: head + rest, cursor: head.length, offer, chosen: next, rest }
}
