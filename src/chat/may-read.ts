/** Whose past somebody may read: that of the channels that they are in, and of what they were told in private. Every door asks here, on every road. */
import type { Channel } from './channel.ts'
import type { Chat } from './chat.ts'
import { conversationOf, personKey, personKeyOf } from './conversation.ts'
import type { Entry } from './entry.ts'
import { fold } from './names.ts'
import type { User } from './user.ts'

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
  { timeline, at, account: author, targetAccount = '' }: Entry,
): boolean {
  if (timeline >= 0) return true
  const id = fold(account)
  if (id === '' || (fold(author) !== id && fold(targetAccount) !== id)) return false
  return at >= (chat.account(account)?.createdAt ?? Infinity)
}

/** The channels that somebody may read, by timeline. */
export function readableChannels(user: User | undefined): ReadonlyMap<number, Readable> {
  const all = new Map<number, Readable>()
  for (const { channel } of user?.memberships.values() ?? []) {
    all.set(channel.id, { timeline: channel.id, name: channel.name, channel })
  }
  return all
}
