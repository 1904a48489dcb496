/** Who is to be told of a message by push: accounts with a device for it, whom it names or is said to. */
import type { Chat } from '../chat/chat.ts'
import type { Event, EventOf } from '../chat/events.ts'
import { fold } from '../text/fold.ts'
import { isHidden, type NoticeLevel, noticeLevel, noticesOf } from '../chat/notices.ts'
import { markerOf } from '../chat/read-markers.ts'
import type { User } from '../chat/user.ts'
import { hasWord } from '../text/words-in.ts'

export interface PushRecipient {
  /** Folded. */
  readonly account: string
  /** Where it was said, as they call it: the channel, or the other person's nick. */
  readonly target: string
  /** It is for them, and not for all who are there. */
  readonly isForThem: boolean
}

export type Message = EventOf<'said' | 'whispered'>

/** What nobody keeps is not handed to anybody else either; a notice is not to be answered, and a tag message says nothing. */
export function isPushed(event: Event): event is Message {
  if (event.type !== 'said' && event.type !== 'whispered') return false
  return event.kind === 'privmsg' && !(event.type === 'said' && event.isUnrecorded)
}

export function pushRecipients(told: Chat, event: Message): PushRecipient[] {
  if (told.pushes.size === 0) return []
  if (event.type === 'whispered') return event.to === event.user ? [] : whispered(told, event)
  const channel = told.channel(event.channel)
  if (!channel) return []
  const found: PushRecipient[] = []
  const text = event.text.toLowerCase()
  const consider = (user: User | undefined): void => {
    const ranks = user && channel.memberships.get(user.id)?.ranks
    if (!user || ranks === undefined || (event.toRank !== 0 && ranks < event.toRank)) return
    if (user.account === '' || user.account === event.account) return
    const level = levelOf(told, user, channel.name)
    if (level === 'none' || isHidden(noticesOf(told, user.account), event)) return
    const isForThem = hasWord(text, [user.nick, ...noticesOf(told, user.account).words])
    if (isForThem || level === 'all') found.push({ account: fold(user.account), target: channel.name, isForThem })
  }
  // Whichever are fewer are gone through.
  if (channel.memberships.size < told.pushes.size) {
    for (const { user } of channel.memberships.values()) if (told.pushes.has(fold(user.account))) consider(user)
  } else for (const account of told.pushes.keys()) consider(told.present.get(account))
  return found
}

function whispered(told: Chat, event: EventOf<'whispered'>): PushRecipient[] {
  const { to, nick, account } = event
  const user = told.user(to)
  if (!user || user.account === '' || user.account === account || !told.pushes.has(fold(user.account))) return []
  if (levelOf(told, user, nick) === 'none' || isHidden(noticesOf(told, user.account), event)) return []
  return [{ account: fold(user.account), target: nick, isForThem: true }]
}

function levelOf(told: Chat, { account }: User, target: string): NoticeLevel {
  return noticeLevel(noticesOf(told, account), target)
}

/** How long after what somebody last did they are taken to be there. */
export const ACTIVE_MS = 120_000

export interface Waiting {
  /** Folded. */
  readonly account: string
  readonly target: string
  readonly seq: number
  /** When it was said, milliseconds since 1970. */
  readonly at: number
  /** Of the channel where it was said; undefined between two people. */
  readonly timeline: number | undefined
}

/**
 * Whether they still have to be told: it is still there and they are still where it was said, they have not read it on any device, and nobody of theirs is at a connection.
 * `activeAt`: when they last did something.
 */
export function isStillDue(
  told: Chat,
  { account, target, seq, at, timeline }: Waiting,
  activeAt: number,
  now: number,
): boolean {
  if (seq !== 0 && told.redacted.has(seq)) return false
  const user = told.present.get(account)
  if (!user || (timeline !== undefined && !user.memberships.has(timeline))) return false
  if (markerOf(told, user, target) >= at) return false
  const isHere = user.sessions.length > 0 && user.away === undefined
  return !(isHere && now - activeAt < ACTIVE_MS)
}

const DEEDS: ReadonlySet<Event['type']> = new Set([
  'said',
  'whispered',
  'reacted',
  'edited',
  'redacted',
  'pinned',
  'marked-read',
  'topic-set',
  'notices-set',
])

/** Whether only somebody who is there does this: not what clients do by themselves. */
export function showsPresence({ type, account }: Event): boolean {
  return account !== '' && DEEDS.has(type)
}
