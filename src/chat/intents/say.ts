/** Says something, in a channel or to one person. */
import type { Channel } from '../channel.ts'
import { hasRank, isMuted } from '../channel-access.ts'
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import { isKnownTo } from '../known-channel.ts'
import { HALFOP, rankByPrefix, VOICE } from '../ranks.ts'
import { isTooMuch } from '../rate.ts'
import type { Rejection } from '../rejections.ts'
import { textFault } from '../text.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'
import { spamDecision } from './spam-rules.ts'

export function say(chat: Chat, user: User, intent: IntentOf<'say'>, at: number): Decision {
  const { target, kind, text, tags } = intent
  if (text === '' && kind !== 'tagmsg') return refused({ why: 'nothing-said' })
  const fault = textFault('text', text, chat.limits.textBytes) ?? textFault('tags', tags, chat.limits.tagBytes)
  if (fault) return refused(fault)
  const spam = chat.spamRules.size === 0 ? undefined : spamDecision(chat, user, text, at)
  if (spam) return spam
  if (target.startsWith('#')) return sayIn(chat, user, intent, target, 0, at)
  const hash = target.indexOf('#')
  const toRank = hash < 1 ? 0 : lowestRank(target.slice(0, hash))
  if (toRank !== 0) return sayIn(chat, user, intent, target.slice(hash), toRank, at)
  const to = chat.userByNick(target)
  if (!to) return refused({ why: 'no-such-nick', nick: target })
  const { id, nick: toNick, away } = to
  if (to.modes.has('R') && user.account === '' && user.rights.length === 0) {
    return refused({ why: 'takes-no-messages', nick: to.nick })
  }
  return happened({ type: 'whispered', ...by(user), to: id, toNick, kind, text, tags, away })
}

/** Of several prefixes, as in `@%#channel`; 0 where one is none. https://modern.ircdocs.horse/#privmsg-message */
function lowestRank(prefixes: string): number {
  return Math.min(...Array.from(prefixes, (prefix) => rankByPrefix(prefix)?.bit ?? 0))
}

/** `toRank`: only members of that rank and above hear it. Who speaks so must have a rank too, or anybody could call the operators. */
function sayIn(chat: Chat, user: User, intent: IntentOf<'say'>, name: string, toRank: number, at: number): Decision {
  const { kind, text, tags } = intent
  const channel = chat.channel(name)
  if (!channel) return refused({ why: 'no-such-channel', channel: name })
  const barred =
    whyMuted(channel, user, kind, text, at) ??
    (toRank !== 0 && !hasRank(channel, user, VOICE)
      ? ({ why: 'operator-needed', channel: channel.name } as const)
      : undefined)
  // Into a secret one may be said from outside what its modes allow; what they forbid must not tell that it is there.
  if (barred) return refused(isKnownTo(channel, user) ? barred : { why: 'no-such-channel', channel: name })
  const { f } = channel.rates
  const membership = f && channel.memberships.get(user.id)
  if (membership && membership.ranks < HALFOP && isTooMuch(f, membership.heat, at)) {
    return refused({ why: 'too-fast', channel: channel.name, what: 'say' })
  }
  const place = { timeline: channel.id, channel: channel.name }
  return happened({ type: 'said', ...by(user), ...place, kind, text, tags, toRank })
}

function whyMuted(channel: Channel, user: User, kind: string, text: string, at: number): Rejection | undefined {
  const { flags, name } = channel
  const ranks = channel.memberships.get(user.id)?.ranks
  type Because = Extract<Rejection, { why: 'cannot-send' }>['because']
  const cannot = (because: Because): Rejection => ({ why: 'cannot-send', channel: name, because })
  if (ranks === undefined && flags.has('n')) return cannot('not-on-channel')
  if (flags.has('C') && isCtcp(text)) return cannot('no-ctcp')
  if (flags.has('T') && kind === 'notice') return cannot('no-notices')
  if (ranks !== undefined && ranks >= VOICE) return undefined
  if (flags.has('m')) return cannot('moderated')
  if (flags.has('M') && user.account === '') return cannot('account-needed')
  return isMuted(channel, user, at) ? cannot('banned') : undefined
}

/** CTCP except ACTION. https://modern.ircdocs.horse/ctcp */
function isCtcp(text: string): boolean {
  return text.startsWith('\x01') && !/^\x01ACTION(?: |\x01|$)/.test(text)
}
