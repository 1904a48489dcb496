/** Comes into a channel, or founds it. Its founder, and the first who comes back to an empty one, is its operator. */
import type { Channel } from '../channel.ts'
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, nothing, refused } from '../decision.ts'
import { anyMaskMatches } from '../mask.ts'
import { channelNameFault, LOBBY_ID, normalizeName } from '../names.ts'
import type { Rejection } from '../rejections.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

export function join(chat: Chat, user: User, { channel: wanted, key }: IntentOf<'join'>): Decision {
  const name = normalizeName(wanted)
  const fault = channelNameFault(name, chat.limits)
  if (fault) return refused({ why: 'channel-name-invalid', channel: name, fault })
  const channel = chat.channel(name)
  if (channel?.memberships.has(user.id)) return nothing
  if (user.memberships.size >= chat.limits.channelsPerUser) return refused({ why: 'too-many-channels', channel: name })
  if (!channel) {
    if (chat.channels.size >= chat.limits.channels) return refused({ why: 'server-full-of-channels', channel: name })
    const timeline = chat.lastSeq + 1
    return joined(user, { id: timeline, name }, { isNew: true, operator: true })
  }
  const barred = whyBarred(channel, user, key)
  if (barred) return refused(barred)
  // The lobby was founded by nobody: whoever happens to be first there has no rights over the others.
  const operator = channel.memberships.size === 0 && channel.id !== LOBBY_ID
  return joined(user, channel, { isNew: false, operator })
}

function joined(
  user: User,
  channel: { readonly id: number; readonly name: string },
  as: { readonly isNew: boolean; readonly operator: boolean },
): Decision {
  const { realname } = user
  return happened({ type: 'joined', ...by(user), timeline: channel.id, channel: channel.name, ...as, realname })
}

/** An operator's invitation opens every door, as in Ergo and most servers: whoever invites has already judged. */
function whyBarred(channel: Channel, user: User, key: string | undefined): Rejection | undefined {
  if (channel.invited.has(user.id)) return undefined
  const { name } = channel
  if (isBanned(channel, user)) return { why: 'banned', channel: name }
  if (channel.flags.has('i')) return { why: 'invite-only', channel: name }
  if (channel.key !== undefined && channel.key !== key) return { why: 'wrong-key', channel: name }
  if (channel.limit !== undefined && channel.memberships.size >= channel.limit) {
    return { why: 'channel-full', channel: name }
  }
  return undefined
}

export function isBanned(channel: Channel, user: User): boolean {
  return anyMaskMatches(channel.bans, user.source)
}
