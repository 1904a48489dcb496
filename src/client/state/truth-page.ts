/**
 * Puts a page of history over what is known from before: the page is true now. What it has is as the page says it, with the reactions of the page;
 * what should be in it and is not was taken away. What came since we hear all that happens there is true as it is.
 */
import type { Message } from '../../wire/irc/message.ts'
import type { Buffer, ClientState } from './client-state.ts'
import type { Entry, TalkEntry } from './entry.ts'
import { isCounted } from './history-page.ts'
import type { HistoryPage } from './history-page.ts'
import { withBuffer } from './change.ts'
import { timeOf } from './message-time.ts'
import { talkDraft } from './talk.ts'
import { changeEntries, type Timeline } from './timeline.ts'

/** The id that the first entry has, or would have, since we hear all that happens in a buffer. */
export function hearsSince({ beganWith }: ClientState, { cameWith = 0 }: Buffer): number {
  return Math.max(beganWith, cameWith)
}

/** It was known before that, and might have become another by now. */
export function isUnsure(entry: Entry, since: number): entry is TalkEntry & { readonly msgid: string } {
  if (entry.kind !== 'talk' || entry.msgid === undefined || entry.redacted) return false
  return Math.max(entry.id, entry.asOf ?? 0) < since
}

export function withTruth(state: ClientState, buffer: Buffer, page: HistoryPage, now: number): ClientState {
  const truth = truthIn(page, now)
  const since = hearsSince(state, buffer)
  const { timeline, excerpt } = buffer
  return withBuffer(state, buffer.key, {
    timeline: corrected(state, timeline, since, truth),
    ...(excerpt ? { excerpt: { ...excerpt, timeline: corrected(state, excerpt.timeline, since, truth) } } : {}),
  })
}

interface Truth {
  readonly said: ReadonlyMap<string, Message>
  /** Whether what was said then, milliseconds since 1970, would be in it. */
  readonly holds: (entry: TalkEntry & { readonly msgid: string }) => boolean
}

/** `until`: how far the page reaches at its newer end, milliseconds since 1970. */
function truthIn({ messages, until, newer, about }: HistoryPage, now: number): Truth {
  const said = new Map<string, Message>()
  for (const message of messages) {
    const msgid = message.tags?.get('msgid')
    if (msgid !== undefined && /^(?:PRIVMSG|NOTICE)$/i.test(message.verb)) said.set(msgid, message)
  }
  const [first, last] = [messages.find(isCounted), messages.findLast(isCounted)]
  // Of the first millisecond some may be in the next page, which is older; of the last one some were in the page before, or are in a newer one.
  if (about !== undefined) {
    const [from, to] = [first ? timeOf(first, now) : now, last ? timeOf(last, now) : now]
    return { said, holds: ({ time, msgid }) => msgid === about || (time > from && time < to) }
  }
  // An empty page: nothing older is left.
  const from = first ? timeOf(first, now) : Number.NEGATIVE_INFINITY
  const end = until ?? now
  return { said, holds: ({ time, msgid }) => time > from && time <= end && !newer?.has(msgid) }
}

function corrected(state: ClientState, timeline: Timeline, since: number, { said, holds }: Truth): Timeline {
  const isMeant = (entry: Entry): entry is TalkEntry & { msgid: string } =>
    isUnsure(entry, since) && (said.has(entry.msgid) || holds(entry))
  return changeEntries(timeline, isMeant, (entry) => {
    const message = isMeant(entry) ? said.get(entry.msgid) : undefined
    return entry.kind === 'talk' && message ? truthOf(state, entry, message) : undefined
  })
}

function truthOf(state: ClientState, entry: TalkEntry, message: Message): TalkEntry {
  const draft = talkDraft(state, message)
  const { id, time, connection, isMention, reactions } = entry
  const asOf = state.nextEntryId
  if (!draft) return { ...entry, asOf }
  // Who hears no reactions in history keeps those that were seen.
  const kept = state.capabilities.has('snug.chat/timeline') || !reactions ? {} : { reactions }
  return { ...draft, id, time, connection, asOf, isMention: draft.isMention || isMention, ...kept }
}
