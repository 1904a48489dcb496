/** Changes the chat by what happened. The only code that does; it decides nothing and cannot fail. */
import type { Channel, Membership } from './channel.ts'
import type { Chat } from './chat.ts'
import { countEntries } from './entries-of.ts'
import type { Event, EventOf, Happening, ModeChange } from './events.ts'
import { maskMatches } from './mask.ts'
import { fold, LOBBY_ID } from './names.ts'
import { sourceOf, type User } from './user.ts'

export function apply(chat: Chat, { event, at }: Happening): void {
  chat.lastSeq += countEntries(event)
  switch (event.type) {
    case 'entered':
      return enter(chat, event, at)
    case 'left':
      return leave(chat, event)
    case 'renamed':
      return rename(chat, event)
    case 'joined':
      return join(chat, event, at)
    case 'parted':
      return removeMember(chat, event.channel, event.user)
    case 'kicked':
      return removeMember(chat, event.channel, event.target)
    case 'said':
    case 'whispered':
      return
    case 'topic-set': {
      const channel = chat.channel(event.channel)
      if (channel) channel.topic = event.topic.text === '' ? undefined : event.topic
      return
    }
    case 'modes-changed': {
      const channel = chat.channel(event.channel)
      if (channel) for (const change of event.changes) changeMode(chat, channel, change, event, at)
      return
    }
    case 'own-modes-changed': {
      const user = chat.user(event.user)
      for (const { mode, on } of event.changes) {
        if (on) user?.modes.add(mode)
        else user?.modes.delete(mode)
      }
      return
    }
    case 'invited':
      return invite(chat, event)
    case 'away-set': {
      const user = chat.user(event.user)
      if (user) user.away = event.message
      return
    }
    case 'realname-set': {
      const user = chat.user(event.user)
      if (user) user.realname = event.realname
      return
    }
    default:
      event satisfies never
  }
}

function enter(chat: Chat, event: EventOf<'entered'>, at: number): void {
  const user: User = {
    id: event.user,
    nick: event.nick,
    username: event.username,
    host: event.host,
    realname: event.realname,
    account: event.account,
    away: undefined,
    modes: new Set(),
    since: at,
    source: event.source,
    memberships: new Map(),
  }
  chat.users.set(user.id, user)
  chat.nicks.set(fold(user.nick), user)
}

function leave(chat: Chat, event: EventOf<'left'>): void {
  const user = chat.user(event.user)
  if (!user) return
  for (const { channel } of user.memberships.values()) removeMember(chat, channel.name, user.id)
  chat.users.delete(user.id)
  chat.nicks.delete(fold(user.nick))
}

function rename(chat: Chat, event: EventOf<'renamed'>): void {
  const user = chat.user(event.user)
  if (!user) return
  chat.nicks.delete(fold(user.nick))
  user.nick = event.to
  user.source = sourceOf(user.nick, user.username, user.host)
  chat.nicks.set(fold(user.nick), user)
}

function join(chat: Chat, event: EventOf<'joined'>, at: number): void {
  const user = chat.user(event.user)
  if (!user) return
  if (event.ends) chat.channels.delete(fold(event.ends.channel))
  let channel = chat.channel(event.channel)
  if (!channel) {
    channel = {
      id: event.timeline,
      name: event.channel,
      createdAt: at,
      topic: undefined,
      flags: new Set(['n', 't']),
      key: undefined,
      limit: undefined,
      bans: [],
      memberships: new Map(),
      invited: new Set(),
    }
    chat.channels.set(fold(channel.name), channel)
  }
  const membership: Membership = { user, channel, operator: event.operator, voice: false }
  channel.memberships.set(user.id, membership)
  channel.invited.delete(user.id)
  user.memberships.set(channel.id, membership)
}

/**
 * Only an operator's invitation opens the door. Invitations are few and short-lived: the oldest gives way, so that those of people
 * who never came do not gather.
 */
function invite(chat: Chat, { user, channel: name, target }: EventOf<'invited'>): void {
  const channel = chat.channel(name)
  if (!channel?.memberships.get(user)?.operator) return
  const { invited } = channel
  invited.delete(target)
  const [oldest] = invited
  if (oldest !== undefined && invited.size >= chat.limits.invitationsPerChannel) invited.delete(oldest)
  invited.add(target)
}

function removeMember(chat: Chat, name: string, id: User['id']): void {
  const channel = chat.channel(name)
  if (!channel) return
  channel.memberships.delete(id)
  chat.user(id)?.memberships.delete(channel.id)
  if (endsWithItsLastMember(channel)) chat.channels.delete(fold(name))
}

/** An invite-only channel ends with its last member: nobody could be invited back, and its past is not for strangers. */
export function endsWithItsLastMember(channel: Channel): boolean {
  return channel.memberships.size === 0 && channel.flags.has('i') && channel.id !== LOBBY_ID
}

/** A ban takes back the invitations of those whom it fits. */
function disinvite(chat: Chat, { invited }: Channel, mask: string): void {
  for (const id of invited) {
    const user = chat.user(id)
    if (!user || maskMatches(mask, user.source)) invited.delete(id)
  }
}

function changeMode(
  chat: Chat,
  channel: Channel,
  change: ModeChange,
  event: Event & { source: string },
  at: number,
): void {
  switch (change.mode) {
    case 'flag':
      if (change.on) channel.flags.add(change.letter)
      else channel.flags.delete(change.letter)
      return
    case 'key':
      channel.key = change.key
      return
    case 'limit':
      channel.limit = change.limit
      return
    case 'ban':
      if (change.on) disinvite(chat, channel, change.mask)
      channel.bans = change.on
        ? [...channel.bans, { mask: change.mask, by: event.source, at }]
        : channel.bans.filter(({ mask }) => fold(mask) !== fold(change.mask))
      return
    case 'operator':
    case 'voice': {
      const membership = channel.memberships.get(change.user)
      if (membership) membership[change.mode] = change.on
      return
    }
    default:
      change satisfies never
  }
}
