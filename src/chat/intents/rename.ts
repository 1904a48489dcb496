/** Takes another nick. */
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, nothing, refused } from '../decision.ts'
import { nickFault, normalizeName } from '../names.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

export function rename(chat: Chat, user: User, intent: IntentOf<'rename'>): Decision {
  const nick = normalizeName(intent.nick)
  const fault = nickFault(nick, chat.limits)
  if (fault) return refused({ why: 'nick-invalid', nick, fault })
  if (nick === user.nick) return nothing
  const holder = chat.userByNick(nick)
  if (holder && holder !== user) return refused({ why: 'nick-in-use', nick })
  return happened({ type: 'renamed', ...by(user), to: nick, timelines: [...user.memberships.keys()] })
}
