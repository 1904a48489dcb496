/** Asks somebody into a channel. Any member may; where the channel is invite-only, its operators, whose invitation alone lets past its rules. */
import type { Chat } from '../chat.ts'
import { hasRank } from '../channel-access.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import { knownChannel } from '../known-channel.ts'
import { HALFOP } from '../ranks.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

export function invite(chat: Chat, user: User, { channel: name, nick }: IntentOf<'invite'>): Decision {
  const target = chat.userByNick(nick)
  if (!target) return refused({ why: 'no-such-nick', nick })
  const channel = knownChannel(chat, user, name)
  if (!channel) return refused({ why: 'no-such-channel', channel: name })
  const membership = channel.memberships.get(user.id)
  if (!membership) return refused({ why: 'not-on-channel', channel: channel.name })
  if (channel.flags.has('i') && !hasRank(channel, user, HALFOP))
    return refused({ why: 'operator-needed', channel: channel.name })
  if (channel.memberships.has(target.id)) {
    return refused({ why: 'nick-already-on-channel', nick: target.nick, channel: channel.name })
  }
  return happened({
    type: 'invited',
    ...by(user),
    timeline: channel.id,
    channel: channel.name,
    target: target.id,
    targetNick: target.nick,
    away: target.away,
  })
}
