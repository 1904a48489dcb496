/** The state of the chat: who is here, which channels there are. Looked at by anybody, changed only by `apply`. */
import { type Channel, type ChannelRecord, channelOf, type Membership } from './channel.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import { fold, LOBBY, LOBBY_ID } from './names.ts'
import type { User, UserId } from './user.ts'

export class Chat {
  readonly limits: Limits
  readonly users = new Map<UserId, User>()
  /** By folded nick. */
  readonly nicks = new Map<string, User>()
  /** By folded name. */
  readonly channels = new Map<string, Channel>()
  /** The `seq` of the newest entry. */
  lastSeq: number

  constructor(limits: Limits, lastSeq: number) {
    this.limits = limits
    this.lastSeq = lastSeq
  }

  user(id: UserId): User | undefined {
    return this.users.get(id)
  }

  userByNick(nick: string): User | undefined {
    return this.nicks.get(fold(nick))
  }

  channel(name: string): Channel | undefined {
    return this.channels.get(fold(name))
  }

  membership(channel: Channel, user: UserId): Membership | undefined {
    return channel.memberships.get(user)
  }
}

/** A chat with nobody in it: the lobby, and the channels that were kept. */
export function createChat(
  kept: { readonly lastSeq: number; readonly channels: readonly ChannelRecord[] } = { lastSeq: LOBBY_ID, channels: [] },
  limits: Limits = DEFAULT_LIMITS,
): Chat {
  const chat = new Chat(limits, Math.max(kept.lastSeq, LOBBY_ID))
  chat.channels.set(fold(LOBBY), {
    id: LOBBY_ID,
    name: LOBBY,
    createdAt: 0,
    topic: undefined,
    flags: new Set(['n']),
    key: undefined,
    limit: undefined,
    bans: [],
    memberships: new Map(),
    invited: new Set(),
  })
  for (const record of kept.channels) {
    // Nobody could be invited back into an invite-only channel that has nobody in it, and its past is not for strangers.
    if (!record.ended && !(record.flags.includes('i') && record.id !== LOBBY_ID)) {
      chat.channels.set(fold(record.name), channelOf(record))
    }
  }
  return chat
}

/** The same chat once more, sharing nothing that changes: what one becomes is not seen in the other. */
export function copyChat(chat: Chat): Chat {
  const copy = new Chat(chat.limits, chat.lastSeq)
  for (const user of chat.users.values()) {
    const twin: User = { ...user, modes: new Set(user.modes), memberships: new Map() }
    copy.users.set(twin.id, twin)
  }
  for (const [folded, { id }] of chat.nicks) copy.nicks.set(folded, copy.users.get(id) as User)
  for (const [name, channel] of chat.channels) {
    const twin: Channel = {
      ...channel,
      flags: new Set(channel.flags),
      memberships: new Map(),
      invited: new Set(channel.invited),
    }
    for (const { user, operator, voice } of channel.memberships.values()) {
      const membership: Membership = { user: copy.users.get(user.id) as User, channel: twin, operator, voice }
      twin.memberships.set(user.id, membership)
    }
    copy.channels.set(name, twin)
  }
  // Each user's own map keeps the order in which they joined.
  for (const user of chat.users.values()) {
    const twin = copy.users.get(user.id) as User
    for (const { channel } of user.memberships.values()) {
      const twinChannel = copy.channels.get(fold(channel.name)) as Channel
      twin.memberships.set(channel.id, twinChannel.memberships.get(user.id) as Membership)
    }
  }
  return copy
}
