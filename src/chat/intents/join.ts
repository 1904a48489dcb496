/** Comes into a channel, or founds it. Its founder, and the first who comes back to an empty one, is its operator. */
import type { Channel } from '../channel.ts'
import { accessOf, isBanned, needsNoInvitation } from '../channel-access.ts'
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, nothing, refused } from '../decision.ts'
import { channelNameFault, LOBBY_ID, normalizeName } from '../names.ts'
import type { EventOf } from '../events.ts'
import { OPERATOR } from '../ranks.ts'
import { isTooMuch } from '../rate.ts'
import type { Rejection } from '../rejections.ts'
import { settingOf } from '../settings/index.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

export function join(chat: Chat, user: User, { channel: wanted, key }: IntentOf<'join'>, at: number): Decision {
  const name = normalizeName(wanted)
  const fault = channelNameFault(name, chat.limits)
  if (fault) return refused({ why: 'channel-name-invalid', channel: name, fault })
  const channel = chat.channel(name)
  if (channel?.memberships.has(user.id)) return nothing
  if (user.memberships.size >= chat.limits.channelsPerUser) return refused({ why: 'too-many-channels', channel: name })
  if (!channel) {
    return found(chat, user, name)
  }
  const barred = whyBarred(channel, user, key, at)
  if (barred) return refused(barred)
  return joined(user, channel, { isNew: false, ranks: ranksOnJoining(channel, user) })
}

/** A registered channel says who has which rank. The lobby was founded by nobody: whoever happens to be first there has no rights over the others. */
function ranksOnJoining(channel: Channel, user: User): number {
  if (channel.registration) return settingOf(channel, 'autoOp') ? accessOf(channel, user.account) : 0
  return channel.memberships.size === 0 && channel.id !== LOBBY_ID ? OPERATOR : 0
}

function found(chat: Chat, user: User, name: string): Decision {
  const as = { isNew: true, ranks: OPERATOR }
  const channel = { id: chat.lastSeq + 1, name }
  if (chat.channels.size < chat.limits.channels) return joined(user, channel, as)
  const { youngest } = chat.empty
  if (!youngest) return refused({ why: 'server-full-of-channels', channel: name })
  return joined(user, channel, { ...as, ends: { timeline: youngest.id, channel: youngest.name } })
}

function joined(
  user: User,
  channel: { readonly id: number; readonly name: string },
  as: Pick<EventOf<'joined'>, 'isNew' | 'ranks' | 'ends'>,
): Decision {
  const { realname } = user
  return happened({ type: 'joined', ...by(user), timeline: channel.id, channel: channel.name, ...as, realname })
}

/** An operator's invitation opens every door, as in Ergo and most servers: whoever invites has already judged. So does access. */
function whyBarred(channel: Channel, user: User, key: string | undefined, at: number): Rejection | undefined {
  if (channel.invited.has(user.id) || user.rights.includes('channels')) return undefined
  if (accessOf(channel, user.account) >= OPERATOR) return undefined
  const { name, flags } = channel
  if (isBanned(channel, user, at)) return { why: 'banned', channel: name }
  if (flags.has('R') && user.account === '') return { why: 'account-needed', channel: name }
  if (flags.has('i') && !needsNoInvitation(channel, user, at)) return { why: 'invite-only', channel: name }
  if (channel.key !== undefined && channel.key !== key) return { why: 'wrong-key', channel: name }
  if (channel.limit !== undefined && channel.memberships.size >= channel.limit) {
    return { why: 'channel-full', channel: name }
  }
  const { j } = channel.rates
  if (j && isTooMuch(j, channel.joinHeat, at)) return { why: 'too-fast', channel: name, what: 'join' }
  return undefined
}
