/** Asks for history: the last lines on entering, older ones on scrolling back, the gap after a connection was lost, the place of a message. https://ircv3.net/specs/extensions/chathistory */
import type { Message, MessageToFormat } from '../wire/irc/message.ts'
import type { Batch } from './batches.ts'
import type { ClientClock } from './client-clock.ts'
import type { Buffer, ClientState } from './state/client-state.ts'
import { createHistoryQueue } from './history-queue.ts'
import type { Action } from './state/reduce.ts'
import { isCounted } from './state/history-page.ts'
import type { HistoryPage } from './state/history-page.ts'
import { keyOf, newestTalk, oldestTalk } from './state/selectors.ts'
import { timeOf } from './state/message-time.ts'
import { talkWith } from './state/timeline.ts'
import { phrases } from './phrases/phrases.ts'

const PAGE = 100
/** Pages that fill one gap. Who was away for longer is told, and can scroll. */
const MAX_GAP_PAGES = 20
/** The same where the newest lines take the place of what was known. */
const MAX_GAP_PAGES_KEPT = 5
/** Pages of what was kept that are looked at again, where somebody looks; one elsewhere. */
const MAX_TRUTH_PAGES = 5
const PATIENCE_MS = 20_000
const UNNOTICED_MS = 300_000
const NONE: ReadonlySet<string> = new Set()

type Ask =
  | { readonly for: 'latest' }
  /** `from`: what it is asked before or after. */
  | { readonly for: 'older' | 'excerpt-older' | 'excerpt-newer'; readonly from: string }
  | { readonly for: 'place'; readonly msgid: string }
  | { readonly for: 'present' }
  /** What was known up to then (milliseconds since 1970), page by page. `newer`: the msgids of the pages before this one. */
  | { readonly for: 'truth'; readonly page: number; readonly until: number; readonly newer: ReadonlySet<string> }
  /** `lastKnown` is the newest line before the gap, with its time for servers that forgot its msgid. */
  | { readonly for: 'gap'; readonly page: number; readonly after: string; readonly lastKnown: string }

export interface History {
  /**
   * We are in a channel: fills the gap where lines are known, or where nobody had said anything when it was last seen, at `missedSince`
   * (milliseconds since 1970, by the clock of the server); else fetches the last ones.
   */
  joined(buffer: Buffer, missedSince?: number): void
  /** Somebody looks at a conversation for the first time: fetches its last lines. */
  opened(key: string): void
  /** Asks for what came before the oldest line that is shown, unless it is asked already or there is none. */
  older(key: string): void
  /** Asks for what came after the part of the past that is shown; nothing where the present is. */
  newer(key: string): void
  /** Goes to a message, which is fetched with what stands around it where it is not known. False where that cannot be. */
  jump(key: string, msgid: string): boolean
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
  /** What was known before a connection is looked at again, and more than a few pages of it give way to the present. */
  readonly corrects: boolean
  readonly state: () => ClientState
  readonly dispatch: (action: Action) => void
  readonly send: (message: MessageToFormat) => void
}

