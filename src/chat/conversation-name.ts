/** Under which name somebody finds a conversation again: the other person's nick now, where they are here. */
import { fold } from '../text/fold.ts'
import type { Chat } from './chat.ts'
import { conversationOf, personKey, personKeyOf } from './conversation.ts'
import type { User } from './user.ts'

/** `nick`: the other's, as it was last; `account`: theirs, empty for a guest. A name that `readable` leads back to the timeline wins over one that does not. */
export function conversationName(
  chat: Chat,
  user: User,
  { timeline, nick, account }: { readonly timeline: number; readonly nick: string; readonly account: string },
): string {
  const present = account === '' ? undefined : chat.present.get(fold(account))?.nick
  const names = [present, nick, account === '' ? undefined : chat.account(account)?.name]
  const leads = (name: string | undefined): boolean =>
    name !== undefined && conversationOf(personKey(user), personKeyOf(chat, name)) === timeline
  return names.find(leads) ?? nick
}
