/** What shows of somebody who is a server operator or a bot, and what an operator sees of others. */
import type { User } from '../../chat/user.ts'
import type { IrcClient } from './client.ts'

/** https://modern.ircdocs.horse/#oper-user-mode */
export function isServerOperator({ modes }: User): boolean {
  return modes.has('o')
}

/** https://ircv3.net/specs/extensions/bot-mode */
export function isBot({ modes }: User): boolean {
  return modes.has('B')
}

/**
 * Where somebody really comes from, for whoever may see it: they themselves, and operators with the right. Undefined for the others, and
 * where it is not known.
 */
export function addressFor({ address }: IrcClient, asker: User | undefined, user: User): string | undefined {
  if (!asker) return undefined
  if (asker.id === user.id) return address
  return user.address !== '' && asker.rights.includes('see') ? user.address : undefined
}