export function createHistory({ clock, onEntering, corrects, state, dispatch, send }: HistoryOptions): History {
  const asked = new Map<string, { ask: Ask; limit: number; giveUp: () => void }>()
  const queue = createHistoryQueue({ underWay: asked, looksAt: () => state().active })

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
    const cancel = clock.after(PATIENCE_MS, () => {
      settle(key, 'more')
      queue.next()
    })
    asked.set(key, { ask, limit, giveUp: cancel })
    dispatch({ type: 'history', buffer: key, history: 'asking' })
    send({ verb: 'CHATHISTORY', params: [subcommand, buffer.name, reference, String(limit)] })
  }

  function settle(key: string, history: Buffer['history']): void {
    asked.get(key)?.giveUp()
    asked.delete(key)
    dispatch({ type: 'history', buffer: key, history })
  }

  function noteMissing(): void {
    const text = phrases().deeds.notKept
    dispatch({ type: 'note', buffer: state().active, text, tone: 'error', at: clock.now() })
  }

  function onGapPage(
    key: string,
    ask: Extract<Ask, { for: 'gap' }>,
    messages: readonly Message[],
    isFull: boolean,
  ): void {
    dispatch({ type: 'page', page: { buffer: key, place: 'gap', messages, isComplete: !isFull }, at: clock.now() })
    const newest = messages.findLast((message) => isCounted(message) && message.tags?.get('msgid'))?.tags?.get('msgid')
    if (!isFull || newest === undefined || newest === ask.after)
      return askTruth(key, 1, Date.parse(ask.lastKnown), NONE)
    if (corrects && ask.page >= MAX_GAP_PAGES_KEPT) return request(key, { for: 'present' }, 'LATEST', '*')
    if (ask.page >= MAX_GAP_PAGES) {
      const text = phrases().notes.moreWasSaid
      dispatch({ type: 'note', buffer: key, text, tone: 'plain', at: clock.now() })
      return
    }
    request(key, { ...ask, page: ask.page + 1, after: newest }, 'AFTER', `msgid=${newest}`)
  }

  function askTruth(
    key: string,
    page: number,
    until: number,
    newer: ReadonlySet<string>,
    before = timestamp(until + 1),
  ): void {
    if (corrects) request(key, { for: 'truth', page, until, newer }, 'BEFORE', before)
  }

  function onTruthPage(key: string, ask: Extract<Ask, { for: 'truth' }>, messages: readonly Message[]): void {
    const { until, page, newer } = ask
    dispatch({
      type: 'page',
      page: { buffer: key, place: 'truth', messages, isComplete: false, until, newer },
      at: clock.now(),
    })
    const first = messages.find(isCounted)
    const msgid = first?.tags?.get('msgid')
    const oldest = oldestTalk(state().buffers.get(key))
    if (!first || msgid === undefined || oldest === undefined || timeOf(first, clock.now()) < oldest.time) return
    if (messages.some(({ tags }) => tags?.get('msgid') === oldest.msgid)) return
    if (page >= (key === state().active ? MAX_TRUTH_PAGES : 1)) return
    const told = new Set([...newer, ...messages.flatMap(({ tags }) => tags?.get('msgid') ?? [])])
    askTruth(key, page + 1, timeOf(first, clock.now()), told, `msgid=${msgid}`)
  }

  function canAsk(buffer: Buffer | undefined): buffer is Buffer {
    if (!buffer?.isJoined || buffer.kind === 'server' || !isOffered()) return false
    return !asked.has(buffer.key) && !queue.has(buffer.key)
  }

  function placeOf(ask: Exclude<Ask, { for: 'gap' | 'truth' }>): Pick<HistoryPage, 'place' | 'jumpTo'> {
    switch (ask.for) {
      case 'latest':
        return { place: 'newest' }
      case 'older':
        return { place: 'start' }
      case 'present':
        return { place: 'present' }
      case 'excerpt-older':
        return { place: 'older' }
      case 'excerpt-newer':
        return { place: 'newer' }
      case 'place':
        return { place: 'around', jumpTo: ask.msgid }
      default:
        return ask satisfies never
    }
  }

  /** What was asked about may have been left, or let go, by now: then the page belongs nowhere. */
  function isStillMeant(key: string, ask: Exclude<Ask, { for: 'gap' | 'truth' }>): boolean {
    const buffer = state().buffers.get(key)
    switch (ask.for) {
      case 'older':
        return buffer?.excerpt === undefined && buffer?.oldestRef === ask.from
      case 'excerpt-older':
        return buffer?.excerpt?.oldestRef === ask.from
      case 'excerpt-newer':
        return buffer?.excerpt?.newestRef === ask.from
      case 'latest':
      case 'present':
      case 'place':
        return true
      default:
        return ask satisfies never
    }
  }

  function onPage({ params, messages }: Batch): void {
    const key = keyOf(state(), params[0] ?? '')
    const entry = asked.get(key)
    if (!entry) return
    const { ask, limit } = entry
    const isFull = messages.filter(isCounted).length >= limit
    settle(key, state().buffers.get(key)?.history === 'complete' ? 'complete' : 'more')
    if (ask.for === 'gap') return onGapPage(key, ask, messages, isFull)
    // What stands around the place of a message that is gone, or that was never there, is not what somebody came for.
    if (ask.for === 'place' && !messages.some(({ tags }) => tags?.get('msgid') === ask.msgid)) return noteMissing()
    if (ask.for === 'truth') return onTruthPage(key, ask, messages)
    if (!isStillMeant(key, ask)) return
    const isComplete = ask.for === 'excerpt-newer' ? !isFull : messages.length === 0
    const page = { buffer: key, messages, isComplete, ...placeOf(ask) }
    dispatch({ type: 'page', page, at: clock.now() })
    // The end of the past: what is being said now follows.
    if (ask.for === 'excerpt-newer' && isComplete) dispatch({ type: 'return', buffer: key })
  }

  return {
    joined(buffer, missedSince) {
      if (!isOffered()) return
      const { key } = buffer
      const inTurn = (ask: Ask, subcommand: string, reference: string, most?: number): void => {
        dispatch({ type: 'history', buffer: key, history: 'asking' })
        queue.add(key, () => request(key, ask, subcommand, reference, most))
      }
      // Of a conversation something may have come already, before it was known what is missing.
      const newest = newestTalk(buffer, buffer.kind === 'query' ? state().connection : undefined)
      if (newest) {
        const lastKnown = new Date(newest.time).toISOString()
        inTurn({ for: 'gap', page: 1, after: newest.msgid, lastKnown }, 'AFTER', `msgid=${newest.msgid}`)
      } else if (missedSince !== undefined) {
        // That the link carried nothing any more may have been noticed late.
        const lastKnown = new Date(missedSince - UNNOTICED_MS).toISOString()
        inTurn({ for: 'gap', page: 1, after: '', lastKnown }, 'AFTER', `timestamp=${lastKnown}`)
      } else if (onEntering > 0) inTurn({ for: 'latest' }, 'LATEST', '*', onEntering)
    },
    opened(key) {
      const buffer = state().buffers.get(key)
      if (onEntering > 0 && canAsk(buffer) && buffer.history === 'none')
        request(key, { for: 'latest' }, 'LATEST', '*', onEntering)
    },
    older(key) {
      const buffer = state().buffers.get(key)
      if (!canAsk(buffer)) return
      const { excerpt, oldestRef } = buffer
      if (excerpt) {
        if (!excerpt.isOldest)
          request(key, { for: 'excerpt-older', from: excerpt.oldestRef }, 'BEFORE', excerpt.oldestRef)
      } else if (buffer.history === 'complete') return
      else if (oldestRef === undefined) request(key, { for: 'latest' }, 'LATEST', '*')
      else request(key, { for: 'older', from: oldestRef }, 'BEFORE', oldestRef)
    },
    newer(key) {
      const buffer = state().buffers.get(key)
      if (!canAsk(buffer) || !buffer.excerpt) return
      const { newestRef } = buffer.excerpt
      request(key, { for: 'excerpt-newer', from: newestRef }, 'AFTER', newestRef)
    },
    jump(key, msgid) {
      const buffer = state().buffers.get(key)
      if (!buffer) return false
      const isKnown = talkWith(buffer.timeline, msgid) ?? (buffer.excerpt && talkWith(buffer.excerpt.timeline, msgid))
      if (isKnown) dispatch({ type: 'jump', buffer: key, msgid })
      else if (!canAsk(buffer)) return false
      else request(key, { for: 'place', msgid }, 'AROUND', `msgid=${msgid}`)
      return true
    },
    page(batch) {
      onPage(batch)
      queue.next()
    },
    refused({ verb, params }) {
      if (verb.toUpperCase() !== 'FAIL' || params[0]?.toUpperCase() !== 'CHATHISTORY') return false
      const named = params.slice(2, -1).map((word) => keyOf(state(), word))
      const key = named.find((word) => asked.has(word)) ?? [...asked.keys()][0]
      const entry = key === undefined ? undefined : asked.get(key)
      if (key === undefined || !entry) return false
      // It cannot be read now: once nobody waits for it any more, it can be asked for again.
      if (params[1]?.toUpperCase() === 'MESSAGE_ERROR') return true
      if (entry.ask.for === 'gap' && entry.ask.page === 1 && entry.ask.after !== '') {
        request(key, { ...entry.ask, after: '' }, 'AFTER', `timestamp=${entry.ask.lastKnown}`)
        return true
      }
      settle(key, entry.ask.for === 'place' || entry.ask.for === 'truth' ? 'more' : 'complete')
      if (entry.ask.for === 'place') noteMissing()
      queue.next()
      return true
    },
    reset() {
      for (const { giveUp } of asked.values()) giveUp()
      asked.clear()
      queue.clear()
    },
  }
}

function timestamp(time: number): string {
  return `timestamp=${new Date(time).toISOString()}`
}
