/** Says that one is away, or with an empty message that one is back. */
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import { textFault } from '../text.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

export function setAway(chat: Chat, user: User, { message }: IntentOf<'set-away'>): Decision {
  const fault = textFault('away message', message, chat.limits.awayBytes)
  if (fault) return refused(fault)
  return happened({ type: 'away-set', ...by(user), message: message === '' ? undefined : message })
}
