/** The part of an event that says who did it. */
import type { User } from './user.ts'

export interface By {
  readonly user: string
  readonly nick: string
  readonly source: string
  readonly account: string
  readonly isBot: boolean
  readonly isOperator: boolean
}

/** What the server does by itself is nobody's deed; its name is where their nick and source would stand. */
export function byServer(name: string): By {
  return { user: '', nick: name, source: name, account: '', isBot: false, isOperator: false }
}

/** What is done without being in the chat: by a connection that has not entered, or by none at all. */
export function byNobody(session: string): By {
  return { user: session, nick: '*', source: '*', account: '', isBot: false, isOperator: false }
}

export function by({ id, nick, source, account, modes }: User): By {
  return { user: id, nick, source, account, isBot: modes.has('B'), isOperator: modes.has('o') }
}
