/** Puts a page of history where it belongs. */
import type { Message } from '../../wire/irc/message.ts'
import { foldPresence, MAX_ENTRIES, withBuffer } from './change.ts'
import type { Buffer, ClientState, News } from './client-state.ts'
import type { Entry } from './entry.ts'
import { onJump } from './jump.ts'
import { onEdit, onRedact, onTagmsg, withText } from './message-changes.ts'
import { timeOf } from './message-time.ts'
import { pastDraft } from './past-events.ts'
import { countBrought, withUnreadLine } from './read-markers.ts'
import { talkDraft } from './talk.ts'
import {
  changeEntries,
  entriesBackwards,
  entriesForwards,
  entryAt,
  hasMsgid,
  insertEntries,
  talkWith,
} from './timeline.ts'
import { emptyTimeline } from './timeline.ts'
import type { Timeline } from './timeline.ts'

export interface HistoryPage {
  readonly buffer: string
  /**
   * `start`: before all that is known, what scrolling back asks for. `gap`: what was said while we were gone, between the
   * lines of earlier connections and those of this one. `around`: where somebody jumps to; `older` and `newer`: at either
   * end of that.
   */
  readonly place: 'start' | 'gap' | 'around' | 'older' | 'newer'
  readonly messages: readonly Message[]
  /** Nothing more is to be had on that side. */
  readonly isComplete: boolean
  /** The message to go to; only for `around`. */
  readonly jumpTo?: string
}

export function onHistoryPage(state: ClientState, page: HistoryPage, now: number): ClientState {
  const buffer = state.buffers.get(page.buffer)
  if (!buffer) return state
  const placed =
    page.place === 'start' || page.place === 'gap'
      ? inTimeline(state, buffer, page, now)
      : inExcerpt(state, buffer, page, now)
  return withChanges(placed, page, now)
}

function inTimeline(state: ClientState, buffer: Buffer, page: HistoryPage, now: number): ClientState {
  const isStart = page.place === 'start'
  const connection = isStart ? 0 : Math.max(0, state.connection - 1)
  const index = isStart ? 0 : gapIndex(buffer.timeline, state.connection)
  const from = isStart ? undefined : serverTimeAt(buffer.timeline, index - 1, -1)
  const to = serverTimeAt(buffer.timeline, index, 1)
  const entries = entriesOf(state, buffer.timeline, page, connection, now, from, to)
  const known = withoutDelivered(withPresent(state, buffer.timeline, page), entries)
  const timeline = insertEntries(known, isStart ? 0 : gapIndex(known, state.connection), entries)
  const isFull = timeline.length >= MAX_ENTRIES
  const next = withBuffer(state, page.buffer, {
    timeline,
    ...(isStart
      ? {
          history: page.isComplete || isFull ? 'complete' : 'more',
          oldestRef: refOf(page.messages[0]) ?? buffer.oldestRef,
        }
      : {}),
    ...(!isStart && page.buffer !== state.active ? countBrought(buffer, { ...buffer, timeline }, entries) : {}),
  })
  const news = entries.map((entry): News => ({ buffer: page.buffer, entry, isHistory: true }))
  const told = { ...next, nextEntryId: state.nextEntryId + page.messages.length, news: [...state.news, ...news] }
  return withUnreadLine(told, page.buffer)
}

/** A part of the past of its own; where it reaches what is known, both become one. */
function inExcerpt(state: ClientState, buffer: Buffer, page: HistoryPage, now: number): ClientState {
  const { excerpt } = buffer
  const isNew = page.place === 'around' || !excerpt
  const before = isNew ? emptyTimeline : excerpt.timeline
  const entries = entriesOf(state, before, page, 0, now, undefined, undefined)
  const timeline = insertEntries(before, page.place === 'older' ? 0 : before.length, entries)
  const first = refOf(page.messages[0])
  const last = refOf(page.messages.findLast(isCounted))
  const oldestRef = (isNew || page.place === 'older' ? first : undefined) ?? excerpt?.oldestRef
  const newestRef = (isNew || page.place === 'newer' ? last : undefined) ?? excerpt?.newestRef
  const touches = entries.some((entry) => entry.kind === 'talk' && hasMsgid(buffer.timeline, entry.msgid ?? ''))
  const isWhole = touches || (page.place === 'newer' && page.isComplete && buffer.timeline.length === 0)
  const numbered = { ...state, nextEntryId: state.nextEntryId + page.messages.length }
  const older = [...entriesForwards(timeline)].filter(
    (entry) => entry.kind === 'talk' && !hasMsgid(buffer.timeline, entry.msgid ?? ''),
  )
  const placed = withBuffer(
    numbered,
    page.buffer,
    isWhole
      ? { timeline: insertEntries(buffer.timeline, 0, older), excerpt: undefined, history: 'more', oldestRef }
      : oldestRef === undefined || newestRef === undefined
        ? {}
        : { excerpt: { timeline, oldestRef, newestRef } },
  )
  return page.jumpTo === undefined ? placed : onJump(placed, page.buffer, page.jumpTo)
}

