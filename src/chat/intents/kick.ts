/** Puts somebody out of a channel. */
import type { Chat } from '../chat.ts'
import { hasRank, ranksIn } from '../channel-access.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import { knownChannel } from '../known-channel.ts'
import { HALFOP, outranks } from '../ranks.ts'
import { textFault } from '../text.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

export function kick(chat: Chat, user: User, { channel: name, nick, reason }: IntentOf<'kick'>): Decision {
  const channel = knownChannel(chat, user, name)
  if (!channel) return refused({ why: 'no-such-channel', channel: name })
  if (!channel.memberships.has(user.id) && !user.rights.includes('channels')) {
    return refused({ why: 'not-on-channel', channel: channel.name })
  }
  if (!hasRank(channel, user, HALFOP)) return refused({ why: 'operator-needed', channel: channel.name })
  const target = chat.userByNick(nick)
  if (!target) return refused({ why: 'no-such-nick', nick })
  const membership = channel.memberships.get(target.id)
  if (!membership) return refused({ why: 'nick-not-on-channel', nick: target.nick, channel: channel.name })
  if (target !== user && !outranks(ranksIn(channel, user), membership.ranks)) {
    return refused({ why: 'rank-needed', channel: channel.name, nick: target.nick })
  }
  const fault = textFault('reason', reason, chat.limits.reasonBytes)
  if (fault) return refused(fault)
  return happened({
    type: 'kicked',
    ...by(user),
    timeline: channel.id,
    channel: channel.name,
    target: target.id,
    targetNick: target.nick,
    reason,
  })
}
