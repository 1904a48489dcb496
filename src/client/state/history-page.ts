/** Puts a page of history where it belongs. */
import type { Message } from '../../wire/irc/message.ts'
import { edgeRef, foldPresence, isSeen, MAX_ENTRIES, MAX_UNSEEN_ENTRIES, trimmed, withBuffer } from './change.ts'
import type { Buffer, ClientState, Excerpt, News } from './client-state.ts'
import type { Entry, TalkEntry } from './entry.ts'
import { gapIndex, sinceGap } from './gap.ts'
import { onJump } from './jump.ts'
import { onEdit, onTagmsg, withRedacted, withText } from './message-changes.ts'
import { timeOf } from './message-time.ts'
import { isBefore, outOfPlace, serverTimeAt, withoutDelivered } from './out-of-place.ts'
import { pastDraft } from './past-events.ts'
import { countBrought, withUnreadLine } from './read-markers.ts'
import { talkDraft } from './talk.ts'
import { withTruth } from './truth-page.ts'
import {
  changeEntries,
  changeEntry,
  entriesForwards,
  hasMsgid,
  insertEntries,
  talkWith,
  trimTimeline,
  weightOf,
} from './timeline.ts'
import { emptyTimeline } from './timeline.ts'
import type { Timeline } from './timeline.ts'

export interface HistoryPage {
  readonly buffer: string
  /**
   * `start`: before all that is known, what scrolling back asks for. `newest`: the same, where nothing is known but what this connection
   * brought. `gap`: what was said while we were gone, between the lines of earlier connections and those of this one. `present`: the newest
   * lines, where that gap is too wide: what is older goes. `truth`: over lines of earlier connections. `around`: where somebody jumps to;
   * `older` and `newer`: at either end of that.
   */
  readonly place: 'start' | 'newest' | 'gap' | 'present' | 'truth' | 'around' | 'older' | 'newer'
  readonly messages: readonly Message[]
  /** Nothing more is to be had on that side. */
  readonly isComplete: boolean
  /** How far it reaches at its newer end, milliseconds since 1970; only for `truth`. */
  readonly until?: number
  /** The msgids of the pages that came before it and are newer; only for `truth`. */
  readonly newer?: ReadonlySet<string>
  /** The message that it was asked around; only for `truth`, in place of the two before. */
  readonly about?: string
  /** The message to go to; only for `around`. */
  readonly jumpTo?: string
}

export function onHistoryPage(state: ClientState, page: HistoryPage, now: number): ClientState {
  const buffer = state.buffers.get(page.buffer)
  if (!buffer) return state
  return withChanges(placed(state, buffer, page, now), page, now)
}

function placed(state: ClientState, buffer: Buffer, page: HistoryPage, now: number): ClientState {
  switch (page.place) {
    case 'start':
    case 'newest':
    case 'gap':
      return inTimeline(state, buffer, page, now)
    case 'present':
      return inPresent(state, buffer, page, now)
    case 'truth':
      return withTruth(state, buffer, page, now)
    case 'around':
    case 'older':
    case 'newer':
      return inExcerpt(state, buffer, page, now)
    default:
      return page.place satisfies never
  }
}

function inPresent(state: ClientState, buffer: Buffer, page: HistoryPage, now: number): ClientState {
  const rest = { ...buffer, timeline: sinceGap(state, buffer), oldestRef: undefined, firstUnread: undefined }
  return inTimeline(withBuffer(state, buffer.key, rest), rest, { ...page, place: 'newest' }, now)
}

