/** The part of an event that says who did it. */
import type { User } from './user.ts'

export interface By {
  readonly user: string
  readonly nick: string
  readonly source: string
  readonly account: string
  readonly isBot: boolean
}

export function by(user: User): By {
  return { user: user.id, nick: user.nick, source: user.source, account: user.account, isBot: user.modes.has('B') }
}
