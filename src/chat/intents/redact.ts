/** Takes a message away: one's own for a time, any in a channel for its operators. https://ircv3.net/specs/extensions/message-redaction */
import { isAuthor } from '../about.ts'
import { hasRank } from '../channel-access.ts'
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import { HALFOP } from '../ranks.ts'
import { standingOf } from '../standing-of.ts'
import { textFault } from '../text.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

const SPOKEN = new Set(['privmsg', 'notice', 'tagmsg'])

/** Whoever may put people out of a channel may take away what was said in it, at any time. */
export function redact(chat: Chat, user: User, { target, about, reason }: IntentOf<'redact'>, at: number): Decision {
  const { seq, kind } = about
  const fault = textFault('reason', reason, chat.limits.reasonBytes)
  if (fault) return refused(fault)
  const standing = standingOf(chat, user, target, about)
  if ('why' in standing) return refused(standing)
  if (!SPOKEN.has(kind)) return refused({ why: 'no-such-message', target, seq })
  const { where, channel } = standing
  // Half operators may put people out, so they may take away what those said.
  if (!channel || !hasRank(channel, user, HALFOP)) {
    if (!isAuthor(chat, user, about)) return refused({ why: 'message-not-yours', target, seq, what: 'redact' })
    if (at - about.at > chat.policy.redactWithinMs) return refused({ why: 'too-late', target, seq, what: 'redact' })
  }
  return happened({ type: 'redacted', ...by(user), ...where, about, reason })
}