/** Reactions beside a page are no part of it. https://ircv3.net/specs/extensions/chathistory */
export function isCounted({ tags }: Message): boolean {
  return tags?.has('draft/chathistory-context') !== true
}

/** As CHATHISTORY refers to a message. */
function refOf(message: Message | undefined): string | undefined {
  const msgid = message?.tags?.get('msgid')
  const time = message?.tags?.get('time')
  return msgid ? `msgid=${msgid}` : time ? `timestamp=${time}` : undefined
}

/** When the line at an index, or the nearest one from there on, was told by the server; notes of our own have our own time. */
function serverTimeAt(timeline: Timeline, from: number, step: 1 | -1): number | undefined {
  for (let index = from; ; index += step) {
    const entry = entryAt(timeline, index)
    if (!entry || entry.kind === 'presence' || (entry.kind === 'talk' && entry.msgid !== undefined)) return entry?.time
  }
}

/** Comings and goings have no ids: they are taken where they stand strictly between two times (milliseconds since 1970). */
function entriesOf(
  state: ClientState,
  known: Timeline,
  page: HistoryPage,
  connection: number,
  now: number,
  from = Number.NEGATIVE_INFINITY,
  to = Number.POSITIVE_INFINITY,
): Entry[] {
  const seen = new Set<string>()
  const entries: Entry[] = []
  for (const [i, message] of page.messages.entries()) {
    const verb = message.verb.toUpperCase()
    const time = timeOf(message, now)
    const stamp = { id: state.nextEntryId + i, time, connection }
    if (verb !== 'PRIVMSG' && verb !== 'NOTICE') {
      const past = time > from && time < to ? pastDraft(message) : undefined
      const last = entries.at(-1)
      const folded = past && last ? foldPresence(last, { ...past, ...stamp }) : undefined
      if (folded) entries[entries.length - 1] = folded
      else if (past) entries.push({ ...past, ...stamp })
      continue
    }
    const draft = talkDraft(state, message)
    if (!draft) continue
    if (draft.msgid !== undefined) {
      if (seen.has(draft.msgid) || hasMsgid(known, draft.msgid)) continue
      seen.add(draft.msgid)
    }
    entries.push({ ...draft, ...stamp })
  }
  return entries
}

/** What is known already and says something else by now. */
function withPresent(state: ClientState, timeline: Timeline, { messages }: HistoryPage): Timeline {
  let next = timeline
  for (const message of messages) {
    const msgid = message.tags?.has('snug.chat/edited') ? message.tags.get('msgid') : undefined
    const known = msgid === undefined ? undefined : talkWith(next, msgid)
    const text = talkDraft(state, message)?.text
    if (!known || text === undefined || known.text === text) continue
    next = changeEntries(
      next,
      (entry) => entry.id === known.id,
      () => withText(state, known, text),
    )
  }
  return next
}

/** What was done to messages, in its order; it was done long ago, and is no news. */
function withChanges(state: ClientState, { messages }: HistoryPage, now: number): ClientState {
  let next = state
  for (const message of messages) {
    const verb = message.verb.toUpperCase()
    if (verb === 'TAGMSG') {
      if (!message.tags?.has('+typing')) next = onTagmsg(next, message, timeOf(message, now))
    } else if (verb === 'EDIT') next = onEdit(next, message)
    else if (verb === 'REDACT') next = onRedact(next, message)
  }
  return { ...next, news: presentNews(next, state.news) }
}

/** News of messages as they are now: what was taken away is not told. */
function presentNews(state: ClientState, news: readonly News[]): News[] {
  return news.map((item) => {
    const { entry } = item
    const timeline = state.buffers.get(item.buffer)?.timeline
    const now =
      entry.kind === 'talk' && entry.msgid !== undefined && timeline ? talkWith(timeline, entry.msgid) : undefined
    return now ? { ...item, entry: now } : item
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
