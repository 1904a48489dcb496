/** The part of an event that says who did it. */
import type { User } from './user.ts'

export function by(user: User): { user: string; nick: string; source: string; account: string } {
  return { user: user.id, nick: user.nick, source: user.source, account: user.account }
}
