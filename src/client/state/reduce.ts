/** The one way in which the state changes: an action and the state before it give the state after it. Pure. */
import type { Message } from '../../wire/irc/message.ts'
import { applyIsupport, defaultIsupport } from '../isupport.ts'
import type { Answers } from './answers.ts'
import { onAway, onChghost, onInvite, onMode, onNoTopicReply, onTopic, onTopicReply } from './channel-changes.ts'
import { withBuffer, withNote, withOpenBuffer } from './change.ts'
import { SERVER_BUFFER } from './client-state.ts'
import type { Buffer, ClientState, Status } from './client-state.ts'
import { onEndOfNames, onJoin, onKick, onNames, onNick, onPart, onQuit } from './comings.ts'
import { onHistoryPage } from './history-page.ts'
import type { HistoryPage } from './history-page.ts'
import { onJump } from './jump.ts'
import { onEdit, onPin, onRedact, onTagmsg } from './message-changes.ts'
import { timeOf } from './message-time.ts'
import { onQuotes } from './quotes.ts'
import { onMarkRead, onUnread, withUnreadLine } from './read-markers.ts'
import { onNumeric, onOwnAway, onStandardReply } from './replies.ts'
import { bufferAwaiting, onResent, onSent, onTalk, withFailed } from './talk.ts'
import type { Sent } from './talk.ts'

/** Times are milliseconds since 1970. */
export type Action =
  | { readonly type: 'status'; readonly status: Status }
  /** A connection came to its registration. */
  | { readonly type: 'began'; readonly capabilities: ReadonlySet<string> }
  | { readonly type: 'capabilities'; readonly capabilities: ReadonlySet<string> }
  /** The connection was lost while we were online. */
  | {
      readonly type: 'lost'
      readonly why: string
      readonly at: number
      /** The labels of lines that were not confirmed and will be said again. */
      readonly kept?: ReadonlySet<string>
    }
  | { readonly type: 'message'; readonly message: Message; readonly label?: string | undefined; readonly at: number }
  | { readonly type: 'page'; readonly page: HistoryPage; readonly at: number }
  | { readonly type: 'history'; readonly buffer: string; readonly history: Buffer['history'] }
  | ({ readonly type: 'sent'; readonly buffer: string; readonly at: number } & Sent)
  | { readonly type: 'resent'; readonly label: string; readonly isPending: boolean }
  | { readonly type: 'failed'; readonly label: string; readonly why: string }
  | {
      readonly type: 'quotes'
      readonly buffer: string
      readonly messages: readonly Message[]
      readonly sentence: string
      readonly at: number
    }
  /** To a message that is loaded; nothing where it is not. */
  | { readonly type: 'jump'; readonly buffer: string; readonly msgid: string }
  /** From the past to what is being said now. */
  | { readonly type: 'return'; readonly buffer: string }
  | {
      readonly type: 'note'
      readonly buffer: string
      readonly text: string
      readonly tone: 'plain' | 'error'
      readonly at: number
    }
  | { readonly type: 'focus'; readonly buffer: string }
  | { readonly type: 'open'; readonly name: string; readonly kind: 'channel' | 'query' }
  | { readonly type: 'close'; readonly buffer: string }

export function reduce(before: ClientState, action: Action): ClientState {
  const state = before.news.length === 0 ? before : { ...before, news: [] }
  switch (action.type) {
    case 'status':
      return { ...state, status: action.status }
    case 'began':
      return {
        ...state,
        connection: state.connection + 1,
        isWelcoming: true,
        capabilities: action.capabilities,
        isupport: defaultIsupport,
        isAway: false,
      }
    case 'capabilities':
      return { ...state, capabilities: action.capabilities }
    case 'lost':
      return onLost(state, action)
    case 'message':
      return onMessage(state, action.message, action.label, action.at)
    case 'page':
      return onHistoryPage(state, action.page, action.at)
    case 'history':
      return withBuffer(state, action.buffer, { history: action.history })
    case 'sent':
      return onSent(state, action.buffer, action.at, action)
    case 'resent':
      return onResent(state, action.label, action.isPending)
    case 'failed':
      return withFailed(state, action.why, action.label)
    case 'quotes':
      return onQuotes(state, action.buffer, action.messages, action.sentence, action.at)
    case 'jump':
      return onJump(state, action.buffer, action.msgid)
    case 'return':
      return withBuffer(state, action.buffer, { excerpt: undefined, jumpedTo: undefined })
    case 'note':
      return withNote(state, action.buffer, action.at, action.text, action.tone)
    case 'focus':
      return onFocus(state, action.buffer)
    case 'open':
      return withOpenBuffer(state, action.name, action.kind)
    case 'close':
      return onClose(state, action.buffer)
    default:
      return action satisfies never
  }
}

