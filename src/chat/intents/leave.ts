/** Goes, from every channel at once. */
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened } from '../decision.ts'
import { clipToBytes } from '../text.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

export function leave(chat: Chat, user: User, { reason }: IntentOf<'leave'>): Decision {
  const channels = [...user.memberships.values()].map(({ channel }) => channel)
  return happened({
    type: 'left',
    ...by(user),
    // Nobody can be kept from leaving, so a reason that is too long is cut and not refused.
    reason: clipToBytes(reason, chat.limits.reasonBytes),
    timelines: channels.map(({ id }) => id),
    channels: channels.map(({ name }) => name),
  })
}
