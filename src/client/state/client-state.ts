/** Everything that a client knows, as one value that does not change. Screens are made from it. */
import { defaultIsupport } from '../isupport.ts'
import type { Isupport } from '../isupport.ts'
import type { Entry, FoundMessage } from './entry.ts'
import { type Notices, usualNotices } from './notices.ts'
import { emptyTimeline } from './timeline.ts'
import type { Timeline } from './timeline.ts'

/** Where the connection is in its life; each state with what only it has. */
export type Status =
  | { readonly at: 'connecting' }
  | { readonly at: 'registering' }
  /** At first entry, the server refused the nick with this sentence; somebody has to choose another. */
  | { readonly at: 'nick-refused'; readonly nick: string; readonly sentence: string }
  | { readonly at: 'online' }
  /** Lost, and tried again at `retryAt` (milliseconds since 1970). */
  | { readonly at: 'waiting'; readonly why: string; readonly retryAt: number }
  /** Not tried again by itself: before the first `start`, after `quit`, or when the first try failed. */
  | { readonly at: 'stopped'; readonly why: string }

export interface Member {
  readonly nick: string
  /** Membership prefixes, highest first: `@+`. */
  readonly prefixes: string
  readonly isAway: boolean
}

/** Somebody, wherever they are. What is not known is absent. */
export interface Person {
  readonly nick: string
  /** Empty for a guest. */
  readonly account?: string
  readonly realname?: string
  readonly isBot: boolean
  /** Connected, as far as is known. */
  readonly isHere?: boolean
  /** What they say of themselves, by key. */
  readonly metadata: ReadonlyMap<string, string>
}

export interface Buffer {
  /** The folded name; `''` for the server's own buffer. */
  readonly key: string
  readonly name: string
  readonly kind: 'server' | 'channel' | 'query'
  /** We are in the channel now. Always true for the other kinds. */
  readonly isJoined: boolean
  /** The connection was lost while we were in it: to be joined again. */
  readonly isMissed: boolean
  readonly topic: string
  /** The modes that are set, with their params or `''`; undefined while nobody asked. Neither lists nor ranks are among them. */
  readonly modes: ReadonlyMap<string, string> | undefined
  /** By folded nick. */
  readonly members: ReadonlyMap<string, Member>
  /** The members that RPL_NAMREPLY has named so far, until RPL_ENDOFNAMES. */
  readonly namesComing: ReadonlyMap<string, Member> | undefined
  readonly timeline: Timeline
  /** The id of the entry with which we came in again on one connection, having been in before; undefined where that was not so. */
  readonly cameWith: number | undefined
  readonly unread: number
  readonly mentions: number
  /** The id of the first entry that was not seen when the person last looked away. */
  readonly firstUnread: number | undefined
  /** How far the person has read, on any of their devices: milliseconds since 1970. https://ircv3.net/specs/extensions/read-marker */
  readonly readUpTo: number | undefined
  /** Who is writing here, by folded nick. */
  readonly typing: ReadonlyMap<string, Typing>
  /** What the next page of older history comes before, as CHATHISTORY wants it; undefined while nothing was fetched. */
  readonly oldestRef: string | undefined
  /** A part of the past that does not reach to the rest, where somebody has jumped to; shown in place of the rest. */
  readonly excerpt: Excerpt | undefined
  /** The entry that was jumped to, by its id; another value for each jump. */
  readonly jumpedTo: { readonly entry: number } | undefined
  /** What can be had from the server before the oldest line. */
  readonly history: 'none' | 'more' | 'asking' | 'complete'
}

/** https://ircv3.net/specs/client-tags/typing */
export interface Typing {
  readonly nick: string
  /** Milliseconds since 1970: then it is over, unless it is said again. */
  readonly until: number
}

export interface Excerpt {
  readonly timeline: Timeline
  /** What comes before and behind it, as CHATHISTORY wants it. */
  readonly oldestRef: string
  readonly newestRef: string
  /** Nothing comes before it. */
  readonly isOldest: boolean
}

