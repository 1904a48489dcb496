/** Rules against spam, that operators add while the server runs. Time grows with rules × text, never beyond. */
import { fold } from '../text/fold.ts'
import { utf8Bytes } from './limits.ts'

export interface SpamRule {
  /** Words that a text has, one behind the other, with `*` between them where anything may stand: `free*bitcoin`. Without regard to case. */
  readonly pattern: string
  /** What becomes of whoever says it: nobody hears it, and that is all; they are shunned; they are banned. */
  readonly does: 'refuse' | 'shun' | 'ban'
  /** How long they are shunned or banned, in milliseconds; null for ever. */
  readonly durationMs: number | null
  readonly reason: string
  /** Nick of whoever set it. */
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Each fragment is searched once from the left. */
const MAX_FRAGMENTS = 8

export function spamRuleKey(pattern: string): string {
  return fold(pattern)
}

/** Undefined for a pattern that can be one: two letters or more in a row, so that nobody forbids every text by mistake. */
export function patternFault(pattern: string, maxBytes: number): 'empty' | 'too-long' | undefined {
  if (utf8Bytes(pattern) > maxBytes || pattern.split('*').length > MAX_FRAGMENTS) return 'too-long'
  return /[^*\s]{2}/.test(pattern) && !/[\0\r\n]/.test(pattern) ? undefined : 'empty'
}

/** The first rule that fits a text. */
export function findSpamRule(rules: ReadonlyMap<string, SpamRule>, text: string): SpamRule | undefined {
  if (rules.size === 0) return undefined
  const folded = fold(text)
  for (const [key, rule] of rules) if (fits(key, folded)) return rule
  return undefined
}

function fits(pattern: string, text: string): boolean {
  let from = 0
  for (const fragment of pattern.split('*')) {
    const at = text.indexOf(fragment, from)
    if (at < 0) return false
    from = at + fragment.length
  }
  return true
}
