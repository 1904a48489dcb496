/** Pages of the past of channels and conversations: which entries are in them. https://ircv3.net/specs/extensions/chathistory */
import type { Chat } from '../../chat/chat.ts'
import { conversationOf, personKey, personKeyOf, isConversation } from '../../chat/conversation.ts'
import { type Entry, type EntryKind, EVENT_KINDS, MESSAGE_KINDS } from '../../chat/entry.ts'
import { utf8Bytes } from '../../chat/limits.ts'
import { isFor, type Readable, readable } from '../../chat/may-read.ts'
import { nickOf, type User } from '../../chat/user.ts'
import { formatMsgid, parseMsgid } from '../../hub/msgid.ts'
import type { Hit } from '../../hub/search.ts'
import type { MessageLog } from '../../ports/message-log.ts'
import { EVENT_PLAYBACK, TIMELINE } from './capabilities.ts'

/** Entries in one page at most … */
export const MAX_HISTORY = 100
/** … and about so many bytes as they are sent: what waits for one client has its limit, and texts of many lines are long. */
const MAX_PAGE_BYTES = 384 * 1024
/** What a line has besides its text and its client-only tags, in bytes, about. */
const BESIDES = 250

/** A place in the timeline: what is before it has a lower `seq` than `before`, what is after it a higher one than `after`. */
export interface Bound {
  readonly before: number
  readonly after: number
}

/** Which end of the past to show, and from where: `seq`s that are not part of it. */
export interface Range {
  readonly from: 'newest' | 'oldest'
  readonly before?: number
  readonly after?: number
}

/** What is asked for: a range, or what is around a place, which is part of it. */
export type Wanted = Range | { readonly around: number }

/** What a bound can be wrong in. */
export type BoundFault = 'unknown-type' | 'invalid'

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/

/** Milliseconds since 1970; undefined for what is no time as `server-time` writes it. */
export function parseTime(text: string): number | undefined {
  const at = TIMESTAMP.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : at
}

/** `msgid=…` or `timestamp=…`. Throws where the log cannot be read. */
export function parseBound(text: string, messages: MessageLog): Bound | BoundFault {
  const equals = text.indexOf('=')
  const value = text.slice(equals + 1)
  switch (text.slice(0, Math.max(equals, 0))) {
    case 'msgid': {
      const seq = parseMsgid(value, messages.identity)
      return seq === undefined ? 'invalid' : { before: seq, after: seq }
    }
    case 'timestamp': {
      const at = parseTime(value)
      return at === undefined ? 'invalid' : boundAt(at, messages)
    }
    default:
      return text === '*' ? 'invalid' : 'unknown-type'
  }
}

/** All of the same millisecond are left out on either side. */
export function boundAt(at: number, messages: MessageLog): Bound {
  return { before: messages.seqAt(at), after: messages.seqAt(at + 1) - 1 }
}

/** From the first to the second, which may be the earlier one: then the newest of the range count first. */
export function between(first: Bound, second: Bound): Required<Range> {
  return first.before <= second.before
    ? { from: 'oldest', after: first.after, before: second.before }
    : { from: 'newest', after: second.after, before: first.before }
}

/** The kinds that a client with these abilities is shown: for the others only what was said. */
export function kindsFor(abilities: number): readonly EntryKind[] {
  if ((abilities & EVENT_PLAYBACK) === 0) return MESSAGE_KINDS
  return (abilities & TIMELINE) === 0 ? PLAYED : PLAYED_WITH_PINS
}

const PLAYED: readonly EntryKind[] = [...EVENT_KINDS, 'react', 'edit', 'redact']
/** Whoever has snug.chat/timeline gets reactions behind the messages that they are about. */
const PLAYED_WITH_PINS: readonly EntryKind[] = [...PLAYED.filter((kind) => kind !== 'react'), 'pin', 'unpin']

export interface Reading {
  readonly messages: MessageLog
  /** How far the reader has been told. */
  readonly told: Chat
  readonly user: User
  readonly kinds: readonly EntryKind[]
  readonly limit: number
}

