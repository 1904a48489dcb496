/** Goes, from every channel at once. */
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened } from '../decision.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

export function leave(chat: Chat, user: User, { reason }: IntentOf<'leave'>): Decision {
  const channels = [...user.memberships.values()].map(({ channel }) => channel)
  return happened({
    type: 'left',
    ...by(user),
    reason: reason.slice(0, chat.limits.reasonBytes),
    timelines: channels.map(({ id }) => id),
    channels: channels.map(({ name }) => name),
  })
}
