/** Says how far one has read. https://ircv3.net/specs/extensions/read-marker */
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import { targetFault } from '../names.ts'
import { markerOf } from '../read-markers.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

/** A marker only goes forward; where it is further already, that is the answer. */
export function markRead(chat: Chat, user: User, { target, upTo }: IntentOf<'mark-read'>): Decision {
  if (targetFault(target, chat.limits)) return refused({ why: 'no-such-nick', nick: target })
  return happened({ type: 'marked-read', ...by(user), target, upTo: Math.max(upTo, markerOf(chat, user, target)) })
}
