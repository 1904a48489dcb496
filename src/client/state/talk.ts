/** What people say: PRIVMSG and NOTICE, as they come and as they come back to us. */
import type { Message } from '../../wire/irc/message.ts'
import { parseSource } from '../../wire/irc/source.ts'
import type { Answers } from './answers.ts'
import { withBuffer, withEntry, withNote, withOpenBuffer } from './change.ts'
import { SERVER_BUFFER } from './client-state.ts'
import type { ClientState } from './client-state.ts'
import type { EntryDraft, TalkEntry } from './entry.ts'
import { replyIn } from './message-changes.ts'
import { isNamed } from './notices.ts'
import { placeAt } from './out-of-place.ts'
import { isChannelName, isHiddenFrom, isSameName, keyOf, withoutStatus } from './selectors.ts'
import { changeEntry, changeUnsaid, entryAt, hasMsgid, insertEntries, type Timeline, unsaidIn } from './timeline.ts'
import { withoutTyping } from './typing.ts'
import { phrases } from '../phrases/phrases.ts'

type TalkDraft = Extract<EntryDraft, { kind: 'talk' }>

/** The entry that a PRIVMSG or NOTICE becomes, or undefined for what is no talk: other CTCP, an empty text. */
export function talkDraft(state: ClientState, message: Message): TalkDraft | undefined {
  const { nick } = parseSource(message.source ?? '')
  const text = message.params[1]
  if (nick === '' || text === undefined) return undefined
  const action = /^\x01ACTION ([^\x01]*)\x01?$/.exec(text)
  if (!action && text.startsWith('\x01')) return undefined
  const said = action?.[1] ?? text
  const isOwn = isSameName(state, nick, state.nick)
  const account = message.tags?.get('account')
  const isIgnored = !isOwn && isHiddenFrom(state, nick, account)
  const msgid = message.tags?.get('msgid')
  const replyTo = replyIn(message.tags)
  const isQuery = !isChannelName(state, withoutStatus(state, message.params[0] ?? ''))
  return {
    kind: 'talk',
    style: message.verb.toUpperCase() === 'NOTICE' ? 'notice' : action ? 'act' : 'say',
    nick,
    ...(account ? { account } : {}),
    text: said,
    isOwn,
    isMention: !isOwn && !isIgnored && (isQuery || isNamed(state, said)),
    ...(isIgnored && { isIgnored }),
    ...(msgid ? { msgid } : {}),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(message.tags?.has('snug.chat/edited') ? { isEdited: true } : {}),
    ...(message.tags?.has('snug.chat/pinned') ? { isPinned: true } : {}),
  }
}

export function onTalk(state: ClientState, message: Message, time: number, { label }: Answers): ClientState {
  const { nick, host } = parseSource(message.source ?? '')
  const target = withoutStatus(state, message.params[0] ?? '')
  const draft = talkDraft(state, message)
  if (!draft) return fromServer(state, message, time)
  const said: Said = { draft, time, label, isTimed: message.tags?.has('time') === true }
  if (isChannelName(state, target)) return withTalk(state, target, said)

  // Notices of servers, and those from before we have a nick, belong to no conversation.
  const isServer = host === '' && (nick.includes('.') || draft.style === 'notice')
  if (isServer && !draft.isOwn) return withNote(state, SERVER_BUFFER, time, draft.text)
  const partner = draft.isOwn ? target : nick
  if (draft.style === 'notice' && !state.buffers.has(keyOf(state, partner))) {
    const { noticeFrom, noticeTo } = phrases().notes
    return withNote(state, SERVER_BUFFER, time, (draft.isOwn ? noticeTo : noticeFrom)(partner, draft.text))
  }
  const opened = withOpenBuffer(state, partner, 'query', draft.isOwn ? 'us' : 'others')
  if (opened.buffers.has(keyOf(state, partner))) return withTalk(opened, partner, said)
  return withNote(state, SERVER_BUFFER, time, phrases().notes.noRoomFor(partner, draft.text), 'error')
}

function fromServer(state: ClientState, message: Message, time: number): ClientState {
  const text = message.params[1]
  return message.source === undefined && text ? withNote(state, SERVER_BUFFER, time, text) : state
}

interface Said {
  readonly draft: TalkDraft
  /** Milliseconds since 1970; `isTimed`: by the server's clock. */
  readonly time: number
  readonly isTimed: boolean
  readonly label: string | undefined
}

/** Adds a line unless its msgid is known. Our own line takes the place of the one that waited for it. */
function withTalk(state: ClientState, name: string, { draft, time, isTimed, label }: Said): ClientState {
  const key = keyOf(state, name)
  const buffer = state.buffers.get(key)
  if (!buffer) return state
  const awaited = draft.isOwn ? awaitedEntry(state, key, draft, label) : undefined
  const next = awaited ? withoutEntry(state, key, awaited.id) : withoutTyping(state, key, draft.nick)
  if (draft.msgid !== undefined && hasMsgid(buffer.timeline, draft.msgid)) return next
  return draft.isOwn && isTimed ? withOwn(next, key, time, draft) : withEntry(next, key, time, draft)
}

