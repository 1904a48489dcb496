/** What a search finds of what the asker may read. */
import type { Chat } from '../chat/chat.ts'
import type { Content } from '../chat/contents.ts'
import { type Entry, MESSAGE_KINDS } from '../chat/entry.ts'
import { isFor, type Readable, readable, readableChannels } from '../chat/may-read.ts'
import type { User } from '../chat/user.ts'
import type { MessageLog } from '../ports/message-log.ts'
import { fold } from '../text/fold.ts'
import { conversationsOf } from './conversations-of.ts'

export interface Search {
  /** Words and phrases in quotation marks; may be empty where something else is asked for. */
  readonly text: string
  /** A nick or an account. */
  readonly from?: string
  /** Channels and nicks; empty for all that the asker may read. */
  readonly within: readonly string[]
  /** Milliseconds since 1970, exclusive. */
  readonly before?: number
  readonly after?: number
  /** What is found stands before it in the timeline. */
  readonly beforeSeq?: number
  /** All of them. */
  readonly has: readonly Content[]
  readonly order: 'newest' | 'best'
}

export interface Hit {
  readonly entry: Entry
  readonly where: Readable
}

/** Conversations in which is searched, at most: those with the newest messages. */
const MAX_CONVERSATIONS = 500
/** Places of which a page is read, where no words are looked for. */
const MAX_PAGES = 10

/** Whether nothing is asked for: times alone are not, for they would be a page of everything. */
export function isEmpty(search: Search): boolean {
  return isAnything(search) && search.within.length === 0
}

/** Whether all that is said fits, but for where and when. */
function isAnything({ text, from, has }: Search): boolean {
  return text.trim() === '' && from === undefined && has.length === 0
}

/**
 * Finds at most so many messages, oldest first, of what the asker may read as of `told`. Give the hits to `stillFor` with the chat as it is when
 * they are shown: who was put out of a channel meanwhile reads nothing of it.
 */
export async function findMessages(
  messages: MessageLog,
  told: Chat,
  user: User,
  search: Search,
  limit: number,
): Promise<Hit[]> {
  const { text, from, within, before, after, beforeSeq = Infinity, has, order } = search
  if (isEmpty(search)) return []
  const places = within.length > 0 ? named(told, user, within) : everything(messages, told, user)
  if (places.size === 0) return []
  const range = {
    before: Math.min(before === undefined ? Infinity : messages.seqAt(before), beforeSeq, told.lastSeq + 1),
    // Of the same millisecond none.
    ...(after !== undefined && { after: messages.seqAt(after + 1) - 1 }),
    limit,
  }
  const timelines = [...places.keys()]
  const entries = isAnything(search)
    ? newestOf(messages, timelines.slice(0, MAX_PAGES), range)
    : await messages.search({
        text,
        timelines,
        ...(from !== undefined && { from: fold(from) }),
        ...range,
        has,
        order,
      })
  return entries.flatMap((entry) => {
    const where = places.get(entry.timeline)
    return where && isFor(told, user, entry) ? [{ entry, where }] : []
  })
}

/** Everything that was said in a few places needs no search. */
function newestOf(
  messages: MessageLog,
  timelines: readonly number[],
  range: { readonly before: number; readonly after?: number; readonly limit: number },
): Entry[] {
  return timelines
    .flatMap((timeline) => messages.page({ timeline, ...range, from: 'newest', kinds: MESSAGE_KINDS }))
    .sort((one, other) => one.seq - other.seq)
    .slice(-range.limit)
}

/** What is shown of what was found, as of now: without what the asker may not read any more, and what was taken away meanwhile. */
export function stillFor(now: Chat, user: User | undefined, hits: readonly Hit[]): Hit[] {
  if (!user) return []
  return hits.filter(
    ({ entry, where }) =>
      !now.redacted.has(entry.seq) &&
      readable(now, user, where.name)?.timeline === where.timeline &&
      isFor(now, user, entry),
  )
}

function named(told: Chat, user: User, names: readonly string[]): ReadonlyMap<number, Readable> {
  const places = names.flatMap((name) => readable(told, user, name) ?? [])
  return new Map(places.map((place) => [place.timeline, place]))
}

function everything(messages: MessageLog, told: Chat, user: User): ReadonlyMap<number, Readable> {
  const places = new Map(readableChannels(user))
  for (const one of conversationsOf(messages, told, user, { limit: MAX_CONVERSATIONS })) places.set(one.timeline, one)
  return places
}
