/** What is done to messages that were said before: reactions, edits, redactions, pins. */
import type { Message } from '../../wire/irc/message.ts'
import { parseSource } from '../../wire/irc/source.ts'
import { isOfOthers, withBuffer, withNote } from './change.ts'
import type { Buffer, ClientState, MessageChange } from './client-state.ts'
import type { Entry, Reaction, TalkEntry } from './entry.ts'
import { withFoundChanged, withPinsChanged } from './found.ts'
import { isNamed } from './notices.ts'
import { isSameName, keyOf, partnerKey } from './selectors.ts'
import { changeEntries, changeEntry, emptyTimeline, hasQuotes, indexOfEntry, talkWith } from './timeline.ts'
import { onTyping } from './typing.ts'
import { phrases } from '../phrases/phrases.ts'

/** Different reactions that one message shows, and people who are counted for each. */
const MAX_VALUES = 50
const MAX_NICKS = 1_000
const MAX_VALUE = 64
const NO_BUFFER = { timeline: emptyTimeline, unread: 0, mentions: 0, firstUnread: undefined }
/** What a message can be called in a line: anybody may put anything into a tag. */
const MSGID = /^[^\s\0]{1,500}$/

/** TAGMSG: a reaction, or that somebody is writing. Others mean nothing here. */
export function onTagmsg(state: ClientState, message: Message, time: number): ClientState {
  const { tags, source = '', params } = message
  const { nick } = parseSource(source)
  const msgid = replyIn(tags)
  const key = partnerKey(state, nick, params[0] ?? '')
  if (!tags || nick === '' || key === undefined) return state
  const added = tags.get('+draft/react') ?? tags.get('+react')
  const taken = tags.get('+draft/unreact') ?? tags.get('+unreact')
  const value = added ?? taken
  if (msgid !== undefined && value !== undefined && value !== '' && value.length <= MAX_VALUE) {
    const was = added === undefined ? 'unreacted' : 'reacted'
    return withChanged(state, key, msgid, { was, by: nick, value }, (entry) => ({
      ...without(entry, 'reactions'),
      ...reactionsAfter(state, entry.reactions ?? [], nick, value, added !== undefined),
    }))
  }
  const who = { nick, account: tags.get('account') }
  return onTyping(state, key, who, tags.get('+typing') ?? tags.get('+draft/typing'), time)
}

/** The message that one with these tags is about. Clients know one name or the other. */
export function replyIn(tags: ReadonlyMap<string, string> | undefined): string | undefined {
  const msgid = tags?.get('+reply') ?? tags?.get('+draft/reply')
  return msgid !== undefined && MSGID.test(msgid) ? msgid : undefined
}

function reactionsAfter(
  state: ClientState,
  before: readonly Reaction[],
  nick: string,
  value: string,
  isAdded: boolean,
): { reactions?: readonly Reaction[] } {
  const known = before.find((reaction) => reaction.value === value)
  const others = (known?.nicks ?? []).filter((other) => !isSameName(state, other, nick))
  const nicks = isAdded && others.length < MAX_NICKS ? [...others, nick] : others
  const after = known
    ? before.flatMap((reaction) => (reaction !== known ? reaction : nicks.length > 0 ? { value, nicks } : []))
    : isAdded && before.length < MAX_VALUES
      ? [...before, { value, nicks }]
      : before
  return after.length === 0 ? {} : { reactions: after }
}

/** `EDIT <target> <msgid> :<text>`: docs/protocols/edit.md. */
export function onEdit(state: ClientState, { source = '', params }: Message): ClientState {
  const { nick } = parseSource(source)
  const [target = '', msgid = '', text = ''] = params
  const key = partnerKey(state, nick, target)
  if (key === undefined || text === '') return state
  return withChanged(inQuotes(state, msgid, text), key, msgid, { was: 'edited', by: nick }, (entry) =>
    entry.redacted ? entry : withText(state, entry, text),
  )
}

/** The message with what it says now. */
export function withText(state: ClientState, entry: TalkEntry, text: string): TalkEntry {
  const isMention = !entry.isOwn && !entry.isIgnored && (entry.isMention || isNamed(state, text))
  return { ...entry, text, isMention, isEdited: true }
}

/** The same as it happens: what is taken away before it was read is nothing to be read any more. Of what happened meanwhile the server has counted. */
export function onRedact(state: ClientState, message: Message): ClientState {
  const [target = '', msgid = ''] = message.params
  const key = bufferWith(state, msgid, partnerKey(state, parseSource(message.source ?? '').nick, target))
  return withRedacted(key === undefined ? state : withoutCounted(state, key, msgid), message)
}