/** What one sent again may have been said long ago: then it stands where that was, and where that is not shown it comes with the rest. */
function withOwn(state: ClientState, key: string, time: number, draft: TalkDraft): ClientState {
  const buffer = state.buffers.get(key)
  const place = buffer ? placeAt(buffer.timeline, time) : 0
  const follower = buffer && entryAt(buffer.timeline, place)
  if (!buffer || !follower) return withEntry(state, key, time, draft)
  if (place === 0 && buffer.history !== 'complete') return state
  const entry = { ...draft, id: state.nextEntryId, time, connection: follower.connection }
  const timeline = insertEntries(buffer.timeline, place, [entry])
  return { ...withBuffer(state, key, { timeline }), nextEntryId: state.nextEntryId + 1 }
}

function awaitedEntry(state: ClientState, key: string, draft: TalkDraft, label?: string): TalkEntry | undefined {
  const buffer = state.buffers.get(key)
  let oldest: TalkEntry | undefined
  for (const entry of buffer ? unsaidIn(buffer.timeline) : []) {
    if (entry.pending === undefined) continue
    if (label !== undefined && entry.pending === label) return entry
    if (entry.text === draft.text && entry.style === draft.style) oldest = entry
  }
  return label === undefined ? oldest : undefined
}

/** The key of the buffer in which a line of ours waits to be confirmed under this label. */
export function bufferAwaiting(state: ClientState, label: string): string | undefined {
  for (const { key, timeline } of state.buffers.values()) {
    for (const { pending } of unsaidIn(timeline)) if (pending === label) return key
  }
  return undefined
}

/** A line of ours that was not delivered. */
export function failedEntry(state: ClientState, key: string, id: number): TalkEntry | undefined {
  const buffer = state.buffers.get(key)
  for (const entry of buffer ? unsaidIn(buffer.timeline) : []) {
    if (entry.id === id) return entry.failed === undefined ? undefined : entry
  }
  return undefined
}

/** Why the line of ours with this label was not delivered; undefined where that is not said of it. */
export function failureOf(state: ClientState, label: string): string | undefined {
  for (const { timeline } of state.buffers.values()) {
    for (const { unsent, failed } of unsaidIn(timeline)) if (unsent === label) return failed
  }
  return undefined
}

export function withoutEntry(state: ClientState, key: string, id: number): ClientState {
  const buffer = state.buffers.get(key)
  if (!buffer) return state
  return withBuffer(state, key, {
    timeline: changeEntry(buffer.timeline, id, () => undefined),
  })
}

export interface Sent {
  readonly text: string
  readonly style: TalkEntry['style']
  readonly replyTo?: string | undefined
  /** Its label, or undefined where no echo will confirm it. */
  readonly pending: string | undefined
  /** It was not handed to the network, but will be. */
  readonly isWaiting?: boolean
}

/** A line of ours. */
export function onSent(state: ClientState, key: string, time: number, sent: Sent): ClientState {
  const { text, style, replyTo, pending, isWaiting } = sent
  // Who answers has read what was new.
  return withEntry(withBuffer(state, key, { firstUnread: undefined }), key, time, {
    kind: 'talk',
    style,
    nick: state.nick,
    text,
    isOwn: true,
    isMention: false,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(pending === undefined ? {} : { pending }),
    ...(isWaiting ? { isWaiting } : {}),
  })
}

/** A line of ours that waited was handed to the network. `isPending`: an echo will confirm it. */
export function onResent(state: ClientState, label: string, isPending: boolean): ClientState {
  return withPendingChanged(
    state,
    (pending) => pending === label,
    (entry) => (isPending ? without(entry, 'isWaiting') : without(without(entry, 'isWaiting'), 'pending')),
  )
}

/** Marks lines that will not be confirmed any more: the one with this label, or all but those that will be said again. */
export function withFailed(
  state: ClientState,
  reason: string,
  label?: string,
  kept: ReadonlySet<string> = new Set(),
): ClientState {
  const failed = withPendingChanged(
    state,
    (pending) => (label === undefined ? !kept.has(pending) : pending === label),
    (entry) => ({
      ...without(without(entry, 'pending'), 'isWaiting'),
      failed: reason,
      ...(entry.pending === undefined ? {} : { unsent: entry.pending }),
    }),
  )
  return withPendingChanged(
    failed,
    (pending) => kept.has(pending),
    (entry) => ({ ...entry, isWaiting: true }),
  )
}

/** The line with this label goes, whether it waits or was not delivered. */
export function withoutUnsent(state: ClientState, label: string): ClientState {
  return withTimelines(state, (timeline) =>
    changeUnsaid(
      timeline,
      ({ pending, unsent }) => pending === label || unsent === label,
      () => undefined,
    ),
  )
}

function withPendingChanged(
  state: ClientState,
  isMeant: (pending: string) => boolean,
  change: (entry: TalkEntry) => TalkEntry,
): ClientState {
  return withTimelines(state, (timeline) =>
    changeUnsaid(timeline, ({ pending }) => pending !== undefined && isMeant(pending), change),
  )
}

function withTimelines(state: ClientState, change: (timeline: Timeline) => Timeline): ClientState {
  let next = state
  for (const { key, timeline } of state.buffers.values()) {
    const changed = change(timeline)
    if (changed !== timeline) next = withBuffer(next, key, { timeline: changed })
  }
  return next
}

function without(entry: TalkEntry, name: 'pending' | 'isWaiting'): TalkEntry {
  const { [name]: _, ...rest } = entry
  return rest
}
