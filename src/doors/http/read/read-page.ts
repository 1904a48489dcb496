/** Which messages stand on a page that is read without a name: what is true now, from the log. */
import type { OpenReading } from '../../../chat/may-read.ts'
import { actionIn, isCtcp } from '../../../chat/ctcp.ts'
import { type Entry, MESSAGE_KINDS } from '../../../chat/entry.ts'
import { nickOf } from '../../../chat/user.ts'
import { formatMsgid, parseMsgid } from '../../../hub/msgid.ts'
import type { MessageLog } from '../../../ports/message-log.ts'

export const PAGE_MESSAGES = 50
/** Of text in all, as far as that is more than one message; what is beyond stands on the next page. */
const PAGE_CHARACTERS = 16_000
/** Read in all for one page; what is beyond is left out. */
const MAX_REACTIONS = 500

export interface ReadMessage {
  readonly msgid: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly nick: string
  readonly style: 'say' | 'act' | 'notice'
  readonly text: string
  readonly isEdited: boolean
  /** What it answers; of what cannot be read nothing is said but that there is something. */
  readonly answers: { readonly msgid: string; readonly nick: string; readonly text: string } | 'unseen' | undefined
  readonly reactions: readonly { readonly value: string; readonly count: number }[]
}

export interface ReadPage {
  /** Oldest first. */
  readonly messages: readonly ReadMessage[]
  readonly hasOlder: boolean
  readonly hasNewer: boolean
}

/** Where a page is cut: `before` and `after` a message, or so that one is `at` its middle; each a msgid. Nothing for the newest. */
export interface Cut {
  readonly before?: string | undefined
  readonly after?: string | undefined
  readonly at?: string | undefined
}

/** Of a cut that names no message the newest page is given. Throws where the log cannot be read. */
export function readPageOf(log: MessageLog, lastSeq: number, { channel, from }: OpenReading, cut: Cut): ReadPage {
  const page = (range: { before?: number; after?: number; from: 'newest' | 'oldest'; limit: number }): Entry[] =>
    fitting(
      range.from,
      range.limit,
      log.page({
        timeline: channel.id,
        kinds: MESSAGE_KINDS,
        from: range.from,
        before: Math.min(range.before ?? Infinity, lastSeq + 1),
        after: Math.max(range.after ?? 0, from - 1),
        limit: range.limit,
      }),
    )
  const [before, after, at] = [cut.before, cut.after, cut.at].map((id) =>
    id === undefined ? undefined : parseMsgid(id, log.identity),
  )
  const entries =
    before !== undefined
      ? page({ from: 'newest', before, limit: PAGE_MESSAGES })
      : after !== undefined
        ? page({ from: 'oldest', after, limit: PAGE_MESSAGES })
        : at !== undefined
          ? [
              ...page({ from: 'newest', before: at, limit: PAGE_MESSAGES / 2 }),
              ...page({ from: 'oldest', after: at - 1, limit: PAGE_MESSAGES / 2 }),
            ]
          : page({ from: 'newest', limit: PAGE_MESSAGES })
  const [first, last] = [entries[0], entries.at(-1)]
  const reactions = reactionsTo(log, entries)
  return {
    messages: entries.flatMap((entry) => messageOf(log, entry, { channel, from }, reactions.get(entry.seq) ?? [])),
    hasOlder: first !== undefined && page({ from: 'newest', before: first.seq, limit: 1 }).length > 0,
    hasNewer: last !== undefined && page({ from: 'oldest', after: last.seq, limit: 1 }).length > 0,
  }
}

/** As many, from the end that the page is cut from, as make a page, or the half of one; one at least. */
function fitting(from: 'newest' | 'oldest', limit: number, entries: Entry[]): Entry[] {
  let room = (PAGE_CHARACTERS * limit) / PAGE_MESSAGES
  const fits = ({ text }: Entry): boolean => (room -= isOrder(text) ? 0 : text.length) >= 0
  if (from === 'oldest') {
    const end = entries.findIndex((entry) => !fits(entry))
    return end < 0 ? entries : entries.slice(0, Math.max(1, end))
  }
  const last = entries.findLastIndex((entry) => !fits(entry))
  return last < 0 ? entries : entries.slice(Math.min(last + 1, entries.length - 1))
}

/** Orders to clients are for nobody to read. */
function isOrder(text: string): boolean {
  return isCtcp(text) && actionIn(text) === undefined
}

function messageOf(
  log: MessageLog,
  entry: Entry,
  open: OpenReading,
  reactions: ReadMessage['reactions'],
): readonly ReadMessage[] {
  const action = actionIn(entry.text)
  if (isOrder(entry.text)) return []
  return [
    {
      msgid: formatMsgid(entry.seq, log.identity),
      at: entry.at,
      nick: nickOf(entry.source),
      style: entry.kind === 'notice' ? 'notice' : action === undefined ? 'say' : 'act',
      text: action ?? entry.text,
      isEdited: entry.editedAt !== undefined,
      answers: entry.of === undefined ? undefined : answered(log, entry.of, open),
      reactions,
    },
  ]
}

function answered(log: MessageLog, seq: number, { channel, from }: OpenReading): ReadMessage['answers'] {
  const entry = seq < from ? undefined : log.entry(seq)
  if (!entry || entry.timeline !== channel.id || !MESSAGE_KINDS.includes(entry.kind)) return 'unseen'
  return {
    msgid: formatMsgid(seq, log.identity),
    nick: nickOf(entry.source),
    text: actionIn(entry.text) ?? entry.text,
  }
}

/** The newest first, for each may have very many. */
function reactionsTo(log: MessageLog, entries: readonly Entry[]): ReadonlyMap<number, ReadMessage['reactions']> {
  const all = new Map<number, ReadMessage['reactions']>()
  let room = MAX_REACTIONS
  for (const { seq } of entries.toReversed()) {
    if (room <= 0) break
    const counts = new Map<string, number>()
    const reactions = log.reactions([seq])
    for (const { value } of reactions) counts.set(value, (counts.get(value) ?? 0) + 1)
    room -= reactions.length + 1
    all.set(
      seq,
      Array.from(counts, ([value, count]) => ({ value, count })),
    )
  }
  return all
}
