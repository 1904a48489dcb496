/**
 * Puts a page of history over what is known from before: the page is true now. What it has is as the page says it, with the reactions of the page;
 * what should be in it and is not was taken away.
 */
import type { Message } from '../../wire/irc/message.ts'
import type { Buffer, ClientState } from './client-state.ts'
import type { Entry, TalkEntry } from './entry.ts'
import { isCounted } from './history-page.ts'
import type { HistoryPage } from './history-page.ts'
import { withBuffer } from './change.ts'
import { timeOf } from './message-time.ts'
import { talkDraft } from './talk.ts'
import { changeEntries } from './timeline.ts'

/** `page.until`: how far the page reaches at its newer end, milliseconds since 1970. */
export function withTruth(state: ClientState, buffer: Buffer, page: HistoryPage, now: number): ClientState {
  const said = new Map<string, Message>()
  for (const message of page.messages) {
    const msgid = message.tags?.get('msgid')
    if (msgid !== undefined && /^(?:PRIVMSG|NOTICE)$/i.test(message.verb)) said.set(msgid, message)
  }
  const first = page.messages.find(isCounted)
  // Of the first millisecond some may be in the next page, which is older; of the last one some were in the page before. An empty page: nothing older is left.
  const from = first ? timeOf(first, now) : Number.NEGATIVE_INFINITY
  const until = page.until ?? now
  const isMeant = (entry: Entry): entry is TalkEntry & { msgid: string } =>
    entry.kind === 'talk' &&
    entry.msgid !== undefined &&
    entry.connection < state.connection &&
    entry.time <= until &&
    !page.newer?.has(entry.msgid)
  const timeline = changeEntries(buffer.timeline, isMeant, (entry) => {
    if (!isMeant(entry)) return entry
    const message = said.get(entry.msgid)
    if (message) return truthOf(state, entry, message)
    return entry.time > from && !entry.redacted ? undefined : entry
  })
  return withBuffer(state, buffer.key, { timeline })
}

function truthOf(state: ClientState, entry: TalkEntry, message: Message): TalkEntry {
  const draft = talkDraft(state, message)
  const { id, time, connection, isMention, reactions } = entry
  if (!draft) return entry
  // Who hears no reactions in history keeps those that were seen.
  const kept = state.capabilities.has('snug.chat/timeline') || !reactions ? {} : { reactions }
  return { ...draft, id, time, connection, isMention: draft.isMention || isMention, ...kept }
}