function inTimeline(state: ClientState, buffer: Buffer, page: HistoryPage, now: number): ClientState {
  const isStart = page.place !== 'gap'
  const connection = isStart ? 0 : Math.max(0, state.connection - 1)
  const gap = isStart ? 0 : gapIndex(state, buffer, buffer.timeline)
  const moved = outOfPlace(buffer.timeline, gap, page.messages, !isStart && !page.isComplete)
  const isMoved = (entry: Entry): boolean => entry.kind === 'talk' && moved.has(entry.msgid ?? '')
  const kept = moved.size === 0 ? buffer.timeline : changeEntries(buffer.timeline, isMoved, () => undefined)
  const isCut = page.place === 'newest' && !page.isComplete
  const isEarlier = isCut ? isBefore(buffer.timeline, page.messages, state.connection, now) : undefined
  const others = isEarlier ? changeEntries(kept, isEarlier, () => undefined) : kept
  const index = isStart ? 0 : gapIndex(state, buffer, others)
  const from = isStart ? undefined : serverTimeAt(others, index - 1, -1)
  const to = serverTimeAt(others, index, 1)
  const entries = entriesOf(state, others, page, connection, now, from, to).map((entry) => asKnown(entry, moved))
  const known = withoutDelivered(withPresent(state, others, page), entries)
  const timeline = insertEntries(known, isStart ? 0 : gapIndex(state, buffer, known), entries)
  const next = withBuffer(state, page.buffer, {
    ...(isStart
      ? reachingBack(buffer, timeline, page)
      : { timeline, oldestRef: buffer.oldestRef ?? refOf(page.messages[0]) }),
    ...(!isStart && !isSeen(state, page.buffer) ? countBrought(buffer, { ...buffer, timeline }, entries) : {}),
  })
  const news = entries
    .filter((entry) => !isMoved(entry))
    .map((entry): News => ({ buffer: page.buffer, entry, isHistory: true }))
  const told = { ...next, nextEntryId: state.nextEntryId + page.messages.length, news: [...state.news, ...news] }
  // More that is new came before what was known: the line is above that.
  const { readUpTo } = buffer
  const isNewer = isStart && readUpTo && entries.some(({ kind, time }) => kind === 'talk' && time > readUpTo)
  return withUnreadLine(isNewer ? withBuffer(told, page.buffer, { firstUnread: undefined }) : told, page.buffer)
}

/** What was known before, and stood elsewhere, is the same line as then. */
function asKnown(entry: Entry, moved: ReadonlyMap<string, TalkEntry>): Entry {
  const known = entry.kind === 'talk' ? moved.get(entry.msgid ?? '') : undefined
  return known ? { ...known, ...entry, id: known.id } : entry
}

/** Where that becomes too much, what one has scrolled back to is a part of the past of its own, and only the newest is kept besides. */
function reachingBack(buffer: Buffer, timeline: Timeline, page: HistoryPage): Partial<Buffer> {
  const oldestRef = refOf(page.messages[0]) ?? buffer.oldestRef
  const all: Partial<Buffer> = { timeline, history: page.isComplete ? 'complete' : 'more', oldestRef }
  if (weightOf(timeline) <= MAX_ENTRIES) return all
  const past = trimTimeline(timeline, MAX_ENTRIES - MAX_UNSEEN_ENTRIES, 'newest')
  const newestRef = edgeRef(past, 'newest')
  if (oldestRef === undefined || newestRef === undefined) return all
  const excerpt = { timeline: past, oldestRef, newestRef, isOldest: page.isComplete }
  return { ...trimmed({ history: 'more' }, timeline, MAX_UNSEEN_ENTRIES), excerpt, history: 'more' }
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
  const isOldest = page.place === 'older' ? page.isComplete : (excerpt?.isOldest ?? false)
  const placed = withBuffer(
    numbered,
    page.buffer,
    isWhole
      ? { ...joined(timeline, buffer, oldestRef, isOldest), excerpt: undefined }
      : oldestRef === undefined || newestRef === undefined
        ? {}
        : { excerpt: bounded({ timeline, oldestRef, newestRef, isOldest }, page.place) },
  )
  return page.jumpTo === undefined ? placed : onJump(placed, page.buffer, page.jumpTo)
}

/** The past up to where what is known begins, and that. */
function joined(past: Timeline, buffer: Buffer, oldestRef: string | undefined, isOldest: boolean): Partial<Buffer> {
  const older: Entry[] = []
  for (const entry of entriesForwards(past)) {
    if (entry.kind === 'talk' && entry.msgid !== undefined && hasMsgid(buffer.timeline, entry.msgid)) break
    older.push(entry)
  }
  // All of it is within what is known.
  if (!older.some(({ kind }) => kind === 'talk')) return {}
  const history = isOldest ? 'complete' : 'more'
  return { history, oldestRef, ...trimmed({ history }, insertEntries(buffer.timeline, 0, older), MAX_ENTRIES) }
}

/** What is farthest from where it grows goes. */
function bounded(excerpt: Excerpt, place: HistoryPage['place']): Excerpt {
  if (weightOf(excerpt.timeline) <= MAX_ENTRIES) return excerpt
  const end = place === 'older' ? 'newest' : 'oldest'
  const timeline = trimTimeline(excerpt.timeline, MAX_ENTRIES - MAX_UNSEEN_ENTRIES, end)
  const ref = edgeRef(timeline, end)
  if (ref === undefined) return excerpt
  return end === 'newest'
    ? { ...excerpt, timeline, newestRef: ref }
    : { ...excerpt, timeline, oldestRef: ref, isOldest: false }
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
      const past = time > from && time < to ? pastDraft(state, message) : undefined
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
    next = changeEntry(next, known.id, () => withText(state, known, text))
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
    else if (verb === 'REDACT') next = withRedacted(next, message)
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