/** A page, oldest first, of what is for the reader. Throws where the log cannot be read. */
export function readPage(reading: Reading, where: Readable, wanted: Wanted): Hit[] {
  if (!('around' in wanted)) return readRange(reading, where, wanted, MAX_PAGE_BYTES)
  const { around } = wanted
  const { limit } = reading
  const older = readRange(reading, where, { from: 'newest', before: around }, MAX_PAGE_BYTES / 2)
  const newer = readRange(reading, where, { from: 'oldest', after: around - 1 }, MAX_PAGE_BYTES / 2)
  const olderCount = Math.min(older.length, Math.max(Math.floor(limit / 2), limit - newer.length))
  return [...older.slice(older.length - olderCount), ...newer.slice(0, limit - olderCount)]
}

function readRange(
  { messages, told, user, kinds, limit }: Reading,
  where: Readable,
  { from, before = Infinity, after }: Range,
  maxBytes: number,
): Hit[] {
  const entries = messages.page({
    timeline: where.timeline,
    before: Math.min(before, told.lastSeq + 1),
    ...(after !== undefined && { after }),
    from,
    kinds,
    limit,
  })
  const hits = entries.filter((entry) => isOf(told, user, where, entry)).map((entry) => ({ entry, where }))
  return withinBytes(hits, from, maxBytes)
}

/** Two conversations might share an id; who was named is the one whose words these are. */
function isOf(told: Chat, user: User, { channel, name }: Readable, entry: Entry): boolean {
  if (channel) return true
  return isFor(told, user, entry) && otherOf(entry, user) === personKeyOf(told, name)
}

/** Who the other person of a conversation was when this was said. */
function otherOf({ source, account, target, targetAccount = '' }: Entry, user: User): string {
  const author = personKey({ account, nick: nickOf(source) })
  return author === personKey(user) ? personKey({ account: targetAccount, nick: target }) : author
}

/** As many from that end as are about so many bytes together when they are sent, and one at least. */
export function withinBytes(hits: readonly Hit[], from: Range['from'], maxBytes = MAX_PAGE_BYTES): Hit[] {
  const inOrder = from === 'newest' ? hits.toReversed() : hits
  let bytes = 0
  const end = inOrder.findIndex(({ entry }, i) => (bytes += sentBytes(entry)) > maxBytes && i > 0)
  if (end < 0) return [...hits]
  return from === 'newest' ? hits.slice(hits.length - end) : hits.slice(0, end)
}

function sentBytes({ text, tags }: Entry): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  return utf8Bytes(text) + tags.length + lines * BESIDES
}

/** What a message id stands for, where the asker may read that; undefined otherwise. Throws where the log cannot be read. */
export function findReadable(messages: MessageLog, told: Chat, user: User, msgid: string): Hit | undefined {
  const seq = parseMsgid(msgid, messages.identity)
  const entry = seq === undefined || seq > told.lastSeq ? undefined : messages.entry(seq)
  if (!entry) return undefined
  const name = isConversation(entry.timeline)
    ? nameOfOther(told, user, entry)
    : user.memberships.get(entry.timeline)?.channel.name
  const where = name === undefined ? undefined : readable(told, user, name)
  if (where?.timeline !== entry.timeline || !isOf(told, user, where, entry)) return undefined
  return { entry, where }
}

/** A name that leads back to the conversation; undefined where there is none any more. */
function nameOfOther(told: Chat, user: User, entry: Entry): string | undefined {
  const other = otherOf(entry, user)
  if (conversationOf(personKey(user), other) !== entry.timeline) return undefined
  const nick = other.startsWith(' ') ? other.slice(1) : (told.present.get(other)?.nick ?? other)
  return personKeyOf(told, nick) === other ? nick : undefined
}

/** As clients name it. */
export function msgidOf({ seq }: Entry, messages: MessageLog): string {
  return formatMsgid(seq, messages.identity)
}
