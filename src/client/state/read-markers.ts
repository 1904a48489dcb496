/** How far the person has read, here and on their other devices, and where what is new begins. https://ircv3.net/specs/extensions/read-marker */
import type { Message } from '../../wire/irc/message.ts'
import { isOfOthers, isSeen, withBuffer, withOpenBuffer } from './change.ts'
import type { Buffer, ClientState } from './client-state.ts'
import type { Entry } from './entry.ts'
import { isChannelName, keyOf } from './selectors.ts'
import { entriesBackwards } from './timeline.ts'

/** `MARKREAD <target> timestamp=<time>`, or `*` where nothing was read. */
export function onMarkRead(state: ClientState, { params }: Message): ClientState {
  const [target = '', marker = ''] = params
  const key = keyOf(state, target)
  const buffer = state.buffers.get(key)
  if (!buffer) return state
  const upTo = marker === '*' ? 0 : Date.parse(marker.replace(/^timestamp=/, ''))
  if (Number.isNaN(upTo) || (buffer.readUpTo ?? -1) >= upTo) return state
  const isFirst = buffer.readUpTo === undefined
  const marked = withBuffer(state, key, { readUpTo: upTo })
  // Where the person looks, the line stays while they read on.
  if (isSeen(state, key))
    return isFirst ? withUnreadLine(withBuffer(marked, key, { firstUnread: undefined }), key) : marked
  const { unread, mentions, firstUnread } = newSince(buffer, upTo)
  return unread > buffer.unread && !isFirst ? marked : withBuffer(marked, key, { unread, mentions, firstUnread })
}

/** `UNREAD <target> <count> <mentions>`: the server has counted, also what is not loaded here. docs/protocols/timeline.md */
export function onUnread(state: ClientState, { params }: Message): ClientState {
  const [target = '', count = '', named = ''] = params
  const key = keyOf(state, target)
  const unread = countIn(count)
  const next =
    unread > 0 && target !== '' && !isChannelName(state, target)
      ? withOpenBuffer(state, target, 'query', 'others')
      : state
  const buffer = next.buffers.get(key)
  if (!buffer || isSeen(next, key)) return next
  // A server that has no marker of ours counts only what it has seen us miss.
  const isKnown = (buffer.readUpTo ?? 0) > 0
  const mentions = Math.min(unread, countIn(named))
  // The words of a guest are known here alone.
  const here = Math.min(unread, newSince(buffer, buffer.readUpTo ?? 0).mentions)
  return withBuffer(
    next,
    key,
    isKnown
      ? { unread, mentions: Math.max(mentions, here) }
      : { unread: Math.max(unread, buffer.unread), mentions: Math.max(mentions, buffer.mentions) },
  )
}

function countIn(word: string): number {
  return /^\d{1,9}$/.test(word) ? Number(word) : 0
}

/** Draws the line before the first message that is newer than the marker, where there is a marker and no line. */
export function withUnreadLine(state: ClientState, key: string): ClientState {
  const buffer = state.buffers.get(key)
  if (!buffer || buffer.firstUnread !== undefined || buffer.readUpTo === undefined) return state
  // Nothing was ever read: all is new, and a line above all of it says nothing.
  if (buffer.readUpTo === 0) return state
  return withBuffer(state, key, { firstUnread: newSince(buffer, buffer.readUpTo).firstUnread })
}

/** What a page has brought for a buffer where nobody looks. With a marker it is counted from there: the server may have counted it already. */
export function countBrought(before: Buffer, after: Buffer, brought: readonly Entry[]): Partial<Buffer> {
  const others = brought.filter((entry) => entry.kind === 'talk' && isOfOthers(entry))
  if (others.length === 0) return {}
  if (before.readUpTo !== undefined && before.readUpTo > 0) {
    const { unread, mentions, firstUnread } = newSince(after, before.readUpTo)
    return { unread: Math.max(unread, before.unread), mentions: Math.max(mentions, before.mentions), firstUnread }
  }
  return {
    unread: before.unread + others.length,
    mentions: before.mentions + others.filter((entry) => entry.kind === 'talk' && entry.isMention).length,
    firstUnread: before.firstUnread ?? others[0]?.id,
  }
}

function newSince({ timeline }: Buffer, time: number): Pick<Buffer, 'unread' | 'mentions' | 'firstUnread'> {
  let unread = 0
  let mentions = 0
  let firstUnread: number | undefined
  for (const [, entry] of entriesBackwards(timeline)) {
    if (entry.kind !== 'talk') continue
    if (entry.time <= time) break
    if (!isOfOthers(entry) || entry.redacted) continue
    unread++
    if (entry.isMention) mentions++
    firstUnread = entry.id
  }
  return { unread, mentions, firstUnread }
}
