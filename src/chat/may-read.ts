/** Whose past somebody may read: that of the channels that they are in, and of what they were told in private. Every door asks here, on every road. */
import { fold } from '../text/fold.ts'
import type { About } from './about.ts'
import type { Channel } from './channel.ts'
import type { Chat } from './chat.ts'
import { conversationOf, personKey, personKeyOf, isConversation } from './conversation.ts'
import type { Entry } from './entry.ts'
import { mayLookInto } from './may-look-into.ts'
import { settingOf } from './settings/index.ts'
import { HELD } from './settings/open-reading.ts'
import { nickOf, type User } from './user.ts'

/** A timeline that somebody may read. */
export interface Readable {
  readonly timeline: number
  /** The channel's name, or the other person's nick. */
  readonly name: string
  /** Undefined between two people. */
  readonly channel: Channel | undefined
}

/** Undefined where there is none and where it is not for the asker: the two must look the same. Conversations are read by accounts alone. */
export function readable(chat: Chat, user: User | undefined, target: string): Readable | undefined {
  if (!user) return undefined
  if (target.startsWith('#')) {
    const channel = chat.channel(target)
    return channel?.memberships.has(user.id) ? { timeline: channel.id, name: channel.name, channel } : undefined
  }
  if (user.account === '') return undefined
  const timeline = conversationOf(personKey(user), personKeyOf(chat, target))
  return { timeline, name: chat.userByNick(target)?.nick ?? target, channel: undefined }
}

/** What is open to those who have no name here. */
export interface OpenReading {
  readonly channel: Channel
  /** The `seq` of the first entry that they may read. */
  readonly from: number
}

/**
 * The channel that everybody may read, because its founder wants that and nothing keeps people out of it; undefined where there is none by that
 * name and where it is not open: the two must look the same.
 */
export function openToAll(chat: Chat, name: string): OpenReading | undefined {
  const channel = chat.channel(name)
  if (!channel || keepsPeopleOut(channel)) return undefined
  const from = settingOf(channel, 'readableFrom')
  return from === 0 || from === HELD ? undefined : { channel, from }
}

/** Whether the channel's own modes say that not everybody may come. */
export function keepsPeopleOut(channel: Channel): boolean {
  return channel.key !== undefined || channel.flags.has('R') || !mayLookInto(channel, undefined)
}

/** Whether an entry of a timeline that they may read is for them: two conversations might share an id, and an account's name may have had another owner. */
export function isFor(
  chat: Chat,
  { account }: User,
  { timeline, at, account: author, targetAccount = '' }: Pick<Entry, 'timeline' | 'at' | 'account' | 'targetAccount'>,
): boolean {
  if (!isConversation(timeline)) return true
  const id = fold(account)
  if (id === '' || (fold(author) !== id && fold(targetAccount) !== id)) return false
  return at >= (chat.account(account)?.createdAt ?? Infinity)
}

/**
 * Whether what was said between two people was said by or to somebody: more than that it stands under their name, which may have been another's.
 * A guest has no past to read, but what came since they have their nick can be answered.
 */
export function isBetween(chat: Chat, user: User, about: About): boolean {
  if (user.account !== '') return isFor(chat, user, about)
  const { at, source, account, target, targetAccount = '' } = about
  const isTheirs = (nick: string, of: string): boolean => of === '' && fold(nick) === fold(user.nick)
  return at > user.namedAt && (isTheirs(nickOf(source), account) || isTheirs(target, targetAccount))
}

/** The channels that somebody may read, by timeline. */
export function readableChannels(user: User | undefined): ReadonlyMap<number, Readable> {
  const all = new Map<number, Readable>()
  for (const { channel } of user?.memberships.values() ?? []) {
    all.set(channel.id, { timeline: channel.id, name: channel.name, channel })
  }
  return all
}
