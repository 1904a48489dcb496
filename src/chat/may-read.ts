/** Whose past somebody may read: that of the channels that they are in, and of what they were told in private. Every door asks here, on every road. */
import type { About } from './about.ts'
import type { Channel } from './channel.ts'
import type { Chat } from './chat.ts'
import { conversationOf, personKey, personKeyOf, isConversation } from './conversation.ts'
import type { Entry } from './entry.ts'
import { fold } from './names.ts'
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
