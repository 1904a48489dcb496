/**
 * Where the server has a line, when that is not where it came: of what one sent again after a connection was lost the echo can come before, or long
 * after, what was said next to it.
 */
import type { Message } from '../../wire/irc/message.ts'
import type { Entry, TalkEntry } from './entry.ts'
import { timeOf } from './message-time.ts'
import { changeUnsaid, entriesBackwards, entryAt, indexOfEntry, talkWith, type Timeline } from './timeline.ts'

/** Our lines have our time until the server says theirs; clocks are seldom further apart. */
const CLOCKS_DIFFER_MS = 300_000

/** The index for a line that was said at `time` (milliseconds since 1970): behind what the server told of up to then. */
export function placeAt(timeline: Timeline, time: number): number {
  let place = timeline.length
  for (const [index, entry] of entriesBackwards(timeline)) {
    if (!isTold(entry)) continue
    if (entry.time <= time) break
    place = index
  }
  return place
}

/**
 * Those of our own lines of a connection that were said before the end of the newest page that there is, and are not in it: they come with what is older.
 * Of the same moment those are earlier that stand above one that is in it.
 */
export function isBefore(
  timeline: Timeline,
  messages: readonly Message[],
  connection: number,
  now: number,
): (entry: Entry) => boolean {
  const last = messages.at(-1)
  const end = last ? timeOf(last, now) : Number.NEGATIVE_INFINITY
  const ids = new Set(messages.flatMap(({ tags }) => tags?.get('msgid') ?? []))
  const earlier = new Set<Entry>()
  let isAbove = false
  for (const [, entry] of entriesBackwards(timeline)) {
    if (entry.kind !== 'talk' || entry.msgid === undefined || entry.connection !== connection) continue
    if (ids.has(entry.msgid)) isAbove = true
    else if (entry.isOwn && (entry.time < end || (isAbove && entry.time === end))) earlier.add(entry)
  }
  return (entry) => earlier.has(entry)
}

/**
 * Lines of our own that are known of a page and stand from `index` on, where the page is put in, without standing there as the page has it: by msgid. Only a page's
 * end may stand there already. `isFollowed`: between this page and what is there more is missing.
 */
export function outOfPlace(
  timeline: Timeline,
  index: number,
  messages: readonly Message[],
  isFollowed: boolean,
): ReadonlyMap<string, TalkEntry> {
  const known = messages.flatMap(({ verb, tags }) => {
    const msgid = /^(?:PRIVMSG|NOTICE)$/i.test(verb) ? tags?.get('msgid') : undefined
    if (msgid === undefined) return []
    const entry = talkWith(timeline, msgid)
    return [entry && indexOfEntry(timeline, entry.id) >= index ? entry : undefined]
  })
  if (known.every((entry) => entry === undefined)) return new Map()
  const there = isFollowed ? [] : talkFrom(timeline, index, messages.length)
  const end = known.slice(known.lastIndexOf(undefined) + 1)
  while (end.some((entry, i) => entry !== there[i])) end.shift()
  const moved = known.slice(0, known.length - end.length)
  return new Map(moved.flatMap((entry) => (entry?.isOwn && entry.msgid ? [[entry.msgid, entry]] : [])))
}

/** When the line at an index, or the nearest one from there on, was told by the server: milliseconds since 1970. */
export function serverTimeAt(timeline: Timeline, from: number, step: 1 | -1): number | undefined {
  for (let index = from; ; index += step) {
    const entry = entryAt(timeline, index)
    if (!entry || isTold(entry)) return entry?.time
  }
}

function talkFrom(timeline: Timeline, from: number, most: number): TalkEntry[] {
  const found: TalkEntry[] = []
  for (let index = from; found.length < most; index++) {
    const entry = entryAt(timeline, index)
    if (!entry) break
    if (entry.kind === 'talk' && entry.msgid !== undefined) found.push(entry)
  }
  return found
}

/** By the server: notes of our own, and lines of ours that wait, have our own time. */
function isTold(entry: Entry): boolean {
  return entry.kind === 'presence' || (entry.kind === 'talk' && entry.msgid !== undefined)
}

/** A line of ours that seemed lost with the connection and was delivered all the same is shown once. */
export function withoutDelivered(timeline: Timeline, entries: readonly Entry[]): Timeline {
  /** When each was delivered last. */
  const delivered = new Map(
    entries.flatMap((entry) => (entry.kind === 'talk' && entry.isOwn ? [[entry.text, entry.time] as const] : [])),
  )
  if (delivered.size === 0) return timeline
  return changeUnsaid(
    timeline,
    ({ failed, text, time }) =>
      failed !== undefined &&
      // The same words, said earlier, are another line.
      (delivered.get(text) ?? -Infinity) > time - CLOCKS_DIFFER_MS,
    () => undefined,
  )
}
