/** The small steps of which every change of the state is made. */
import { createBuffer } from './client-state.ts'
import type { Buffer, ClientState, Member } from './client-state.ts'
import type { Entry, EntryDraft, PresenceChange } from './entry.ts'
import { keyOf } from './selectors.ts'
import { appendEntry, lastEntry, replaceLast, trimTimeline } from './timeline.ts'

/** Lines that a buffer keeps; older ones can be had from the server again. */
export const MAX_ENTRIES = 20_000
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

/** Opens a buffer where there is none by that name. Past the bounds nothing is opened. */
export function withOpenBuffer(state: ClientState, name: string, kind: 'channel' | 'query'): ClientState {
  const key = keyOf(state, name)
  if (state.buffers.has(key) || state.buffers.size >= MAX_BUFFERS) return state
  if (kind === 'query' && [...state.buffers.values()].filter((b) => b.kind === 'query').length >= MAX_QUERIES)
    return state
  return { ...state, buffers: new Map(state.buffers).set(key, createBuffer(key, name, kind)) }
}

export function withMember(state: ClientState, key: string, nick: string, change: Partial<Member>): ClientState {
  const buffer = state.buffers.get(key)
  const member = buffer?.members.get(keyOf(state, nick))
  if (!buffer || !member) return state
  return withBuffer(state, key, { members: new Map(buffer.members).set(keyOf(state, nick), { ...member, ...change }) })
}

/** Adds a line at the end, counts what others say and errors as unread where nobody looks, and keeps it as news. */
export function withEntry(state: ClientState, key: string, time: number, draft: EntryDraft): ClientState {
  const buffer = state.buffers.get(key)
  if (!buffer) return state
  const entry: Entry = { ...draft, id: state.nextEntryId, time, connection: state.connection }
  const last = lastEntry(buffer.timeline)
  const folded = entry.kind === 'presence' && last ? foldPresence(last, entry) : undefined
  const timeline = folded
    ? replaceLast(buffer.timeline, folded)
    : trimTimeline(appendEntry(buffer.timeline, entry), MAX_ENTRIES)
  const counts = key !== state.active && isToBeRead(entry) ? countUnread(buffer, entry) : undefined
  const next = withBuffer(state, key, { timeline, ...counts })
  return {
    ...next,
    nextEntryId: state.nextEntryId + 1,
    news: [...state.news, { buffer: key, entry, isHistory: false }],
  }
}

function isToBeRead(entry: Entry): boolean {
  return entry.kind === 'talk' ? !entry.isOwn : entry.kind === 'note' && entry.tone === 'error'
}

function countUnread(buffer: Buffer, entry: Entry): Partial<Buffer> {
  return {
    unread: buffer.unread + 1,
    mentions: buffer.mentions + (entry.kind === 'talk' && entry.isMention ? 1 : 0),
    firstUnread: buffer.unread === 0 ? entry.id : buffer.firstUnread,
  }
}

/** Both as one entry, where nothing stands between them and it does not become too much. */
export function foldPresence(last: Entry, entry: Entry): Entry | undefined {
  if (last.kind !== 'presence' || entry.kind !== 'presence') return undefined
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
) {
  return withEntry(state, key, time, { kind: 'note', tone, text })
}

export function withPresence(state: ClientState, key: string, time: number, change: PresenceChange): ClientState {
  return withEntry(state, key, time, { kind: 'presence', changes: [change] })
}
