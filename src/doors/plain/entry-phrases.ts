/** Kept messages as they are read back, as they are now: with the time, whom they answer, whether they were edited, and the reactions. */
import type { Entry } from '../../chat/entry.ts'
import { nickOf } from '../../chat/user.ts'
import type { MessageLog, Reaction } from '../../ports/message-log.ts'
import { showable } from '../../wire/plain/showable.ts'
import { beforeEach, spoken } from './spoken.ts'

const DAY_CHARACTERS = 'YYYY-MM-DD'.length
const TIME_CHARACTERS = 'YYYY-MM-DDTHH:MM'.length
/** Different reactions that are shown of one message. */
const MOST_REACTIONS = 10
/** Reactions that are read for that; messages before those that have so many together show none. */
const MOST_READ = 5000
/** Characters of what is shown at once: it has to fit in the queue of a client that reads slowly. */
const MOST_CHARACTERS = 150_000

export interface Reading {
  readonly messages: Pick<MessageLog, 'entry' | 'reactions'>
  /** Milliseconds since 1970. */
  readonly now: number
  /** Stands before the time. */
  readonly labelOf?: (entry: Entry) => string
  /** Stands behind the time. */
  readonly placeOf?: (entry: Entry) => string
}

/** `12:03`, or `2026-11-22 12:03` where that is not the day of `now`; UTC, because a room's people are in different places. */
export function formatTime(at: number, now: number): string {
  const time = new Date(at).toISOString().slice(0, TIME_CHARACTERS).replace('T', ' ')
  const today = new Date(now).toISOString().slice(0, DAY_CHARACTERS)
  return time.startsWith(today) ? time.slice(DAY_CHARACTERS + 1) : time
}

/** `[12:03] bob (to alice, edited): hello [👍 2]`, for each message that people can read; several lines for one that has several. */
export function phraseEntries(entries: readonly Entry[], { messages, now, labelOf, placeOf }: Reading): string[] {
  const reactions = gathered(reactionsTo(entries, messages))
  return entries.flatMap((entry) => {
    const { seq, at, source, kind, text, of, editedAt } = entry
    const answered = of === undefined ? undefined : messages.entry(of)
    const words = spoken(nickOf(source), kind, text, [
      ...(answered?.timeline === entry.timeline ? [`to ${nickOf(answered.source)}`] : []),
      ...(editedAt === undefined ? [] : ['edited']),
    ])
    if (words === '') return []
    const label = labelOf ? `${labelOf(entry)} ` : ''
    const place = placeOf ? ` ${placeOf(entry)}` : ''
    return beforeEach(`${label}[${formatTime(at, now)}${place}] `, words) + phraseReactions(reactions.get(seq))
  })
}

/** The newest of them that may be shown at once: at least one. */
export function fitting(entries: readonly Entry[]): readonly Entry[] {
  let room = MOST_CHARACTERS
  let first = entries.length
  while (first > 0 && (room > 0 || first === entries.length)) room -= entries[--first]?.text.length ?? 0
  return room < 0 && first < entries.length - 1 ? entries.slice(first + 1) : entries.slice(first)
}

/** Message by message from the newest on, for each may have very many. */
function reactionsTo(entries: readonly Entry[], messages: Reading['messages']): Reaction[] {
  const all: Reaction[] = []
  for (const { seq } of entries.toReversed()) {
    if (all.length >= MOST_READ) break
    for (const one of messages.reactions([seq])) all.push(one)
  }
  return all
}

/** How many there are of each, for each message. */
function gathered(reactions: readonly Reaction[]): ReadonlyMap<number, ReadonlyMap<string, number>> {
  const byMessage = new Map<number, Map<string, number>>()
  for (const { of, value } of reactions) {
    let counts = byMessage.get(of)
    if (!counts) byMessage.set(of, (counts = new Map()))
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return byMessage
}

/** ` [👍 2 ❤ 1]`: those that are most come first. */
function phraseReactions(counts: ReadonlyMap<string, number> | undefined): string {
  if (!counts) return ''
  const all = [...counts].sort(([, one], [, other]) => other - one)
  const shown = all.slice(0, MOST_REACTIONS).map(([value, count]) => `${showable(value)} ${count}`)
  const rest = all.length - shown.length
  return ` [${shown.join(' ')}${rest > 0 ? ` and ${rest} more` : ''}]`
}
