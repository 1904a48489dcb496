/** The channel that somebody names: a secret one is not there for those who are not in it. Every intent and every door asks here. */
import type { Channel } from './channel.ts'
import { accessOf } from './channel-access.ts'
import type { Chat } from './chat.ts'
import { mayLookInto } from './may-look-into.ts'
import type { User } from './user.ts'

/**
 * Undefined where there is none, and where it is secret and the asker is neither in it nor invited, has no access and no right to it
 * (docs/decisions/0017). Only JOIN, the new name of RENAME, and what may be said from outside look past that.
 */
export function knownChannel(chat: Chat, user: User | undefined, name: string): Channel | undefined {
  const channel = chat.channel(name)
  return channel && isKnownTo(channel, user) ? channel : undefined
}

/** The same for a channel that is at hand. */
export function isKnownTo(channel: Channel, user: User | undefined): boolean {
  if (!channel.flags.has('s') || mayLookInto(channel, user)) return true
  return user !== undefined && (accessOf(channel, user.account) !== 0 || user.rights.includes('channels'))
}
