/** Answers a message with a reaction, or takes one back. https://ircv3.net/specs/client-tags/react */
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import { MESSAGE_KINDS } from '../entry.ts'
import { mayNotSay } from '../may-not-say.ts'
import { standingOf } from '../standing-of.ts'
import { textFault } from '../text.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'
import { spamDecision } from './spam-rules.ts'

/** Only to what people said. Taking back what one has is always allowed to who sees it. */
export function react(chat: Chat, user: User, intent: IntentOf<'react'>, at: number): Decision {
  const { target, about, value, on } = intent
  const isNone = value.trim() === '' || textFault('reaction', value, chat.limits.reactionBytes) !== undefined
  if (isNone) return refused({ why: 'reaction-invalid', target, value })
  const standing = standingOf(chat, user, target, about)
  if ('why' in standing) return refused(standing)
  const { where, channel } = standing
  if (!MESSAGE_KINDS.includes(about.kind)) {
    return refused({ why: 'no-such-message', target, seq: about.seq })
  }
  if (on) {
    const barred = channel && mayNotSay(channel, user, { kind: 'tagmsg', text: '', at })
    if (barred) return refused(barred)
    const spam = spamDecision(chat, user, value, at)
    if (spam) return spam
  }
  return happened({ type: 'reacted', ...by(user), ...where, about, value, on })
}
