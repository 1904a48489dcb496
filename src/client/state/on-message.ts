/** What each message of the server changes: a row for each verb and numeric that is more than words for the person. Pure. */
import type { Message } from '../../wire/irc/message.ts'
import { applyIsupport } from '../isupport.ts'
import type { Answers } from './answers.ts'
import {
  onAway,
  onChghost,
  onInvite,
  onMode,
  onModesReply,
  onNoTopicReply,
  onRename,
  onTopic,
  onTopicReply,
} from './channel-changes.ts'
import { withBuffer } from './change.ts'
import { SERVER_BUFFER } from './client-state.ts'
import type { ClientState } from './client-state.ts'
import { onEndOfNames, onJoin, onKick, onNames, onNick, onPart, onQuit } from './comings.ts'
import { onEdit, onPin, onRedact, onTagmsg } from './message-changes.ts'
import { timeOf } from './message-time.ts'
import { onAccount, onMetadata, onMonitor, onSetname, onWhox } from './people.ts'
import { onNotify } from './notices.ts'
import { onMarkRead, onUnread } from './read-markers.ts'
import { onNumeric, onOwnAccount, onOwnAway, onStandardReply } from './replies.ts'
import { bufferAwaiting, onTalk, withFailed } from './talk.ts'
import { sentenceOf } from '../phrases/sentence-of.ts'

type OnMessage = (state: ClientState, message: Message, time: number, answers: Answers) => ClientState

const ROWS: Readonly<Record<string, OnMessage>> = {
  '001': onWelcome,
  '005': onIsupport,
  '305': onOwnAway,
  '306': onOwnAway,
  '900': onOwnAccount,
  '901': onOwnAccount,
  '324': onModesReply,
  '331': onNoTopicReply,
  '332': onTopicReply,
  '353': onNames,
  '354': onWhox,
  '366': onEndOfNames,
  '376': onEndOfWelcome,
  '422': onEndOfWelcome,
  '730': onMonitor,
  '731': onMonitor,
  '761': onMetadata,
  '766': onMetadata,
  /** What we asked to be told of; there is no more to it. */
  '770': (state) => state,
  '774': (state) => state,
  ACCOUNT: onAccount,
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
  METADATA: onMetadata,
  MODE: onMode,
  NICK: onNick,
  NOTE: onStandardReply,
  NOTICE: onTalk,
  NOTIFY: onNotify,
  PART: onPart,
  PIN: onPin,
  PRIVMSG: onTalk,
  QUIT: onQuit,
  REDACT: onRedact,
  RENAME: onRename,
  SETNAME: onSetname,
  TAGMSG: onTagmsg,
  TOPIC: onTopic,
  UNPIN: onPin,
  UNREAD: onUnread,
  WARN: onStandardReply,
}

export function onMessage(state: ClientState, message: Message, label: string | undefined, at: number): ClientState {
  const verb = message.verb.toUpperCase()
  // How long somebody is writing is counted here: clocks differ.
  const time = verb === 'TAGMSG' ? at : timeOf(message, at)
  const row = ROWS[verb]
  const isRefusal = label !== undefined && (/^[45]\d\d$/.test(verb) || verb === 'FAIL')
  const refusedIn = isRefusal ? bufferAwaiting(state, label) : undefined
  const timed = withClock(state, message, at)
  const next = isRefusal ? withFailed(timed, sentenceOf(message).text || 'refused', label) : timed
  const answers = { label, refusedIn }
  if (row) return row(next, message, time, answers)
  return /^\d{3}$/.test(verb) ? onNumeric(next, message, time, answers) : next
}

/** What comes now was said now: what it says of that tells how far the clocks are apart, the better the faster it came. */
function withClock(state: ClientState, message: Message, at: number): ClientState {
  const { connection, ahead } = state
  const byNow = at - timeOf(message, at)
  if (!message.tags?.has('time') || (ahead?.connection === connection && ahead.ms <= byNow)) return state
  return { ...state, ahead: { connection, ms: byNow } }
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
