/** Says what a channel is about. An empty topic clears it. */
import type { Chat } from '../chat.ts'
import { hasRank } from '../channel-access.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import { knownChannel } from '../known-channel.ts'
import { textFault } from '../text.ts'
import { HALFOP } from '../ranks.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'
import { spamDecision } from './spam-rules.ts'

export function setTopic(
  chat: Chat,
  user: User,
  { channel: name, topic }: IntentOf<'set-topic'>,
  at: number,
): Decision {
  const channel = knownChannel(chat, user, name)
  if (!channel) return refused({ why: 'no-such-channel', channel: name })
  const membership = channel.memberships.get(user.id)
  if (!membership) return refused({ why: 'not-on-channel', channel: channel.name })
  if (channel.flags.has('t') && !hasRank(channel, user, HALFOP))
    return refused({ why: 'operator-needed', channel: channel.name })
  const fault = textFault('topic', topic, chat.limits.topicBytes)
  if (fault) return refused(fault)
  const spam = spamDecision(chat, user, topic, at)
  if (spam) return spam
  return happened({
    type: 'topic-set',
    ...by(user),
    timeline: channel.id,
    channel: channel.name,
    topic: { text: topic, by: user.source, at },
  })
}
