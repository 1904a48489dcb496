/** Puts a message where everybody in the channel finds it, or takes it from there. docs/protocols/timeline.md */
import { hasRank } from '../channel-access.ts'
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, nothing, refused } from '../decision.ts'
import { MESSAGE_KINDS } from '../entry.ts'
import { HALFOP } from '../ranks.ts'
import { standingOf } from '../standing-of.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

/** Who may set the topic decides that too. */
export function pin(chat: Chat, user: User, { channel: name, about, on }: IntentOf<'pin'>): Decision {
  const standing = standingOf(chat, user, name, about)
  if ('why' in standing) return refused(standing)
  const { channel } = standing
  if (!channel || !MESSAGE_KINDS.includes(about.kind)) {
    return refused({ why: 'no-such-message', target: name, seq: about.seq })
  }
  if (!channel.memberships.has(user.id)) return refused({ why: 'not-on-channel', channel: channel.name })
  if (channel.flags.has('t') && !hasRank(channel, user, HALFOP)) {
    return refused({ why: 'operator-needed', channel: channel.name })
  }
  const pins = channel.pins ?? []
  if (pins.includes(about.seq) === on) return nothing
  const max = chat.limits.pinsPerChannel
  if (on && pins.length >= max) return refused({ why: 'too-many-pins', channel: channel.name, max })
  return happened({ type: 'pinned', ...by(user), timeline: channel.id, channel: channel.name, about, on })
}