/** What the last action added, for those who tell things as they happen. */
export interface News {
  readonly buffer: string
  /** A presence entry stands here alone, before it is folded into others. With `change`, the message as it is after it. */
  readonly entry: Entry
  readonly isHistory: boolean
  readonly change?: MessageChange
}

/** What was done to a message that was there before. */
export type MessageChange =
  | { readonly was: 'edited' | 'redacted'; readonly by: string }
  | { readonly was: 'reacted' | 'unreacted'; readonly by: string; readonly value: string }

export type FoundList = 'search' | 'pins'

export interface ClientState {
  readonly status: Status
  /** Counts connections that came to registration, from 1. */
  readonly connection: number
  /** The id that the first entry of that connection has, or would have. */
  readonly beganWith: number
  /** What is shown was kept from an earlier visit, and there has been no connection since. */
  readonly isRestored: boolean
  /** What the server says is its welcome, which ends with its message of the day. */
  readonly isWelcoming: boolean
  readonly nick: string
  /** As others see us, as far as it is known. */
  readonly user: string
  readonly host: string
  readonly isAway: boolean
  /** An operator of the server, who may act in every channel where their class may. */
  readonly isOperator: boolean
  readonly capabilities: ReadonlySet<string>
  readonly isupport: Isupport
  readonly notices: Notices
  /** People whom the person hides, as `isHidden` reads them. */
  readonly ignored: readonly string[]
  /** By key, in the order in which they were opened; the server's is first. */
  readonly buffers: ReadonlyMap<string, Buffer>
  /** The key of the buffer that the person looks at. */
  readonly active: string
  /** By folded nick: those who are somewhere where we are, or with whom we talk. */
  readonly people: ReadonlyMap<string, Person>
  /** The last JOIN that somebody asked for and the server refused. */
  readonly refusedJoin: RefusedJoin | undefined
  /** What was asked for to be shown apart, newest first. */
  readonly found: ReadonlyMap<FoundList, readonly FoundMessage[]>
  /** Somebody looks at the screen: what comes in the active buffer is read. */
  readonly isLookedAt: boolean
  /** By how much our clock is ahead of the server's, in milliseconds; and on which connection that was seen. */
  readonly ahead: { readonly connection: number; readonly ms: number } | undefined
  readonly nextEntryId: number
  readonly news: readonly News[]
  /** The last action gave a buffer another name, under another key. */
  readonly moved: { readonly from: string; readonly to: string } | undefined
}

export interface RefusedJoin {
  readonly channel: string
  /** Of the reply that refused: 475 for a wrong or missing key, 473 where an invitation is needed … */
  readonly numeric: string
  readonly sentence: string
}

export const SERVER_BUFFER = ''

export function createBuffer(key: string, name: string, kind: Buffer['kind']): Buffer {
  return {
    key,
    name,
    kind,
    isJoined: kind !== 'channel',
    isMissed: false,
    topic: '',
    modes: undefined,
    members: new Map(),
    namesComing: undefined,
    timeline: emptyTimeline,
    cameWith: undefined,
    unread: 0,
    mentions: 0,
    firstUnread: undefined,
    readUpTo: undefined,
    typing: new Map(),
    oldestRef: undefined,
    excerpt: undefined,
    jumpedTo: undefined,
    history: 'none',
  }
}

/** Before the first connection. `serverName` names the server's buffer. */
export function initialState(nick: string, serverName: string): ClientState {
  return {
    status: { at: 'stopped', why: '' },
    connection: 0,
    beganWith: 0,
    isRestored: false,
    isWelcoming: false,
    nick,
    user: '',
    host: '',
    isAway: false,
    isOperator: false,
    capabilities: new Set(),
    isupport: defaultIsupport,
    notices: usualNotices,
    ignored: [],
    buffers: new Map([[SERVER_BUFFER, createBuffer(SERVER_BUFFER, serverName, 'server')]]),
    active: SERVER_BUFFER,
    people: new Map(),
    refusedJoin: undefined,
    found: new Map(),
    isLookedAt: true,
    ahead: undefined,
    nextEntryId: 1,
    news: [],
    moved: undefined,
  }
}
