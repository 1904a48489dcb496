/** Who asks, in a chat that is read to them: who they are there decides what they may see. */
import type { Chat } from '../../chat/chat.ts'
import type { User } from '../../chat/user.ts'
import type { IrcClient } from './client.ts'

/** Undefined where the client is nobody there. */
export function userIn(chat: Chat, { session }: IrcClient): User | undefined {
  return chat.userOf(session.id)
}

/** Whether two share a channel. */
export function isAcquainted(one: User | undefined, other: User): boolean {
  if (!one) return false
  const [few, many] = one.memberships.size < other.memberships.size ? [one, other] : [other, one]
  for (const timeline of few.memberships.keys()) if (many.memberships.has(timeline)) return true
  return false
}
