/** Says something, in a channel or to one person. */
import type { About } from '../about.ts'
import type { Channel } from '../channel.ts'
import { hasRank } from '../channel-access.ts'
import type { Chat } from '../chat.ts'
import { conversationOf, personKey } from '../conversation.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import { isKnownTo } from '../known-channel.ts'
import { isBetween } from '../may-read.ts'
import { mayNotSay } from '../may-not-say.ts'
import { rankByPrefix, VOICE } from '../ranks.ts'
import { saidAlready, saidIdOf } from '../said-ids.ts'
import { settingOf } from '../settings/index.ts'
import { messageFault, textFault } from '../text.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'
import { spamDecision } from './spam-rules.ts'

export function say(chat: Chat, user: User, intent: IntentOf<'say'>, at: number): Decision {
  const { target, kind, text, tags } = intent
  if (text === '' && kind !== 'tagmsg') return refused({ why: 'nothing-said' })
  const fault = messageFault(text, chat.limits) ?? textFault('tags', tags, chat.limits.tagBytes)
  if (fault) return refused(fault)
  const again = saidAlready(chat, user, intent)
  if (again !== undefined) return refused({ why: 'said-already', target, seq: again })
  const spam = spamDecision(chat, user, text, at)
  if (spam) return spam
  if (target.startsWith('#')) return sayIn(chat, user, intent, target, 0, at)
  const hash = target.indexOf('#')
  const toRank = hash < 1 ? 0 : lowestRank(target.slice(0, hash))
  if (toRank !== 0) return sayIn(chat, user, intent, target.slice(hash), toRank, at)
  return sayTo(chat, user, intent)
}

function sayTo(chat: Chat, user: User, intent: IntentOf<'say'>): Decision {
  const { target, kind, text, tags } = intent
  const to = chat.userByNick(target)
  if (!to) return refused({ why: 'no-such-nick', nick: target })
  if (to.modes.has('R') && user.account === '' && user.rights.length === 0) {
    return refused({ why: 'takes-no-messages', nick: to.nick })
  }
  const timeline = conversationOf(personKey(user), personKey(to))
  return happened({
    type: 'whispered',
    ...by(user),
    timeline,
    to: to.id,
    toNick: to.nick,
    toAccount: to.account,
    kind,
    text,
    tags,
    away: to.away,
    ...more(user, intent, timeline, (about) => isBetween(chat, user, about)),
  })
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
    mayNotSay(channel, user, { kind, text, at }) ??
    (toRank !== 0 && !hasRank(channel, user, VOICE)
      ? ({ why: 'operator-needed', channel: channel.name } as const)
      : undefined)
  // Into a secret one may be said from outside what its modes allow; what they forbid must not tell that it is there.
  if (barred) return refused(isKnownTo(channel, user) ? barred : { why: 'no-such-channel', channel: name })
  return happened({
    type: 'said',
    ...by(user),
    timeline: channel.id,
    channel: channel.name,
    kind,
    text,
    tags,
    toRank,
    ...more(user, intent, channel.id, () => true),
    ...(!isRecorded(channel) && { isUnrecorded: true }),
  })
}

/** Whether what is said in a channel is kept. */
export function isRecorded(channel: Channel): boolean {
  return channel.registration === undefined || settingOf(channel, 'isRecorded')
}

/** An answer to what stands elsewhere, or is not theirs to know, is no answer here. */
function more(
  user: User,
  { reply, saidId }: IntentOf<'say'>,
  timeline: number,
  isKnown: (about: About) => boolean,
): Pick<IntentOf<'say'>, 'reply' | 'saidId'> {
  return {
    ...(reply?.timeline === timeline && isKnown(reply) && { reply }),
    ...(saidId !== undefined && { saidId: saidIdOf(user, saidId) }),
  }
}
