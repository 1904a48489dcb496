/** Why somebody cannot have a nick. */
import { fold } from '../text/fold.ts'
import type { Chat } from './chat.ts'
import { nickFault } from './names.ts'
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
  // First whose it is: an owner who is here from another device, and did not log in on this one, hears that logging in helps.
  const owner = chat.account(nick)
  if (owner && chat.policy.nicksAreKept && fold(owner.name) !== fold(account)) return { why: 'nick-registered', nick }
  const holder = chat.userByNick(nick)
  if (holder && holder !== asker) return { why: 'nick-in-use', nick }
  // Of whoever asks, neither the nick that they give up nor the account that they are logged in to stands in the way.
  const own = account === '' ? undefined : chat.account(account)?.name
  if (chat.looks.has(nick, asker?.nick) || chat.accountLooks.has(nick, own)) return { why: 'nick-confusable', nick }
  return undefined
}