/** `REDACT <target> <msgid> [:<reason>]`: nothing of the text is left, wherever it stands. */
export function withRedacted(state: ClientState, { source = '', params }: Message): ClientState {
  const { nick } = parseSource(source)
  const [target = '', msgid = '', reason = ''] = params
  const key = bufferWith(state, msgid, partnerKey(state, nick, target))
  if (key === undefined) return inQuotes(state, msgid, '')
  return withChanged(inQuotes(state, msgid, ''), key, msgid, { was: 'redacted', by: nick }, (entry) => ({
    ...without(without(entry, 'reactions'), 'isEdited'),
    text: '',
    isMention: false,
    redacted: { by: nick, reason },
  }))
}

function withoutCounted(state: ClientState, key: string, msgid: string): ClientState {
  const { timeline, unread, mentions, firstUnread } = state.buffers.get(key) ?? NO_BUFFER
  const entry = unread === 0 ? undefined : talkWith(timeline, msgid)
  if (!entry || entry.redacted || !isOfOthers(entry) || firstUnread === undefined) return state
  if (indexOfEntry(timeline, entry.id) < indexOfEntry(timeline, firstUnread)) return state
  return withBuffer(state, key, { unread: unread - 1, mentions: Math.max(0, mentions - (entry.isMention ? 1 : 0)) })
}

/** Where the message is: an operator of the server is no part of the conversation that they take something from. */
function bufferWith(state: ClientState, msgid: string, likely: string | undefined): string | undefined {
  const isIn = ({ timeline, excerpt }: Buffer): boolean =>
    talkWith(timeline, msgid) !== undefined ||
    (excerpt !== undefined && talkWith(excerpt.timeline, msgid) !== undefined)
  const buffer = likely === undefined ? undefined : state.buffers.get(likely)
  return buffer && isIn(buffer) ? likely : ([...state.buffers.values()].find(isIn)?.key ?? likely)
}

/** PIN and UNPIN, `<channel> <msgid>`: docs/protocols/timeline.md. */
export function onPin(state: ClientState, { verb, source = '', params }: Message, time: number): ClientState {
  const { nick } = parseSource(source)
  const [channel = '', msgid = ''] = params
  const key = keyOf(state, channel)
  const buffer = state.buffers.get(key)
  if (!buffer) return state
  const isPinned = verb.toUpperCase() === 'PIN'
  const about = talkWith(buffer.timeline, msgid)
  const listed = withPinsChanged(state, buffer.name, msgid, about, isPinned)
  const next = withTalkChanged(listed, key, msgid, (entry) => ({
    ...without(entry, 'isPinned'),
    ...(isPinned ? { isPinned } : {}),
  }))
  // Not what it says: a note would outlive the message.
  const { pinned, unpinned } = phrases().notes
  return withNote(next, key, time, (isPinned ? pinned : unpinned)(nick, about?.nick))
}

/** Changes one message and tells of it; nothing where it is not known, or is as it was. */
function withChanged(
  state: ClientState,
  key: string,
  msgid: string,
  change: MessageChange,
  make: (entry: TalkEntry) => TalkEntry,
): ClientState {
  const next = withTalkChanged(state, key, msgid, make)
  const buffer = next.buffers.get(key)
  const entry =
    buffer && (talkWith(buffer.timeline, msgid) ?? (buffer.excerpt && talkWith(buffer.excerpt.timeline, msgid)))
  return entry && next !== state
    ? { ...next, news: [...next.news, { buffer: key, entry, isHistory: false, change }] }
    : next
}

function withTalkChanged(
  state: ClientState,
  key: string,
  msgid: string,
  make: (entry: TalkEntry) => TalkEntry,
): ClientState {
  const buffer = state.buffers.get(key)
  if (!buffer || msgid === '') return state
  const change = (entry: Entry): Entry => (entry.kind === 'talk' ? make(entry) : entry)
  const { excerpt } = buffer
  const here = talkWith(buffer.timeline, msgid)
  const inExcerpt = excerpt && talkWith(excerpt.timeline, msgid)
  if (!here && !inExcerpt) return state
  return withBuffer(state, key, {
    ...(here ? { timeline: changeEntry(buffer.timeline, here.id, change) } : {}),
    ...(inExcerpt ? { excerpt: { ...excerpt, timeline: changeEntry(excerpt.timeline, inExcerpt.id, change) } } : {}),
  })
}

/** What was found and pinned is shown in any buffer. */
function inQuotes(state: ClientState, msgid: string, text: string): ClientState {
  let next = withFoundChanged(state, msgid, text)
  // What was removed says nothing any more.
  const isMeant = (entry: Entry): boolean =>
    entry.kind === 'quote' && entry.msgid === msgid && entry.text !== '' && entry.text !== text
  for (const { key, timeline } of state.buffers.values()) {
    if (!hasQuotes(timeline)) continue
    const changed = changeEntries(timeline, isMeant, (entry) => (entry.kind === 'quote' ? { ...entry, text } : entry))
    if (changed !== timeline) next = withBuffer(next, key, { timeline: changed })
  }
  return next
}

function without(entry: TalkEntry, name: 'reactions' | 'isEdited' | 'isPinned'): TalkEntry {
  const { [name]: _, ...rest } = entry
  return rest
}
