/** Changes the chat by what happened. The only code that does; it decides nothing and cannot fail. */
import { fold } from '../text/fold.ts'
import { changeModes } from './apply-modes.ts'
import { applyToMessages } from './apply-to-messages.ts'
import { applyToServer, forgetGuest, forgetPresent, judge, notePresent } from './apply-to-server.ts'
import { type Membership, NO_LISTS, NO_RATES } from './channel.ts'
import { hasRank } from './channel-access.ts'
import { endChannel, endIfOver } from './channel-end.ts'
import type { Chat } from './chat.ts'
import { countEntries } from './entries-of.ts'
import type { EventOf, Happening } from './events.ts'
import { applyHost, refreshSources, showInsteadOf } from './hosts.ts'
import { applyMetadata } from './metadata.ts'
import { forgetMarkers } from './read-markers.ts'
import { HALFOP } from './ranks.ts'
import { heated } from './rate.ts'
import type { User } from './user.ts'

export function apply(chat: Chat, { event, seq, at }: Happening): void {
  chat.lastSeq += countEntries(event)
  switch (event.type) {
    case 'entered':
      return enter(chat, event, at)
    case 'left':
      return leave(chat, event)
    case 'renamed':
      return rename(chat, event, at)
    case 'joined':
      return join(chat, event, at)
    case 'parted':
      return removeMember(chat, event.channel, event.user)
    case 'kicked':
      return removeMember(chat, event.channel, event.target)
    case 'said':
    case 'whispered':
    case 'reacted':
    case 'edited':
    case 'redacted':
    case 'pinned':
    case 'marked-read':
      return applyToMessages(chat, event, seq, at)
    case 'topic-set': {
      const channel = chat.channel(event.channel)
      if (channel) channel.topic = event.topic.text === '' ? undefined : event.topic
      return
    }
    case 'modes-changed': {
      const channel = chat.channel(event.channel)
      if (!channel) return
      changeModes(chat, channel, event, seq, at)
      return endIfOver(chat, channel)
    }
    case 'own-modes-changed': {
      const user = chat.user(event.user)
      if (!user) return
      for (const { mode, on } of event.changes) {
        if (on) user.modes.add(mode)
        else user.modes.delete(mode)
        // Who is no server operator any more has none of its rights.
        if (mode === 'o' && !on) user.rights = []
      }
      return
    }
    case 'invited':
      return invite(chat, event)
    case 'away-set': {
      const user = chat.user(event.user)
      if (!user) return
      const session = user.sessions.find(({ id }) => id === event.session)
      if (session) session.away = event.message
      if (event.changed) user.away = event.changed.message
      return
    }
    case 'realname-set': {
      const user = chat.user(event.user)
      if (user) user.realname = event.realname
      return
    }
    case 'host-changed':
      return applyHost(chat, event, at)
    case 'metadata-set':
      return applyMetadata(chat, event)
    case 'attached':
      return attach(chat, event, at)
    case 'detached':
      return detach(chat, event)
    case 'notices-set':
    case 'pushes-kept':
    case 'logged-in':
    case 'logged-out':
    case 'account-kept':
    case 'rights-given':
    case 'server-ban-set':
    case 'server-ban-lifted':
    case 'spam-rule-set':
    case 'door-set':
      return applyToServer(chat, event, at)
    case 'registration-set': {
      const channel = chat.channel(event.channel)
      if (!channel) return
      channel.registration = event.registration
      return endIfOver(chat, channel)
    }
    case 'channel-renamed':
      return renameChannel(chat, event)
    // It stands in the registration.
    case 'reading-opened':
    case 'announced':
      return
    default:
      event satisfies never
  }
}

function renameChannel(chat: Chat, event: EventOf<'channel-renamed'>): void {
  const channel = chat.channel(event.channel)
  if (!channel) return
  chat.channels.delete(fold(event.channel))
  channel.name = event.to
  chat.channels.set(fold(event.to), channel)
}

