/** Asks for history: the last lines on entering, older ones on scrolling back, the gap after a connection was lost. https://ircv3.net/specs/extensions/chathistory */
import type { Message, MessageToFormat } from '../wire/irc/message.ts'
import type { Batch } from './batches.ts'
import type { ClientClock } from './client-clock.ts'
import type { Buffer, ClientState } from './state/client-state.ts'
import type { Action } from './state/reduce.ts'
import { keyOf, newestTalk, oldestMsgid } from './state/selectors.ts'

const PAGE = 100
/** Pages that fill one gap. Who was away for longer is told, and can scroll. */
const MAX_GAP_PAGES = 20
const PATIENCE_MS = 20_000

type Ask =
  | { readonly for: 'latest' | 'older' }
  /** `lastKnown` is the newest line before the gap, with its time for servers that forgot its msgid. */
  | { readonly for: 'gap'; readonly page: number; readonly after: string; readonly lastKnown: string }

export interface History {
  /** We are in a channel: fills the gap where lines are known, else fetches the last ones. */
  joined(buffer: Buffer): void
  /** Asks for what came before the oldest known line, unless it is asked already or there is none. */
  older(key: string): void
  page(batch: Batch): void
  /** The server could not give what was asked. True where that was answered here. */
  refused(message: Message): boolean
  /** Forgets what was asked: nobody will answer. */
  reset(): void
}

export interface HistoryOptions {
  readonly clock: ClientClock
  /** Lines to fetch on entering a channel; 0 for none. */
  readonly onEntering: number
  readonly state: () => ClientState
  readonly dispatch: (action: Action) => void
  readonly send: (message: MessageToFormat) => void
}

export function createHistory({ clock, onEntering, state, dispatch, send }: HistoryOptions): History {
  const asked = new Map<string, { ask: Ask; limit: number; giveUp: () => void }>()

  function isOffered(): boolean {
    const { capabilities } = state()
    return capabilities.has('draft/chathistory') && capabilities.has('batch')
  }

  function request(key: string, ask: Ask, subcommand: string, reference: string, most = PAGE): void {
    const buffer = state().buffers.get(key)
    if (!buffer) return
    const { historyLimit } = state().isupport
    const limit = historyLimit > 0 ? Math.min(most, historyLimit) : most
    asked.get(key)?.giveUp()
    const cancel = clock.after(PATIENCE_MS, () => settle(key, 'more'))
    asked.set(key, { ask, limit, giveUp: cancel })
    dispatch({ type: 'history', buffer: key, history: 'asking' })
    send({ verb: 'CHATHISTORY', params: [subcommand, buffer.name, reference, String(limit)] })
  }

  function settle(key: string, history: Buffer['history']): void {
    asked.get(key)?.giveUp()
    asked.delete(key)
    dispatch({ type: 'history', buffer: key, history })
  }

  function onGapPage(
    key: string,
    ask: Extract<Ask, { for: 'gap' }>,
    messages: readonly Message[],
    isFull: boolean,
  ): void {
    dispatch({ type: 'page', page: { buffer: key, place: 'gap', messages, isComplete: !isFull }, at: clock.now() })
    const newest = messages.findLast(({ tags }) => tags?.get('msgid'))?.tags?.get('msgid')
    if (!isFull || newest === undefined || newest === ask.after) return
    if (ask.page >= MAX_GAP_PAGES) {
      const text = 'More was said while you were away than is shown here.'
      dispatch({ type: 'note', buffer: key, text, tone: 'plain', at: clock.now() })
      return
    }
    request(key, { ...ask, page: ask.page + 1, after: newest }, 'AFTER', `msgid=${newest}`)
  }

  return {
    joined(buffer) {
      if (!isOffered()) return
      const newest = newestTalk(buffer)
      if (newest) {
        const lastKnown = new Date(newest.time).toISOString()
        request(buffer.key, { for: 'gap', page: 1, after: newest.msgid, lastKnown }, 'AFTER', `msgid=${newest.msgid}`)
      } else if (onEntering > 0) request(buffer.key, { for: 'latest' }, 'LATEST', '*', onEntering)
    },
    older(key) {
      const buffer = state().buffers.get(key)
      if (!buffer?.isJoined || buffer.kind !== 'channel' || !isOffered() || asked.has(key)) return
      if (buffer.history === 'complete') return
      const oldest = oldestMsgid(buffer)
      if (oldest === undefined) request(key, { for: 'latest' }, 'LATEST', '*')
      else request(key, { for: 'older' }, 'BEFORE', `msgid=${oldest}`)
    },
    page({ params, messages }) {
      const key = keyOf(state(), params[0] ?? '')
      const entry = asked.get(key)
      if (!entry) return
      const isFull = messages.length >= entry.limit
      settle(key, 'more')
      if (entry.ask.for === 'gap') onGapPage(key, entry.ask, messages, isFull)
      else
        dispatch({
          type: 'page',
          page: { buffer: key, place: 'start', messages, isComplete: messages.length === 0 },
          at: clock.now(),
        })
    },
    refused({ verb, params }) {
      if (verb.toUpperCase() !== 'FAIL' || params[0]?.toUpperCase() !== 'CHATHISTORY') return false
      const named = params.slice(2, -1).map((word) => keyOf(state(), word))
      const key = named.find((word) => asked.has(word)) ?? [...asked.keys()][0]
      const entry = key === undefined ? undefined : asked.get(key)
      if (key === undefined || !entry) return false
      if (entry.ask.for === 'gap' && entry.ask.page === 1 && entry.ask.after !== '') {
        request(key, { ...entry.ask, after: '' }, 'AFTER', `timestamp=${entry.ask.lastKnown}`)
      } else settle(key, 'complete')
      return true
    },
    reset() {
      for (const { giveUp } of asked.values()) giveUp()
      asked.clear()
    },
  }
}
