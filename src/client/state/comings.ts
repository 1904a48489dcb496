/** Who is where: JOIN, PART, KICK, QUIT, NICK, and the names in a channel. */
import type { Message } from '../../wire/irc/message.ts'
import { parseSource } from '../../wire/irc/source.ts'
import { withBuffer, withNote, withOpenBuffer, withPresence, withRenamedBuffer } from './change.ts'
import type { ClientState, Member } from './client-state.ts'
import { withKey, withoutKey } from './layered-map.ts'
import { onExtendedJoin, withoutStranger, withPerson, withRenamedPerson } from './people.ts'
import { bufferNamed, isSameName, keyOf } from './selectors.ts'
import { emptyTimeline, lastEntry } from './timeline.ts'
import { withoutTyping } from './typing.ts'
import { phrases } from '../phrases/phrases.ts'

/** Names that one channel's list may hold here; a server that sends more is not believed. */
const MAX_MEMBERS = 100_000

export function onJoin(before: ClientState, message: Message, time: number): ClientState {
  const { source = '', params } = message
  const state = onExtendedJoin(before, message)
  const { nick, user, host } = parseSource(source)
  const [name] = params
  if (!name) return state
  const key = keyOf(state, name)
  if (isSameName(state, nick, state.nick)) {
    const open = withOpenBuffer({ ...state, user, host }, name, 'channel', 'us')
    const members = new Map([[keyOf(state, nick), { nick, prefixes: '', isAway: false }]])
    const joined = withBuffer(open, key, { name, isJoined: true, isMissed: false, members, namesComing: undefined })
    const come = withPresence(withoutRefusal(joined, key), key, time, { change: 'joined', nick, isOwn: true })
    const last = lastEntry(joined.buffers.get(key)?.timeline ?? emptyTimeline)
    return withBuffer(come, key, { cameWith: last?.connection === state.connection ? state.nextEntryId : undefined })
  }
  const buffer = state.buffers.get(key)
  if (!buffer || buffer.members.size >= MAX_MEMBERS) return state
  const members = withKey(buffer.members, keyOf(state, nick), { nick, prefixes: '', isAway: false })
  return withPresence(withBuffer(state, key, { members }), key, time, { change: 'joined', nick })
}

/** Whoever came in was not refused. */
function withoutRefusal(state: ClientState, key: string): ClientState {
  const { refusedJoin } = state
  return refusedJoin && keyOf(state, refusedJoin.channel) === key ? { ...state, refusedJoin: undefined } : state
}

export function onPart(state: ClientState, { source = '', params }: Message, time: number): ClientState {
  const { nick } = parseSource(source)
  const [name = '', reason = ''] = params
  const gone = withoutMember(state, keyOf(state, name), nick)
  const isOwn = isSameName(state, nick, state.nick)
  return withPresence(gone, keyOf(state, name), time, { change: 'left', nick, reason, ...(isOwn && { isOwn }) })
}

/** Servers give the nick of whoever puts out as the reason where there is none. */
export function kickReason(by: string, reason: string): string {
  return reason === by ? '' : reason
}

export function onKick(state: ClientState, { source = '', params }: Message, time: number): ClientState {
  const { nick: by } = parseSource(source)
  const [name = '', nick = '', reason = ''] = params
  const gone = withoutMember(state, keyOf(state, name), nick)
  const { removed, removedYou } = phrases().notes
  const why = kickReason(by, reason)
  const text = isSameName(state, nick, state.nick) ? removedYou(by, name, why) : removed(by, nick, name, why)
  return withNote(gone, keyOf(state, name), time, text)
}

export function onQuit(state: ClientState, { source = '', params }: Message, time: number): ClientState {
  const { nick } = parseSource(source)
  let next = state
  for (const { key, members, kind } of state.buffers.values()) {
    if (!members.has(keyOf(state, nick)) && !(kind === 'query' && key === keyOf(state, nick))) continue
    next = withPresence(withoutMember(next, key, nick), key, time, { change: 'quit', nick, reason: params[0] ?? '' })
  }
  return next.people.has(keyOf(next, nick)) ? withoutStranger(withPerson(next, nick, { isHere: false }), nick) : next
}

export function onNick(state: ClientState, { source = '', params }: Message, time: number): ClientState {
  const { nick } = parseSource(source)
  const [to = ''] = params
  if (to === '') return state
  let next = isSameName(state, nick, state.nick) ? { ...state, nick: to } : state
  for (const { key, members } of state.buffers.values()) {
    const member = members.get(keyOf(state, nick))
    if (!member) continue
    const renamed = withKey(withoutKey(members, keyOf(state, nick)), keyOf(state, to), { ...member, nick: to })
    next = withPresence(withBuffer(withoutTyping(next, key, nick), key, { members: renamed }), key, time, {
      change: 'renamed',
      nick,
      to,
    })
  }
  return withRenamedQuery(withRenamedPerson(next, nick, to), nick, to, time)
}

/** A conversation follows the person, unless there is one under the new name already. */
function withRenamedQuery(state: ClientState, nick: string, to: string, time: number): ClientState {
  const old = state.buffers.get(keyOf(state, nick))
  const key = keyOf(state, to)
  if (!old || old.kind !== 'query') return state
  if (old.key !== key && state.buffers.has(key)) return state
  return withPresence(withRenamedBuffer(state, old, to), key, time, { change: 'renamed', nick, to })
}

/** Our own leaving empties the channel's list, because nobody tells us of it any more. */
function withoutMember(state: ClientState, key: string, nick: string): ClientState {
  const buffer = state.buffers.get(key)
  if (!buffer || buffer.kind !== 'channel') return state
  if (isSameName(state, nick, state.nick)) {
    return withBuffer(state, key, { isJoined: false, members: new Map(), namesComing: undefined })
  }
  const members = withoutKey(buffer.members, keyOf(state, nick))
  return withoutStranger(withBuffer(withoutTyping(state, key, nick), key, { members }), nick)
}

/** RPL_NAMREPLY: `<client> <symbol> <channel> :[prefixes]nick[!user@host] …` */
export function onNames(state: ClientState, { params }: Message): ClientState {
  const buffer = bufferNamed(state, params[2] ?? '')
  if (!buffer?.isJoined) return state
  const coming = new Map(buffer.namesComing)
  for (const name of (params[3] ?? '').split(' ')) {
    if (name === '' || coming.size >= MAX_MEMBERS) continue
    const member = parseNamed(state, name, buffer.members)
    coming.set(keyOf(state, member.nick), member)
  }
  return withBuffer(state, buffer.key, { namesComing: coming })
}

function parseNamed(state: ClientState, name: string, known: ReadonlyMap<string, Member>): Member {
  let at = 0
  while (at < name.length && state.isupport.prefixes.includes(name.charAt(at))) at++
  const { nick } = parseSource(name.slice(at))
  return { nick, prefixes: name.slice(0, at), isAway: known.get(keyOf(state, nick))?.isAway ?? false }
}

export function onEndOfNames(state: ClientState, { params }: Message): ClientState {
  const buffer = bufferNamed(state, params[1] ?? '')
  if (!buffer?.namesComing) return state
  return withBuffer(state, buffer.key, { members: buffer.namesComing, namesComing: undefined })
}
