/** The state that a client begins with where something is kept: the rooms as they were, before there is a connection. */
import type { Kept, KeptBuffer } from '../archive.ts'
import type { ClientOptions } from '../client-api.ts'
import { edgeRef } from './change.ts'
import { createBuffer, initialState } from './client-state.ts'
import type { Buffer, ClientState } from './client-state.ts'
import type { Entry } from './entry.ts'
import { emptyTimeline, insertEntries } from './timeline.ts'

/** What was kept, or nothing. Where something waits to be said we were in before, whatever else is known of that. */
export function beginning({
  nick,
  serverName,
  offline,
}: Pick<ClientOptions, 'nick' | 'serverName' | 'offline'>): ClientState {
  if (offline?.kept) return restoredState(nick, offline.kept)
  const state = initialState(nick, serverName)
  return (offline?.waiting.length ?? 0) === 0 ? state : { ...state, status: { at: 'connecting' }, isRestored: true }
}

function restoredState(nick: string, { room, buffers }: Kept): ClientState {
  const empty = initialState(nick, room.serverName)
  const all = new Map(empty.buffers)
  let nextEntryId = empty.nextEntryId
  const byKey = new Map(buffers.map((buffer) => [buffer.key, buffer]))
  for (const key of room.order) {
    const kept = byKey.get(key)
    if (!kept) continue
    all.set(key, bufferOf(kept, nextEntryId))
    nextEntryId += kept.messages.length
  }
  const active = all.has(room.active) ? room.active : ([...all.keys()][1] ?? empty.active)
  const { isupport } = room
  return { ...empty, status: { at: 'connecting' }, isRestored: true, isupport, buffers: all, active, nextEntryId }
}

function bufferOf(kept: KeptBuffer, firstId: number): Buffer {
  const { key, name, kind, topic, unread, mentions, readUpTo, messages } = kept
  const entries = messages.map((message, i): Entry => ({ ...message, id: firstId + i, connection: 0 }))
  const timeline = insertEntries(emptyTimeline, 0, entries)
  const firstUnread = readUpTo === undefined || readUpTo === 0 ? undefined : entries.find((e) => isNew(e, readUpTo))?.id
  return {
    ...createBuffer(key, name, kind),
    isMissed: kind === 'channel',
    topic,
    timeline,
    unread,
    mentions,
    readUpTo,
    firstUnread,
    oldestRef: edgeRef(timeline, 'oldest'),
  }
}

function isNew(entry: Entry, readUpTo: number): boolean {
  return entry.kind === 'talk' && !entry.isOwn && entry.time > readUpTo
}