type OnMessage = (state: ClientState, message: Message, time: number, answers: Answers) => ClientState

const ROWS: Readonly<Record<string, OnMessage>> = {
  '001': onWelcome,
  '005': onIsupport,
  '305': onOwnAway,
  '306': onOwnAway,
  '331': onNoTopicReply,
  '332': onTopicReply,
  '353': onNames,
  '366': onEndOfNames,
  '376': onEndOfWelcome,
  '422': onEndOfWelcome,
  ACK: (state) => state,
  AWAY: onAway,
  CHGHOST: onChghost,
  EDIT: onEdit,
  /** The link's end follows, and says this as its reason. */
  ERROR: (state) => state,
  FAIL: onStandardReply,
  INVITE: onInvite,
  JOIN: onJoin,
  KICK: onKick,
  MARKREAD: onMarkRead,
  MODE: onMode,
  NICK: onNick,
  NOTE: onStandardReply,
  NOTICE: onTalk,
  PART: onPart,
  PIN: onPin,
  PRIVMSG: onTalk,
  QUIT: onQuit,
  REDACT: onRedact,
  TAGMSG: onTagmsg,
  TOPIC: onTopic,
  UNPIN: onPin,
  UNREAD: onUnread,
  WARN: onStandardReply,
}

function onMessage(state: ClientState, message: Message, label: string | undefined, at: number): ClientState {
  const verb = message.verb.toUpperCase()
  const time = timeOf(message, at)
  const row = ROWS[verb]
  const isRefusal = label !== undefined && (/^[45]\d\d$/.test(verb) || verb === 'FAIL')
  const refusedIn = isRefusal ? bufferAwaiting(state, label) : undefined
  const next = isRefusal ? withFailed(state, message.params.at(-1) ?? 'refused', label) : state
  const answers = { label, refusedIn }
  if (row) return row(next, message, time, answers)
  return /^\d{3}$/.test(verb) ? onNumeric(next, message, time, answers) : next
}

function onWelcome(state: ClientState, message: Message, time: number): ClientState {
  return onNumeric({ ...state, nick: message.params[0] ?? state.nick }, message, time)
}

function onEndOfWelcome(state: ClientState, message: Message, time: number): ClientState {
  return { ...onNumeric(state, message, time), isWelcoming: false }
}

function onIsupport(state: ClientState, { params }: Message): ClientState {
  const isupport = applyIsupport(state.isupport, params.slice(1, -1))
  const named = isupport.network === '' ? state : withBuffer(state, SERVER_BUFFER, { name: isupport.network })
  return { ...named, isupport }
}

function onLost(state: ClientState, { why, at, kept }: Extract<Action, { type: 'lost' }>): ClientState {
  let next = withFailed(state, 'not delivered', undefined, kept)
  for (const { key, kind, isJoined, isMissed } of state.buffers.values()) {
    if (kind === 'channel') {
      next = withBuffer(next, key, {
        isJoined: false,
        isMissed: isJoined || isMissed,
        members: new Map(),
        history: 'none',
        typing: new Map(),
      })
    } else if (kind === 'query') next = withBuffer(next, key, { history: 'none', typing: new Map() })
    if (isJoined || isMissed) next = withNote(next, key, at, `Connection lost: ${why.replace(/\.$/, '')}.`)
  }
  return next
}

function onFocus(state: ClientState, key: string): ClientState {
  if (!state.buffers.has(key)) return state
  // The mark of what was new has done its work once the person looks away.
  const left = key === state.active ? state : withBuffer(state, state.active, { firstUnread: undefined })
  return withUnreadLine({ ...withBuffer(left, key, { unread: 0, mentions: 0 }), active: key }, key)
}

/** The neighbour before it becomes active. The server's buffer stays. */
function onClose(state: ClientState, key: string): ClientState {
  if (key === SERVER_BUFFER || !state.buffers.has(key)) return state
  const keys = [...state.buffers.keys()]
  const buffers = new Map(state.buffers)
  buffers.delete(key)
  const closed = { ...state, buffers }
  return key === state.active
    ? onFocus({ ...closed, active: SERVER_BUFFER }, keys[keys.indexOf(key) - 1] ?? SERVER_BUFFER)
    : closed
}
