/** Why somebody cannot have a nick. */
import type { Chat } from './chat.ts'
import { fold, nickFault } from './names.ts'
import type { Rejection } from './rejections.ts'
import type { User } from './user.ts'

/** `account`: who asks is logged in to it, or empty. `asker`: who has another nick now. */
export function nickRejection(
  chat: Chat,
  nick: string,
  account: string,
  asker: User | undefined,
): Rejection | undefined {
  const fault = nickFault(nick, chat.limits)
  if (fault) return { why: 'nick-invalid', nick, fault }
  const holder = chat.userByNick(nick)
  if (holder && holder !== asker) return { why: 'nick-in-use', nick }
  const owner = chat.account(nick)
  if (owner && fold(owner.name) !== fold(account)) return { why: 'nick-registered', nick }
  return undefined
}
