/** Comes in under a nick. */
import type { Chat } from '../chat.ts'
import { type Decision, happened, refused } from '../decision.ts'
import { fold, nickFault, normalizeName } from '../names.ts'
import { textFault } from '../text.ts'
import { sourceOf, type UserId } from '../user.ts'
import type { IntentOf } from './index.ts'

export function enter(chat: Chat, id: UserId, intent: IntentOf<'enter'>): Decision {
  if (chat.user(id)) return refused({ why: 'already-here' })
  const { username, host, realname } = intent
  const nick = normalizeName(intent.nick)
  const fault = nickFault(nick, chat.limits)
  if (fault) return refused({ why: 'nick-invalid', nick, fault })
  if (chat.nicks.has(fold(nick))) return refused({ why: 'nick-in-use', nick })
  const realnameFault = textFault('realname', realname, chat.limits.realnameBytes)
  if (realnameFault) return refused(realnameFault)
  const source = sourceOf(nick, username, host)
  return happened({ type: 'entered', user: id, nick, source, account: '', username, host, realname })
}
