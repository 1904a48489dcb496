/** The small steps of which every change of the state is made. */
import { createBuffer } from './client-state.ts'
import type { Buffer, ClientState, Member } from './client-state.ts'
import type { Entry, EntryDraft, PresenceChange, TalkEntry } from './entry.ts'
import { withKey } from './layered-map.ts'
import { isSameName, keyOf } from './selectors.ts'
import { appendEntry, lastEntry, replaceLast, trimTimeline } from './timeline.ts'
import type { Timeline } from './timeline.ts'

/** Lines of common length that are kept of the buffer that the person looks at, and of each other one; the rest can be had from the server again. */
export const MAX_ENTRIES = 120_000
export const MAX_UNSEEN_ENTRIES = 5_000
/** Queries that others can open by writing to us, and buffers of any kind. */
const MAX_QUERIES = 100
const MAX_BUFFERS = 1_000
const MAX_FOLDED_CHANGES = 60
const FOLD_WITHIN_MS = 30 * 60_000

export function withBuffer(state: ClientState, key: string, change: Partial<Buffer>): ClientState {
  const buffer = state.buffers.get(key)
  if (!buffer) return state
  return { ...state, buffers: new Map(state.buffers).set(key, { ...buffer, ...change }) }
}

/** Opens a buffer where there is none by that name. Past the bounds nothing is opened. `by`: whoever wants it. */
export function withOpenBuffer(
  state: ClientState,
  name: string,
  kind: 'channel' | 'query',
  by: 'us' | 'others',
): ClientState {
  const key = keyOf(state, name)
  if (state.buffers.has(key) || state.buffers.size >= MAX_BUFFERS) return state
  const isQuery = (buffer: Buffer): boolean => buffer.kind === 'query'
  if (by === 'others' && [...state.buffers.values()].filter(isQuery).length >= MAX_QUERIES) return state
  return { ...state, buffers: new Map(state.buffers).set(key, createBuffer(key, name, kind)) }
}

/**
 * Another name for a buffer, in its place: all that is known of it goes with it, but an answer that is on its way under the old one. One that had the
 * name before goes.
 */
export function withRenamedBuffer(state: ClientState, old: Buffer, name: string): ClientState {
  const key = keyOf(state, name)
  const history = old.history === 'asking' ? 'more' : old.history
  const buffers = [...state.buffers].flatMap(([k, buffer]) =>
    buffer === old ? [[key, { ...buffer, key, name, history }] as const] : k === key ? [] : [[k, buffer] as const],
  )
  const renamed = { ...withFoundMoved(state, old.name, name), buffers: new Map(buffers) }
  if (key === old.key) return renamed
  return { ...renamed, active: state.active === old.key ? key : state.active, moved: { from: old.key, to: key } }
}

/** What was found there is where it is now. */
function withFoundMoved(state: ClientState, from: string, to: string): ClientState {
  if (state.found.size === 0) return state
  const found = [...state.found].map(
    ([list, messages]) =>
      [list, messages.map((one) => (isSameName(state, one.place, from) ? { ...one, place: to } : one))] as const,
  )
  return { ...state, found: new Map(found) }
}

export function withMember(state: ClientState, key: string, nick: string, change: Partial<Member>): ClientState {
  const buffer = state.buffers.get(key)
  const member = buffer?.members.get(keyOf(state, nick))
  if (!buffer || !member) return state
  return withBuffer(state, key, { members: withKey(buffer.members, keyOf(state, nick), { ...member, ...change }) })
}

/** Adds a line at the end, counts what others say and errors as unread where nobody looks, and keeps it as news. */
export function withEntry(state: ClientState, key: string, time: number, draft: EntryDraft): ClientState {
  const buffer = state.buffers.get(key)
  if (!buffer) return state
  const entry: Entry = { ...draft, id: state.nextEntryId, time, connection: state.connection }
  const last = lastEntry(buffer.timeline)
  const folded = entry.kind === 'presence' && last ? foldPresence(last, entry) : undefined
  const timeline = folded ? replaceLast(buffer.timeline, folded) : appendEntry(buffer.timeline, entry)
  const counts = !isSeen(state, key) && isToBeRead(entry) ? countUnread(buffer, entry) : undefined
  const kept = trimmed(buffer, timeline, key === state.active ? MAX_ENTRIES : MAX_UNSEEN_ENTRIES)
  const next = withBuffer(state, key, { ...kept, ...counts })
  return {
    ...next,
    nextEntryId: state.nextEntryId + 1,
    news: [...state.news, { buffer: key, entry, isHistory: false }],
  }
}

/** A timeline for this buffer without what is too old to be kept; that can be had again. */
export function trimmed(
  { history }: Pick<Buffer, 'history'>,
  timeline: Timeline,
  maxWeight: number,
): Pick<Buffer, 'timeline'> & Partial<Buffer> {
  const kept = trimTimeline(timeline, maxWeight)
  if (kept === timeline) return { timeline }
  return { timeline: kept, oldestRef: edgeRef(kept, 'oldest'), history: history === 'complete' ? 'more' : history }
}

/** The oldest or newest message that the server knows too, as CHATHISTORY refers to it. */
export function edgeRef(timeline: Timeline, edge: 'oldest' | 'newest'): string | undefined {
  const isRef = (entry: Entry): entry is TalkEntry => entry.kind === 'talk' && entry.msgid !== undefined
  const chunks = edge === 'oldest' ? timeline.chunks : timeline.chunks.toReversed()
  for (const chunk of chunks) {
    const found = edge === 'oldest' ? chunk.find(isRef) : chunk.findLast(isRef)
    if (found) return `msgid=${found.msgid}`
  }
  return undefined
}

/** What comes in this buffer is read as it comes. */
export function isSeen({ active, isLookedAt }: Pick<ClientState, 'active' | 'isLookedAt'>, key: string): boolean {
  return key === active && isLookedAt
}

/** What the person has to read: said by somebody else whom they do not hide. */
export function isOfOthers({ isOwn, isIgnored }: TalkEntry): boolean {
  return !isOwn && !isIgnored
}

function isToBeRead(entry: Entry): boolean {
  return entry.kind === 'talk' ? isOfOthers(entry) : entry.kind === 'note' && entry.tone === 'error'
}

function countUnread(buffer: Buffer, entry: Entry): Partial<Buffer> {
  return {
    unread: buffer.unread + 1,
    mentions: buffer.mentions + (entry.kind === 'talk' && entry.isMention ? 1 : 0),
    firstUnread: buffer.unread === 0 ? entry.id : buffer.firstUnread,
  }
}

/** Both as one entry, where nothing stands between them and it does not become too much. Before our own coming something may be missing. */
export function foldPresence(last: Entry, entry: Entry): Entry | undefined {
  if (last.kind !== 'presence' || entry.kind !== 'presence') return undefined
  if (entry.changes.some((change) => change.change === 'joined' && change.isOwn)) return undefined
  if (last.connection !== entry.connection || entry.time - last.time > FOLD_WITHIN_MS) return undefined
  if (last.changes.length + entry.changes.length > MAX_FOLDED_CHANGES) return undefined
  return { ...last, changes: [...last.changes, ...entry.changes] }
}

export function withNote(
  state: ClientState,
  key: string,
  time: number,
  text: string,
  tone: 'plain' | 'error' = 'plain',
  isServers = false,
) {
  return withEntry(state, key, time, { kind: 'note', tone, text, ...(isServers ? { isServers } : {}) })
}

export function withPresence(state: ClientState, key: string, time: number, change: PresenceChange): ClientState {
  return withEntry(state, key, time, { kind: 'presence', changes: [change] })
}
