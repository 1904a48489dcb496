/** Leaves a channel. */
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import { knownChannel } from '../known-channel.ts'
import { textFault } from '../text.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

export function part(chat: Chat, user: User, { channel: name, reason }: IntentOf<'part'>): Decision {
  const channel = knownChannel(chat, user, name)
  if (!channel) return refused({ why: 'no-such-channel', channel: name })
  if (!channel.memberships.has(user.id)) return refused({ why: 'not-on-channel', channel: channel.name })
  const fault = textFault('reason', reason, chat.limits.reasonBytes)
  if (fault) return refused(fault)
  return happened({ type: 'parted', ...by(user), timeline: channel.id, channel: channel.name, reason })
}
