/** Takes a message away: one's own for a time, any in a channel for its operators. https://ircv3.net/specs/extensions/message-redaction */
import { isAuthor } from '../about.ts'
import { hasRank } from '../channel-access.ts'
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import { HALFOP } from '../ranks.ts'
import { takeFiles } from '../take-files.ts'
import { standingOf } from '../standing-of.ts'
import { textFault } from '../text.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

const SPOKEN = new Set(['privmsg', 'notice', 'tagmsg'])

/** Whoever may put people out of a channel may take away what was said in it, at any time, with the files that it shows. */
export function redact(chat: Chat, user: User, intent: IntentOf<'redact'>, at: number): Decision {
  const { target, about, reason, files } = intent
  const { seq, kind } = about
  const fault = textFault('reason', reason, chat.limits.reasonBytes)
  if (fault) return refused(fault)
  const standing = standingOf(chat, user, target, about)
  if ('why' in standing) return refused(standing)
  if (!SPOKEN.has(kind)) return refused({ why: 'no-such-message', target, seq })
  const { where, channel } = standing
  // Half operators may put people out, so they may take away what those said.
  const isOperator = channel !== undefined && hasRank(channel, user, HALFOP)
  const isOwn = isAuthor(chat, user, about)
  if (!isOperator) {
    if (!isOwn) return refused({ why: 'message-not-yours', target, seq, what: 'redact' })
    if (at - about.at > chat.policy.redactWithinMs) return refused({ why: 'too-late', target, seq, what: 'redact' })
  }
  const redacted = { type: 'redacted', ...by(user), ...where, about, reason } as const
  // Of one's own, a file stays where somebody else shows it.
  if (isOwn) return happened(redacted)
  const { takes, doesOneStay } = takeFiles(chat, user, about, files)
  return {
    events: [{ ...redacted, ...(takes && { takes }) }],
    rejections: doesOneStay ? [{ why: 'file-stays', target, seq }] : [],
  }
}
