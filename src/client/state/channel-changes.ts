/** What changes about a channel and the people in it: topic, modes, away, names. */
import type { Message } from '../../wire/irc/message.ts'
import { parseSource } from '../../wire/irc/source.ts'
import { parseModeChanges } from '../mode-changes.ts'
import { withBuffer, withMember, withNote } from './change.ts'
import { SERVER_BUFFER } from './client-state.ts'
import type { ClientState } from './client-state.ts'
import { bufferNamed, isChannelName, isSameName, keyOf } from './selectors.ts'

export function onTopic(state: ClientState, { source = '', params }: Message, time: number): ClientState {
  const { nick } = parseSource(source)
  const [name = '', topic = ''] = params
  const key = keyOf(state, name)
  const text = topic === '' ? `${nick} cleared the topic` : `${nick} set the topic: ${topic}`
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
  const { nick } = parseSource(source)
  const [target = '', modes = '', ...rest] = params
  if (!isChannelName(state, target)) {
    return withNote(state, SERVER_BUFFER, time, `Your modes: ${modes}`)
  }
  const key = keyOf(state, target)
  let next = state
  for (const { adds, letter, param } of parseModeChanges(state.isupport, modes, rest)) {
    const rank = state.isupport.prefixModes.indexOf(letter)
    if (rank < 0 || param === undefined) continue
    const member = next.buffers.get(key)?.members.get(keyOf(state, param))
    if (!member) continue
    next = withMember(next, key, param, { prefixes: withPrefix(state, member.prefixes, rank, adds) })
  }
  return withNote(next, key, time, `${nick} set ${[modes, ...rest].join(' ')}`)
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
    return withNote(state, state.active, time, `${nick} invites you to ${channel}: /join ${channel}`)
  }
  const key = bufferNamed(state, channel)?.key
  return key === undefined ? state : withNote(state, key, time, `${nick} invited ${whom}`)
}
