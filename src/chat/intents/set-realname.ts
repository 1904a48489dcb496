/** Changes the name behind the nick. https://ircv3.net/specs/extensions/setname */
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import { textFault } from '../text.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

export function setRealname(chat: Chat, user: User, { realname }: IntentOf<'set-realname'>): Decision {
  if (realname === '') return refused({ why: 'bad-characters', what: 'realname' })
  const fault = textFault('realname', realname, chat.limits.realnameBytes)
  if (fault) return refused(fault)
  return happened({ type: 'realname-set', ...by(user), realname })
}
