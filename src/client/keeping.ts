/** Keeps in the archive what a client knows, soon after it changes: its rooms, and what was said there last. */
import type { Archive, KeptBuffer, KeptMessage, KeptRoom } from './archive.ts'
import type { Client } from './client.ts'
import type { ClientClock } from './client-clock.ts'
import type { Buffer, ClientState } from './state/client-state.ts'
import type { TalkEntry } from './state/entry.ts'
import { serverTime } from './state/selectors.ts'
import { entriesBackwards } from './state/timeline.ts'

/** Messages that are kept of each buffer, and buffers. */
const MAX_MESSAGES = 300
const MAX_BUFFERS = 100
/** Of the messages of one buffer: all of it is read before anything is shown. */
const MAX_CHARACTERS = 200_000
/** How long changes are gathered. */
const SAVE_AFTER_MS = 1_000

export interface Keeping {
  /** Keeps at once what has changed. */
  flush(): void
  /** Keeps nothing from here on. */
  stop(): void
}

export interface KeepingOptions {
  readonly archive: Archive
  readonly client: Client
  readonly clock: ClientClock
}

export function startKeeping({ archive, client, clock }: KeepingOptions): Keeping {
  let saved: ClientState = client.state
  let cancel: (() => void) | undefined
  let isOver = false

  function save(): void {
    cancel?.()
    cancel = undefined
    const { state } = client
    // Before the first connection nothing is known that is not kept.
    if (isOver || state.connection === 0) return
    const kept = keptBuffers(state)
    const before = new Map(keptBuffers(saved).map((buffer) => [buffer.key, buffer]))
    const isFirst = saved.connection === 0
    const changed = kept.filter((buffer) => isFirst || isChanged(before.get(buffer.key), buffer))
    saved = state
    archive.save(roomOf(state, kept), changed.map(keptOf))
  }

  function roomOf(state: ClientState, kept: readonly Buffer[]): KeptRoom {
    return {
      at: serverTime(state, clock.now()),
      nick: state.nick,
      serverName: state.buffers.get('')?.name ?? '',
      order: kept.map(({ key }) => key),
      active: state.active,
      isupport: state.isupport,
      multiline: client.multiline,
    }
  }

  const unsubscribe = client.subscribe((state) => {
    if (state.connection === 0 || !isWorthIt(saved, state)) return
    cancel ??= clock.after(SAVE_AFTER_MS, save)
  })

  return {
    flush() {
      if (cancel) save()
    },
    stop() {
      isOver = true
      cancel?.()
      unsubscribe()
    },
  }
}

function isWorthIt(saved: ClientState, state: ClientState): boolean {
  if (saved.active !== state.active || saved.connection === 0) return true
  if (saved.buffers === state.buffers) return false
  if (saved.buffers.size !== state.buffers.size) return true
  for (const buffer of state.buffers.values()) {
    if (buffer.kind !== 'server' && isChanged(saved.buffers.get(buffer.key), buffer)) return true
  }
  return false
}

function isChanged(before: Buffer | undefined, now: Buffer): boolean {
  return (
    before?.timeline !== now.timeline ||
    before.topic !== now.topic ||
    before.readUpTo !== now.readUpTo ||
    before.unread !== now.unread ||
    before.mentions !== now.mentions ||
    before.isJoined !== now.isJoined ||
    before.name !== now.name
  )
}

/** Channels that one is in, or was when the connection was lost, and conversations. */
function keptBuffers({ buffers }: ClientState): Buffer[] {
  const channels = [...buffers.values()].filter(
    ({ kind, isJoined, isMissed }) => kind === 'channel' && (isJoined || isMissed),
  )
  const queries = [...buffers.values()].filter(({ kind }) => kind === 'query')
  // Of conversations strangers open as many as there is room for.
  const kept = new Set([...channels, ...queries].slice(0, MAX_BUFFERS))
  return [...buffers.values()].filter((buffer) => kept.has(buffer))
}

function keptOf(buffer: Buffer): KeptBuffer {
  const { key, name, kind, topic, unread, mentions, readUpTo, timeline } = buffer
  const messages: KeptMessage[] = []
  let room = MAX_CHARACTERS
  for (const [, entry] of entriesBackwards(timeline)) {
    if (messages.length >= MAX_MESSAGES || room <= 0) break
    // What was taken away is no part of what is kept.
    if (entry.kind !== 'talk' || entry.msgid === undefined || entry.redacted) continue
    messages.push(keptMessage(entry, entry.msgid))
    room -= entry.text.length
  }
  messages.reverse()
  return { key, name, kind: kind === 'query' ? kind : 'channel', topic, unread, mentions, readUpTo, messages }
}

function keptMessage(entry: TalkEntry, msgid: string): KeptMessage {
  const {
    kind,
    style,
    nick,
    account,
    text,
    isOwn,
    isMention,
    isIgnored,
    time,
    replyTo,
    reactions,
    isEdited,
    isPinned,
  } = entry
  return {
    kind,
    style,
    nick,
    text,
    isOwn,
    isMention,
    time,
    msgid,
    ...(account !== undefined && { account }),
    ...(isIgnored && { isIgnored }),
    ...(replyTo !== undefined && { replyTo }),
    ...(reactions && { reactions }),
    ...(isEdited && { isEdited }),
    ...(isPinned && { isPinned }),
  }
}
