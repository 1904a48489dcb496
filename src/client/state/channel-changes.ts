/** What changes about a channel and the people in it: its name, topic and modes, who is away. */
import type { Message } from '../../wire/irc/message.ts'
import { parseSource } from '../../wire/irc/source.ts'
import { parseModeChanges } from '../mode-changes.ts'
import type { ModeChange } from '../mode-changes.ts'
import { withBuffer, withMember, withNote, withRenamedBuffer } from './change.ts'
import { SERVER_BUFFER } from './client-state.ts'
import type { Buffer, ClientState } from './client-state.ts'
import type { Entry } from './entry.ts'
import { modesText } from './modes-text.ts'
import { onNumeric } from './replies.ts'
import { bufferNamed, isChannelName, isSameName, keyOf } from './selectors.ts'
import { entriesForwards, insertEntries } from './timeline.ts'
import { phrases } from '../phrases/phrases.ts'

export function onTopic(state: ClientState, { source = '', params }: Message, time: number): ClientState {
  const { nick } = parseSource(source)
  const [name = '', topic = ''] = params
  const key = keyOf(state, name)
  const { topicCleared, topicSet } = phrases().notes
  const text = topic === '' ? topicCleared(nick) : topicSet(nick, topic)
  return withNote(withBuffer(state, key, { topic }), key, time, text)
}

/** RPL_TOPIC `<client> <channel> :<topic>` and RPL_NOTOPIC, of which the text is not a topic. */
export function onTopicReply(state: ClientState, { params }: Message): ClientState {
  return withBuffer(state, keyOf(state, params[1] ?? ''), { topic: params[2] ?? '' })
}

export function onNoTopicReply(state: ClientState, { params }: Message): ClientState {
  return withBuffer(state, keyOf(state, params[1] ?? ''), { topic: '' })
}

export function onMode(state: ClientState, { source = '', params }: Message, time: number): ClientState {
  const [target = '', modes = '', ...rest] = params
  if (!isChannelName(state, target)) {
    const said = /([+-])[^+-]*o/.exec(modes)?.[1]
    const next =
      said !== undefined && isSameName(state, target, state.nick) ? { ...state, isOperator: said === '+' } : state
    return withNote(next, SERVER_BUFFER, time, phrases().notes.ownModes(modes))
  }
  const key = keyOf(state, target)
  const changes = parseModeChanges(state.isupport, modes, rest)
  let next = withModes(state, key, changes)
  for (const { adds, letter, param } of changes) {
    const rank = state.isupport.prefixModes.indexOf(letter)
    if (rank < 0 || param === undefined) continue
    const member = next.buffers.get(key)?.members.get(keyOf(state, param))
    if (!member) continue
    next = withMember(next, key, param, { prefixes: withPrefix(state, member.prefixes, rank, adds) })
  }
  return withNote(next, key, time, modesText(state, source, [modes, ...rest]))
}

/** Where they are not known, a change does not make them so. */
function withModes(state: ClientState, key: string, changes: readonly ModeChange[]): ClientState {
  const known = state.buffers.get(key)?.modes
  if (!known) return state
  const { prefixModes, channelModes } = state.isupport
  const modes = new Map(known)
  for (const { adds, letter, param } of changes) {
    if (prefixModes.includes(letter) || channelModes[0].includes(letter)) continue
    if (adds) modes.set(letter, param ?? '')
    else modes.delete(letter)
  }
  return withBuffer(state, key, { modes })
}

/** RPL_CHANNELMODEIS: `<client> <channel> <modes> [<params>…]`. */
export function modesIn(state: ClientState, { params }: Message): { key: string; modes: ReadonlyMap<string, string> } {
  const [, channel = '', modes = '', ...rest] = params
  const changes = parseModeChanges(state.isupport, modes, rest)
  return { key: keyOf(state, channel), modes: new Map(changes.map(({ letter, param }) => [letter, param ?? ''])) }
}

export function onModesReply(state: ClientState, message: Message, time: number): ClientState {
  const { key, modes } = modesIn(state, message)
  return onNumeric(withBuffer(state, key, { modes }), message, time)
}

/** `RENAME <channel> <new name> :<reason>`: all that is known of it goes with it. https://ircv3.net/specs/extensions/channel-rename */
export function onRename(state: ClientState, { source = '', params }: Message, time: number): ClientState {
  const { nick } = parseSource(source)
  const [from = '', to = '', reason = ''] = params
  const old = bufferNamed(state, from)
  const key = keyOf(state, to)
  const other = state.buffers.get(key)
  if (!old || to === '') return state
  // Where we are in it under that name already, this is how it was known before the connection.
  if (other && other !== old && other.isJoined && old.isMissed) return withUnsaidMoved(state, old, other)
  // Only what one has left can be called so too.
  if (other && other !== old && (other.kind !== 'channel' || other.isJoined)) return state
  if (!source.includes('!')) return withRenamedBuffer(state, old, to)
  return withNote(withRenamedBuffer(state, old, to), key, time, phrases().notes.renamed(nick, from, to, reason))
}

/** What was written for one and is not said goes to the other, in place of which it stood. */
function withUnsaidMoved(state: ClientState, from: Buffer, to: Buffer): ClientState {
  const isUnsaid = (entry: Entry): boolean => entry.kind === 'talk' && (entry.pending ?? entry.unsent) !== undefined
  const unsaid = [...entriesForwards(from.timeline)].filter(isUnsaid)
  const buffers = new Map(state.buffers)
  buffers.delete(from.key)
  buffers.set(to.key, { ...to, timeline: insertEntries(to.timeline, to.timeline.length, unsaid) })
  const active = state.active === from.key ? to.key : state.active
  return { ...state, buffers, active, moved: { from: from.key, to: to.key } }
}

function withPrefix(state: ClientState, own: string, rank: number, adds: boolean): string {
  const all = state.isupport.prefixes.split('')
  return all.filter((prefix, i) => (i === rank ? adds : own.includes(prefix))).join('')
}

export function onAway(state: ClientState, { source = '', params }: Message): ClientState {
  const { nick } = parseSource(source)
  const isAway = params[0] !== undefined && params[0] !== ''
  let next = isSameName(state, nick, state.nick) ? { ...state, isAway } : state
  for (const { key, members } of state.buffers.values()) {
    if (members.has(keyOf(state, nick))) next = withMember(next, key, nick, { isAway })
  }
  return next
}

export function onChghost(state: ClientState, { source = '', params }: Message): ClientState {
  const { nick } = parseSource(source)
  const [user = '', host = ''] = params
  return isSameName(state, nick, state.nick) ? { ...state, user, host } : state
}

export function onInvite(state: ClientState, { source = '', params }: Message, time: number): ClientState {
  const { nick } = parseSource(source)
  const [whom = '', channel = ''] = params
  if (isSameName(state, whom, state.nick)) {
    return withNote(state, state.active, time, phrases().notes.invitesYou(nick, channel))
  }
  const key = bufferNamed(state, channel)?.key
  return key === undefined ? state : withNote(state, key, time, phrases().notes.invited(nick, whom))
}
