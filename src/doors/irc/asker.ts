/** Who asks, in a chat that is read to them: who they are there decides what they may see. */
import type { Channel } from '../../chat/channel.ts'
import type { Chat } from '../../chat/chat.ts'
import { mayLookInto } from '../../chat/may-look-into.ts'
import type { User } from '../../chat/user.ts'
import type { IrcClient } from './client.ts'

/** Undefined where the client is nobody there. */
export function userIn(chat: Chat, { session }: IrcClient): User | undefined {
  return chat.user(session.id)
}

/** Whoever is nobody may see what anybody may. */
export function maySeeInto(channel: Channel, asker: User | undefined): boolean {
  return mayLookInto(channel, asker?.id ?? '')
}

/** Whether two share a channel. */
export function isAcquainted(one: User | undefined, other: User): boolean {
  if (!one) return false
  const [few, many] = one.memberships.size < other.memberships.size ? [one, other] : [other, one]
  for (const timeline of few.memberships.keys()) if (many.memberships.has(timeline)) return true
  return false
}
