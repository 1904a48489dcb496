/** Takes another nick. */
import type { Channel } from '../channel.ts'
import { isMuted } from '../channel-access.ts'
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, nothing, refused } from '../decision.ts'
import { sourcesAs } from '../hosts.ts'
import { normalizeName } from '../names.ts'
import { nickRejection } from '../nick-rejection.ts'
import { VOICE } from '../ranks.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

export function rename(chat: Chat, user: User, intent: IntentOf<'rename'>, at: number): Decision {
  const nick = normalizeName(intent.nick)
  const rejection = nickRejection(chat, nick, user.account, user)
  if (rejection) return refused(rejection)
  if (nick === user.nick) return nothing
  const { account, address, rights } = user
  const suspect = { account, address, ...sourcesAs(user, nick) }
  const ban = rights.length > 0 ? undefined : chat.bans.find('ban', suspect, at)
  if (ban) return refused({ why: 'banned-from-server', reason: ban.reason })
  const held = rights.length > 0 ? undefined : whereHeld(user, at)
  if (held) return refused({ why: 'nick-held', nick, channel: held.name })
  return happened({ type: 'renamed', ...by(user), to: nick, timelines: [...user.memberships.keys()] })
}

/** A channel in which what they say is not let through because of who they are: bans look at nicks, too. */
function whereHeld(user: User, at: number): Channel | undefined {
  for (const { channel, ranks } of user.memberships.values()) {
    if (ranks < VOICE && isMuted(channel, user, at)) return channel
  }
  return undefined
}
