/** What people say: PRIVMSG and NOTICE, as they come and as they come back to us. */
import type { Message } from '../../wire/irc/message.ts'
import { parseSource } from '../../wire/irc/source.ts'
import type { Answers } from './answers.ts'
import { withBuffer, withEntry, withNote, withOpenBuffer } from './change.ts'
import { SERVER_BUFFER } from './client-state.ts'
import type { ClientState } from './client-state.ts'
import type { EntryDraft, TalkEntry } from './entry.ts'
import { isChannelName, isMentionOf, isSameName, keyOf } from './selectors.ts'
import { changeEntries, entriesBackwards, hasMsgid } from './timeline.ts'

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
  const msgid = message.tags?.get('msgid')
  const isQuery = !isChannelName(state, withoutStatus(state, message.params[0] ?? ''))
  return {
    kind: 'talk',
    style: message.verb.toUpperCase() === 'NOTICE' ? 'notice' : action ? 'act' : 'say',
    nick,
    text: said,
    isOwn,
    isMention: !isOwn && (isQuery || isMentionOf(state.nick, said)),
    ...(msgid ? { msgid } : {}),
  }
}

export function onTalk(state: ClientState, message: Message, time: number, { label }: Answers): ClientState {
  const { nick, host } = parseSource(message.source ?? '')
  const target = withoutStatus(state, message.params[0] ?? '')
  const draft = talkDraft(state, message)
  if (!draft) return fromServer(state, message, time)
  if (isChannelName(state, target)) return withTalk(state, target, time, draft, label)

  // Notices of servers, and those from before we have a nick, belong to no conversation.
  const isServer = host === '' && (nick.includes('.') || draft.style === 'notice')
  if (isServer && !draft.isOwn) return withNote(state, SERVER_BUFFER, time, draft.text)
  const partner = draft.isOwn ? target : nick
  if (draft.style === 'notice' && !state.buffers.has(keyOf(state, partner))) {
    return withNote(
      state,
      SERVER_BUFFER,
      time,
      `Notice ${draft.isOwn ? `to ${partner}` : `from ${nick}`}: ${draft.text}`,
    )
  }
  return withTalk(withOpenBuffer(state, partner, 'query'), partner, time, draft, label)
}

function fromServer(state: ClientState, message: Message, time: number): ClientState {
  const text = message.params[1]
  return message.source === undefined && text ? withNote(state, SERVER_BUFFER, time, text) : state
}

/** `@#channel` is for the operators of `#channel`, and shown there. */
function withoutStatus(state: ClientState, target: string): string {
  const rest = target.slice(1)
  return state.isupport.prefixes.includes(target.charAt(0)) && isChannelName(state, rest) ? rest : target
}

/** Adds a line unless its msgid is known. Our own line takes the place of the one that waited for it. */
function withTalk(state: ClientState, name: string, time: number, draft: TalkDraft, label?: string): ClientState {
  const key = keyOf(state, name)
  const buffer = state.buffers.get(key)
  if (!buffer || (draft.msgid !== undefined && hasMsgid(buffer.timeline, draft.msgid))) return state
  const awaited = draft.isOwn ? awaitedEntry(state, key, draft, label) : undefined
  return withEntry(awaited ? withoutEntry(state, key, awaited.id) : state, key, time, draft)
}

function awaitedEntry(state: ClientState, key: string, draft: TalkDraft, label?: string): TalkEntry | undefined {
  const buffer = state.buffers.get(key)
  let oldest: TalkEntry | undefined
  if (!buffer) return undefined
  for (const [index, entry] of entriesBackwards(buffer.timeline)) {
    if (entry.kind === 'talk' && entry.pending !== undefined) {
      if (label !== undefined && entry.pending === label) return entry
      if (entry.text === draft.text && entry.style === draft.style) oldest = entry
    }
    if (index < buffer.timeline.length - 500) break
  }
  return label === undefined ? oldest : undefined
}

/** The key of the buffer in which a line of ours waits to be confirmed under this label. */
export function bufferAwaiting(state: ClientState, label: string): string | undefined {
  for (const { key, timeline } of state.buffers.values()) {
    for (const [index, entry] of entriesBackwards(timeline)) {
      if (entry.kind === 'talk' && entry.pending === label) return key
      if (index < timeline.length - 500) break
    }
  }
  return undefined
}

function withoutEntry(state: ClientState, key: string, id: number): ClientState {
  const buffer = state.buffers.get(key)
  if (!buffer) return state
  return withBuffer(state, key, {
    timeline: changeEntries(
      buffer.timeline,
      (entry) => entry.id === id,
      () => undefined,
    ),
  })
}

/** A line of ours that was handed to the network. `pending` is its label, or undefined where no echo will confirm it. */
export function onSent(
  state: ClientState,
  key: string,
  time: number,
  { text, style, pending }: { text: string; style: TalkEntry['style']; pending: string | undefined },
): ClientState {
  const draft: TalkDraft = { kind: 'talk', style, nick: state.nick, text, isOwn: true, isMention: false }
  return withEntry(state, key, time, pending === undefined ? draft : { ...draft, pending })
}

/** Marks lines that will not be confirmed any more: the one with this label, or all. */
export function withFailed(state: ClientState, reason: string, label?: string): ClientState {
  let next = state
  for (const { key, timeline } of state.buffers.values()) {
    const changed = changeEntries(
      timeline,
      (entry) =>
        entry.kind === 'talk' && entry.pending !== undefined && (label === undefined || entry.pending === label),
      (entry) => {
        if (entry.kind !== 'talk') return entry
        const { pending: _, ...rest } = entry
        return { ...rest, failed: reason }
      },
    )
    if (changed !== timeline) next = withBuffer(next, key, { timeline: changed })
  }
  return next
}
