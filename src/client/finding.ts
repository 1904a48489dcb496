/** Finds messages for who shows them in a place of their own: what comes is `state.found`. https://git.sr.ht/~emersion/soju/tree/master/item/doc/ext/search.md */
import { stripFormatting } from '../wire/formatting/codes.ts'
import type { Message, MessageToFormat } from '../wire/irc/message.ts'
import type { SearchWords } from '../wire/search-words.ts'
import { refusalIn } from './answers.ts'
import type { ClientClock } from './client-clock.ts'
import { formatSearch, hasAll } from './search-words.ts'
import type { ClientState, FoundList } from './state/client-state.ts'
import type { Action } from './state/reduce.ts'
import type { Sentence } from './phrases/sentence-of.ts'

const PAGE = 30

/** `isMore`: there may be older ones. `superseded`: something else was asked for since. */
export type Finding =
  | { readonly isMore: boolean }
  | { readonly why: 'offline' | 'unsupported' | 'superseded' }
  | { readonly why: 'refused'; readonly sentence: Sentence }

export interface Finder {
  /** What fits the words, newest first, as the list `search`; with `isMore`, what is older than that list, behind it. */
  find(words: SearchWords, isMore?: boolean): Promise<Finding>
  /** What is pinned in the buffer with this key, pinned last first, as the list `pins`. */
  findPins(key: string): Promise<Finding>
}

export interface FinderOptions {
  readonly clock: ClientClock
  readonly state: () => ClientState
  readonly dispatch: (action: Action) => void
  readonly ask: (message: MessageToFormat) => Promise<readonly Message[] | undefined>
}

export function createFinder({ clock, state, dispatch, ask }: FinderOptions): Finder {
  const asked = new Map<FoundList, number>()

  async function fetch(
    list: FoundList,
    capability: string,
    message: MessageToFormat,
    isMore: boolean,
    fits: (message: Message) => boolean = () => true,
  ): Promise<Finding> {
    const { status, capabilities } = state()
    if (status.at !== 'online') return { why: 'offline' }
    if (!capabilities.has(capability)) return { why: 'unsupported' }
    const number = (asked.get(list) ?? 0) + 1
    asked.set(list, number)
    const answer = await ask(message)
    if (asked.get(list) !== number) return { why: 'superseded' }
    if (!answer) return { why: 'offline' }
    const sentence = refusalIn(answer)
    if (sentence !== undefined) return { why: 'refused', sentence }
    dispatch({ type: 'found', list, messages: answer.filter(fits), isMore, at: clock.now() })
    return { isMore: answer.length >= PAGE }
  }

  return {
    find(words, isMore = false) {
      const oldest = isMore ? state().found.get('search')?.at(-1) : undefined
      // The time is for servers that know no other place to go on from.
      const before = Math.min(words.before ?? Infinity, oldest?.saidAt ?? Infinity)
      // A server that does not know `has` leaves it alone.
      const fits = ({ params: [, text = ''] }: Message): boolean => hasAll(stripFormatting(text), words.has)
      const timed = Number.isFinite(before) ? { ...words, before } : words
      const attributes = formatSearch(timed, PAGE, oldest?.msgid)
      return fetch('search', 'soju.im/search', { verb: 'SEARCH', params: [attributes] }, isMore, fits)
    },
    findPins(key) {
      const name = state().buffers.get(key)?.name ?? ''
      return fetch('pins', 'snug.chat/timeline', { verb: 'PINS', params: [name] }, false)
    },
  }
}