function enter(chat: Chat, event: EventOf<'entered'>, at: number): void {
  const user: User = {
    id: event.user,
    nick: event.nick,
    username: event.username,
    host: event.host,
    address: event.address,
    realname: event.realname,
    account: event.account,
    sessions: [{ id: event.session, away: event.away }],
    away: event.away,
    modes: new Set(event.rights.length > 0 ? ['o'] : []),
    rights: event.rights,
    shunnedUntil: 0,
    since: at,
    namedAt: at,
    lastSeen: 0,
    source: event.source,
    memberships: new Map(),
  }
  const metadata = event.account === '' ? undefined : chat.account(event.account)?.metadata
  if (metadata) user.metadata = metadata
  if (event.guest !== undefined) {
    user.guest = event.guest
    chat.guests.set(event.guest, user)
  }
  showInsteadOf(user, event.cloak)
  chat.users.set(user.id, user)
  chat.sessions.set(event.session, user)
  chat.nicks.set(fold(user.nick), user)
  chat.looks.add(user.nick)
  notePresent(chat, user)
  judge(chat, user, at)
}

function attach(chat: Chat, event: EventOf<'attached'>, at: number): void {
  const { user: id, session, away, sessionAway, address } = event
  const user = chat.user(id)
  if (!user) return
  user.sessions.push({ id: session, away: sessionAway, ...(address !== undefined && { address }) })
  // Whom a start brought back came from nowhere.
  if (user.address === '') user.address = address ?? ''
  chat.sessions.set(session, user)
  if (away) user.away = away.message
  judge(chat, user, at)
}

function detach(chat: Chat, { user: id, session, away }: EventOf<'detached'>): void {
  const user = chat.user(id)
  chat.sessions.delete(session)
  if (!user) return
  user.sessions = user.sessions.filter((one) => one.id !== session)
  if (user.sessions.length === 0) {
    user.lastSeen = chat.lastSeq
    // Those of OPER end with the connection; those of the account stay.
    user.rights = chat.account(user.account)?.rights ?? []
    if (user.rights.length === 0) user.modes.delete('o')
  }
  if (away) user.away = away.message
}

function leave(chat: Chat, event: EventOf<'left'>): void {
  const user = chat.user(event.user)
  if (!user) return
  for (const { channel } of user.memberships.values()) removeMember(chat, channel.name, user.id)
  chat.users.delete(user.id)
  for (const { id } of user.sessions) chat.sessions.delete(id)
  chat.nicks.delete(fold(user.nick))
  chat.looks.remove(user.nick)
  forgetPresent(chat, user)
  forgetGuest(chat, user)
  forgetMarkers(chat, '', user.id)
}

function rename(chat: Chat, event: EventOf<'renamed'>, at: number): void {
  const user = chat.user(event.user)
  if (!user) return
  chat.nicks.delete(fold(user.nick))
  chat.looks.remove(user.nick)
  user.nick = event.to
  user.namedAt = at
  chat.looks.add(user.nick)
  refreshSources(user)
  chat.nicks.set(fold(user.nick), user)
  judge(chat, user, at)
}

function join(chat: Chat, event: EventOf<'joined'>, at: number): void {
  const user = chat.user(event.user)
  if (!user) return
  const ended = event.ends && chat.channel(event.ends.channel)
  if (ended) endChannel(chat, ended)
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
      rates: NO_RATES,
      lists: NO_LISTS,
      registration: undefined,
      memberships: new Map(),
      invited: new Set(),
    }
    chat.channels.set(fold(channel.name), channel)
  }
  const membership: Membership = { user, channel, ranks: event.ranks }
  channel.memberships.set(user.id, membership)
  if (channel.rates.j) channel.joinHeat = heated(channel.rates.j, channel.joinHeat, at)
  channel.invited.delete(user.id)
  user.memberships.set(channel.id, membership)
  chat.empty.note(channel, true)
}

/**
 * Only an operator's invitation opens the door. Invitations are few and short-lived: the oldest gives way, so that those of people
 * who never came do not gather.
 */
function invite(chat: Chat, { user, channel: name, target }: EventOf<'invited'>): void {
  const channel = chat.channel(name)
  const inviter = chat.user(user)
  if (!channel || !inviter || !hasRank(channel, inviter, HALFOP)) return
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
  endIfOver(chat, channel)
}
