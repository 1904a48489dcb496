/** Takes another nick. */
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, nothing, refused } from '../decision.ts'
import { normalizeName } from '../names.ts'
import { nickRejection } from '../nick-rejection.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

export function rename(chat: Chat, user: User, intent: IntentOf<'rename'>): Decision {
  const nick = normalizeName(intent.nick)
  const rejection = nickRejection(chat, nick, user.account, user)
  if (rejection) return refused(rejection)
  if (nick === user.nick) return nothing
  return happened({ type: 'renamed', ...by(user), to: nick, timelines: [...user.memberships.keys()] })
}
