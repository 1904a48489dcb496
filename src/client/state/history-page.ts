/** Puts a page of history where it belongs. */
import type { Message } from '../../wire/irc/message.ts'
import { MAX_ENTRIES, withBuffer } from './change.ts'
import type { Buffer, ClientState, News } from './client-state.ts'
import type { Entry } from './entry.ts'
import { talkDraft } from './talk.ts'
import { changeEntries, entriesBackwards, hasMsgid, insertEntries } from './timeline.ts'
import type { Timeline } from './timeline.ts'
import { timeOf } from './message-time.ts'

export interface HistoryPage {
  readonly buffer: string
  /**
   * `start`: before all that is known, what scrolling back asks for. `gap`: what was said while we were gone, between the
   * lines of earlier connections and those of this one.
   */
  readonly place: 'start' | 'gap'
  readonly messages: readonly Message[]
  /** Nothing older is to be had; only for `start`. */
  readonly isComplete: boolean
}

export function onHistoryPage(state: ClientState, page: HistoryPage, now: number): ClientState {
  const buffer = state.buffers.get(page.buffer)
  if (!buffer) return state
  const connection = page.place === 'start' ? 0 : Math.max(0, state.connection - 1)
  const entries = entriesOf(state, buffer, page, connection, now)
  const known = withoutDelivered(buffer.timeline, entries)
  const timeline = insertEntries(known, page.place === 'start' ? 0 : gapIndex(known, state.connection), entries)
  const isFull = timeline.length >= MAX_ENTRIES
  const next = withBuffer(state, page.buffer, {
    timeline,
    ...(page.place === 'start' ? { history: page.isComplete || isFull ? 'complete' : 'more' } : {}),
    ...(page.place === 'gap' && page.buffer !== state.active ? countGap(buffer, entries) : {}),
  })
  const news = entries.map((entry): News => ({ buffer: page.buffer, entry, isHistory: true }))
  return { ...next, nextEntryId: state.nextEntryId + page.messages.length, news: [...state.news, ...news] }
}

function entriesOf(state: ClientState, buffer: Buffer, page: HistoryPage, connection: number, now: number): Entry[] {
  const seen = new Set<string>()
  return page.messages.flatMap((message, i): Entry[] => {
    const verb = message.verb.toUpperCase()
    const draft = verb === 'PRIVMSG' || verb === 'NOTICE' ? talkDraft(state, message) : undefined
    if (!draft) return []
    if (draft.msgid !== undefined) {
      if (seen.has(draft.msgid) || hasMsgid(buffer.timeline, draft.msgid)) return []
      seen.add(draft.msgid)
    }
    return [{ ...draft, id: state.nextEntryId + i, time: timeOf(message, now), connection }]
  })
}

/** Before the first line of this connection: what came before it, gaps filled earlier included, is older. */
function gapIndex(timeline: Timeline, connection: number): number {
  let index = timeline.length
  for (const [i, entry] of entriesBackwards(timeline)) {
    if (entry.connection < connection) break
    index = i
  }
  return index
}

/** A line of ours that seemed lost with the connection and was delivered all the same is shown once. */
function withoutDelivered(timeline: Timeline, entries: readonly Entry[]): Timeline {
  const delivered = new Set(entries.flatMap((entry) => (entry.kind === 'talk' && entry.isOwn ? entry.text : [])))
  if (delivered.size === 0) return timeline
  return changeEntries(
    timeline,
    (entry) => entry.kind === 'talk' && entry.failed !== undefined && delivered.has(entry.text),
    () => undefined,
  )
}

function countGap(buffer: Buffer, entries: readonly Entry[]): Partial<Buffer> {
  const others = entries.filter((entry) => entry.kind === 'talk' && !entry.isOwn)
  if (others.length === 0) return {}
  return {
    unread: buffer.unread + others.length,
    mentions: buffer.mentions + others.filter((entry) => entry.kind === 'talk' && entry.isMention).length,
    firstUnread: buffer.firstUnread ?? others[0]?.id,
  }
}
