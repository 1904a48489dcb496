/** Rules against spam: set and lifted by server operators, and what they do to whoever breaks one. */
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import type { Event } from '../events.ts'
import type { ServerBan } from '../server-ban.ts'
import { findSpamRule, patternFault, type SpamRule, spamRuleKey } from '../spam-rule.ts'
import { textFault } from '../text.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'
import { leftOf } from './leave.ts'

export function setSpamRule(chat: Chat, user: User, intent: IntentOf<'set-spam-rule'>, at: number): Decision {
  if (!user.rights.includes('ban')) return refused({ why: 'right-needed', right: 'ban' })
  const { pattern, does, durationMs, reason } = intent
  if (patternFault(pattern, chat.limits.maskBytes)) return refused({ why: 'ban-invalid', what: pattern })
  const fault = textFault('reason', reason, chat.limits.reasonBytes)
  if (fault) return refused(fault)
  if (!chat.spamRules.has(spamRuleKey(pattern)) && chat.spamRules.size >= chat.limits.spamRules) {
    return refused({ why: 'server-ban-list-full' })
  }
  const rule: SpamRule = { pattern, does, durationMs, reason, by: user.nick, at }
  return happened({ type: 'spam-rule-set', ...by(user), pattern, rule })
}

export function liftSpamRule(chat: Chat, user: User, { pattern }: IntentOf<'lift-spam-rule'>): Decision {
  if (!user.rights.includes('ban')) return refused({ why: 'right-needed', right: 'ban' })
  const rule = chat.spamRules.get(spamRuleKey(pattern))
  if (!rule) return refused({ why: 'no-such-ban', what: pattern })
  return happened({ type: 'spam-rule-set', ...by(user), pattern: rule.pattern, rule: null })
}

/** What becomes of a text that a rule forbids; undefined where none does. Server operators may say everything. */
export function spamDecision(chat: Chat, user: User, text: string, at: number): Decision | undefined {
  if (chat.spamRules.size === 0) return undefined
  const rule = user.rights.length > 0 ? undefined : findSpamRule(chat.spamRules, text)
  if (!rule) return undefined
  const events: Event[] = []
  if (rule.does !== 'refuse') {
    const ban: ServerBan = {
      does: rule.does,
      ...whomToBan(user),
      reason: rule.reason,
      by: rule.by,
      at,
      until: rule.durationMs === null ? null : at + rule.durationMs,
    }
    // Where the list is full, the text is refused all the same.
    if (chat.bans.size < chat.limits.serverBans) events.push({ type: 'server-ban-set', ...by(user), ban })
    if (rule.does === 'ban') events.push(leftOf(chat, user, `Banned: ${rule.reason}`))
  }
  return { events, rejections: [{ why: 'spam', reason: rule.reason }] }
}

/** The account, which follows them everywhere; for a guest where they come from. */
function whomToBan({ account, address, host }: User): Pick<ServerBan, 'kind' | 'what'> {
  if (account !== '') return { kind: 'account', what: account }
  return address === '' ? { kind: 'mask', what: `*!*@${host}` } : { kind: 'address', what: address }
}
