/** Changes what one said oneself. The message keeps its place and its id. docs/protocols/edit.md */
import type { Chat } from '../chat.ts'
import { isAuthor } from '../about.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import { mayNotSay } from '../may-not-say.ts'
import { standingOf } from '../standing-of.ts'
import { messageFault } from '../text.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'
import { spamDecision } from './spam-rules.ts'

/** Whoever may not speak there may not change their words there either. */
export function edit(chat: Chat, user: User, intent: IntentOf<'edit'>, at: number): Decision {
  const { target, about, text } = intent
  const { kind, seq } = about
  if (text === '') return refused({ why: 'nothing-said' })
  const fault = messageFault(text, chat.limits)
  if (fault) return refused(fault)
  const standing = standingOf(chat, user, target, about)
  if ('why' in standing) return refused(standing)
  const { where, channel } = standing
  if (kind !== 'privmsg' && kind !== 'notice') return refused({ why: 'no-such-message', target, seq })
  if (!isAuthor(chat, user, about)) return refused({ why: 'message-not-yours', target, seq, what: 'edit' })
  if (at - about.at > chat.policy.editWithinMs) return refused({ why: 'too-late', target, seq, what: 'edit' })
  const barred = channel && mayNotSay(channel, user, { kind, text, at })
  if (barred) return refused(barred)
  const spam = spamDecision(chat, user, text, at)
  if (spam) return spam
  return happened({ type: 'edited', ...by(user), ...where, about, text })
}
