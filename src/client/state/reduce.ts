/** The one way in which the state changes: an action and the state before it give the state after it. Pure. */
import type { Message } from '../../wire/irc/message.ts'
import { defaultIsupport } from '../isupport.ts'
import { MAX_UNSEEN_ENTRIES, trimmed, withBuffer, withNote, withOpenBuffer } from './change.ts'
import { SERVER_BUFFER } from './client-state.ts'
import type { Buffer, ClientState, FoundList, RefusedJoin, Status } from './client-state.ts'
import { onFound } from './found.ts'
import { onHistoryPage } from './history-page.ts'
import type { HistoryPage } from './history-page.ts'
import { onJump } from './jump.ts'
import { keyOf } from './selectors.ts'
import { onQuotes } from './quotes.ts'
import { type Notices } from './notices.ts'
import { withUnreadLine } from './read-markers.ts'
import { failedEntry, onResent, onSent, withFailed, withoutEntry, withoutUnsent } from './talk.ts'
import type { Sent } from './talk.ts'
import { onMessage } from './on-message.ts'
import { phrases, whyText } from '../phrases/phrases.ts'

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
  /** A line of ours that was not delivered is not wanted any more. */
  | { readonly type: 'discarded'; readonly buffer: string; readonly entry: number }
  /** A line of ours that was not delivered, or waits, is not to be said any more. */
  | { readonly type: 'unsaid'; readonly label: string }
  | {
      readonly type: 'quotes'
      readonly buffer: string
      readonly messages: readonly Message[]
      readonly sentence: string
      readonly at: number
    }
  | {
      readonly type: 'found'
      readonly list: FoundList
      readonly messages: readonly Message[]
      readonly isMore: boolean
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
      /** It is a sentence of the server's own. */
      readonly isServers?: boolean
      readonly at: number
    }
  | { readonly type: 'modes'; readonly buffer: string; readonly modes: ReadonlyMap<string, string> }
  /** A channel that was to be joined again is not entered. */
  | { readonly type: 'shut-out'; readonly buffer: string }
  /** A JOIN that somebody asked for was refused; undefined once they know. */
  | { readonly type: 'join-refused'; readonly refused: RefusedJoin | undefined }
  | { readonly type: 'look'; readonly isLookedAt: boolean }
  | { readonly type: 'notices'; readonly notices: Notices }
  | { readonly type: 'ignored'; readonly ignored: readonly string[] }
  | { readonly type: 'focus'; readonly buffer: string }
  /** The person says that they have read all there is: the line before what was new goes. */
  | { readonly type: 'read'; readonly buffer: string }
  /** `isMissed`: a channel that is to be joined again. */
  | { readonly type: 'open'; readonly name: string; readonly kind: 'channel' | 'query'; readonly isMissed?: boolean }
  | { readonly type: 'close'; readonly buffer: string }

export function reduce(before: ClientState, action: Action): ClientState {
  const state = before.news.length === 0 && !before.moved ? before : { ...before, news: [], moved: undefined }
  switch (action.type) {
    case 'status':
      return { ...state, status: action.status }
    case 'began':
      return {
        ...state,
        connection: state.connection + 1,
        beganWith: state.nextEntryId,
        isRestored: false,
        isWelcoming: true,
        capabilities: action.capabilities,
        isupport: defaultIsupport,
        isAway: false,
        isOperator: false,
        people: new Map(),
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
    case 'discarded':
      return failedEntry(state, action.buffer, action.entry) ? withoutEntry(state, action.buffer, action.entry) : state
    case 'unsaid':
      return withoutUnsent(state, action.label)
    case 'quotes':
      return onQuotes(state, action.buffer, action.messages, action.sentence, action.at)
    case 'found':
      return onFound(state, action.list, action.messages, action.isMore, action.at)
    case 'jump':
      return onJump(state, action.buffer, action.msgid)
    case 'return':
      return withBuffer(state, action.buffer, { excerpt: undefined, jumpedTo: undefined })
    case 'note':
      return withNote(state, action.buffer, action.at, action.text, action.tone, action.isServers)
    case 'modes':
      return withBuffer(state, action.buffer, { modes: action.modes })
    case 'shut-out':
      return withBuffer(state, action.buffer, { isMissed: false })
    case 'join-refused':
      return { ...state, refusedJoin: action.refused }
    case 'look': {
      const { isLookedAt } = action
      const looked = { ...state, isLookedAt }
      return isLookedAt ? withBuffer(looked, state.active, { unread: 0, mentions: 0 }) : looked
    }
    case 'notices':
      return { ...state, notices: action.notices }
    case 'ignored':
      return { ...state, ignored: action.ignored }
    case 'focus':
      return onFocus(state, action.buffer)
    case 'read':
      return withBuffer(state, action.buffer, { unread: 0, mentions: 0, firstUnread: undefined })
    case 'open':
      return onOpen(state, action)
    case 'close':
      return onClose(state, action.buffer)
    default:
      return action satisfies never
  }
}

function onLost(state: ClientState, { why, at, kept }: Extract<Action, { type: 'lost' }>): ClientState {
  let next = withFailed(state, 'not delivered', undefined, kept)
  for (const { key, kind, isJoined, isMissed } of state.buffers.values()) {
    if (kind === 'channel') {
      next = withBuffer(next, key, {
        isJoined: false,
        isMissed: isJoined || isMissed,
        members: new Map(),
        modes: undefined,
        history: 'none',
        typing: new Map(),
      })
    } else if (kind === 'query') next = withBuffer(next, key, { history: 'none', typing: new Map() })
    if (isJoined || isMissed)
      next = withNote(next, key, at, phrases().notes.connectionLost(whyText(why).replace(/\.$/, '')))
  }
  return next
}

function onOpen(state: ClientState, { name, kind, isMissed }: Extract<Action, { type: 'open' }>): ClientState {
  const opened = withOpenBuffer(state, name, kind, 'us')
  return isMissed ? withBuffer(opened, keyOf(opened, name), { isMissed }) : opened
}

function onFocus(state: ClientState, key: string): ClientState {
  if (!state.buffers.has(key)) return state
  const left = key === state.active ? state : withLeft(state, state.active)
  return withUnreadLine({ ...withBuffer(left, key, { unread: 0, mentions: 0 }), active: key }, key)
}

/** The mark of what was new has done its work once the person looks away; who comes back looks at the present. */
function withLeft(state: ClientState, key: string): ClientState {
  const buffer = state.buffers.get(key)
  return buffer
    ? withBuffer(state, key, {
        ...trimmed(buffer, buffer.timeline, MAX_UNSEEN_ENTRIES),
        firstUnread: undefined,
        excerpt: undefined,
        jumpedTo: undefined,
      })
    : state
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
