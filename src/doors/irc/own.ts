/** What a client is told of its own deeds: often what the others are told, sometimes more, sometimes other words. */
import type { Chat } from '../../chat/chat.ts'
import type { EventOf, Happening } from '../../chat/events.ts'
import type { Right } from '../../chat/rights.ts'
import { fold } from '../../text/fold.ts'
import {
  CHANNEL_RENAME,
  ECHO_MESSAGE,
  EDIT,
  hasCapability,
  NO_IMPLICIT_NAMES,
  NOTIFY,
  PERSISTENCE,
  READ_MARKER,
} from './capabilities.ts'
import type { IrcClient } from './client.ts'
import { formatJoined, formatOfOneself, formatOwnChange } from './metadata.ts'
import { formatNames } from './names-reply.ts'
import { formatNoticeChange } from './notices-reply.ts'
import * as n from './numerics.ts'
import { formatOnEntry } from './on-entry.ts'
import { formatPersistence } from './persistence.ts'
import { joinLine } from './phrasebook.ts'
import { Playback } from './playback.ts'
import { formatMarker, formatMarkerOnJoin } from './read-marker.ts'
import { formatNumeric, withEnding } from './reply.ts'
import type { IrcRequest } from './request.ts'
import { formatTopic } from './topic-reply.ts'
import { Unread } from './unread.ts'
import { formatWelcome } from './welcome.ts'

export function sayOwn(client: IrcClient, happening: Happening, told: Chat, request: IrcRequest | undefined): void {
  sayDeed(client, happening, told, request)
  if (request?.speaker) client.tell(request.speaker.did(happening.event, client.nickIn(told)), request)
}

function sayDeed(client: IrcClient, happening: Happening, told: Chat, request: IrcRequest | undefined): void {
  const { event } = happening
  const { session, door } = client
  switch (event.type) {
    case 'entered':
      door.mostUsers = Math.max(door.mostUsers, told.users.size)
      return client.tell(
        formatWelcome(door, told, event, session.abilities, ofAccount(event.account, event.nick, event.rights)) +
          formatOfOneself(client, told) +
          new Unread(client, told).ofConversations(),
        request,
      )
    case 'edited':
      if ((session.abilities & (EDIT | ECHO_MESSAGE)) !== 0) client.tell(phrase(), request)
      return
    case 'said':
    case 'reacted':
      if ((session.abilities & ECHO_MESSAGE) !== 0) client.tell(phrase(), request)
      return
    case 'whispered':
      return sayWhispered(event)
    case 'attached': {
      const user = told.user(event.user)
      const more = ofAccount(event.account, event.nick, user?.rights ?? [])
      client.tell(formatWelcome(door, told, event, session.abilities, more) + formatOfOneself(client, told), request)
      if (!user) return
      const playback = new Playback(door, told, user, session.abilities)
      const unread = new Unread(client, told)
      for (const { channel } of user.memberships.values()) {
        const join = withEnding(joinLine(user, channel.name, session.abilities))
        const known = sayChannel(channel.name, user.nick) + unread.of(channel.name)
        client.tell(join + known + playback.of(channel), undefined)
      }
      client.tell(unread.ofConversations() + playback.ofConversations(), undefined)
      return
    }
    case 'detached':
      return client.goodbye(event.reason)
    case 'joined':
      return client.tell(
        phrase() +
          sayChannel(event.channel, event.nick) +
          new Unread(client, told).of(event.channel) +
          formatOnEntry(client, told.channel(event.channel), event.nick) +
          formatJoined(client, told.channel(event.channel), event.nick),
        request,
      )
    case 'logged-in':
      return client.tell(
        phrase() +
          numeric(n.RPL_LOGGEDIN, event.source, event.account, `You are now logged in as ${event.account}`) +
          (event.rights.length > 0 ? sayOperator(event.nick) : ''),
        request,
      )
    case 'logged-out':
      return client.tell(phrase() + numeric(n.RPL_LOGGEDOUT, event.source, 'You are now logged out'), request)
    case 'rights-given':
      return client.tell(sayOperator(event.nick), request)
    case 'channel-renamed':
      return client.tell(sayRenamed(event), request)
    case 'notices-set':
      if (!hasCapability(client, NOTIFY)) return
      return client.tell(formatNoticeChange(door.serverName, event.change), request)
    case 'account-kept':
    case 'pushes-kept':
    case 'registration-set':
    case 'reading-opened':
    case 'server-ban-set':
    case 'server-ban-lifted':
    case 'spam-rule-set':
    case 'door-set':
    case 'announced':
      return
    case 'invited':
      client.tell(numeric(n.RPL_INVITING, event.targetNick, event.channel), request)
      if (event.away !== undefined) client.tell(numeric(n.RPL_AWAY, event.targetNick, event.away), request)
      return
    case 'away-set':
      return client.tell(
        event.message === undefined
          ? numeric(n.RPL_UNAWAY, 'You are no longer marked as being away')
          : numeric(n.RPL_NOWAWAY, 'You have been marked as being away'),
        request,
      )
    case 'metadata-set': {
      const nick = told.userOf(session.id)?.nick ?? '*'
      return client.tell(event.did === 'logged-in' ? phrase() : formatOwnChange(client, event, nick), request)
    }
    case 'host-changed':
      return client.tell(phrase() + numeric(n.RPL_VISIBLEHOST, event.host, 'is now your visible host'), request)
    case 'marked-read': {
      const marker = withEnding(formatMarker(door.serverName, event.target, event.upTo))
      const unread = new Unread(client, told).of(event.target)
      return client.tell(((session.abilities & READ_MARKER) === 0 ? '' : marker) + unread, request)
    }
    case 'redacted':
    case 'pinned':
    case 'left':
    case 'renamed':
    case 'parted':
    case 'kicked':
    case 'topic-set':
    case 'modes-changed':
    case 'own-modes-changed':
    case 'realname-set':
      return client.tell(phrase(), request)
    default:
      event satisfies never
  }

  function sayOperator(nick: string): string {
    const mode = withEnding(`:${door.serverName} MODE ${nick} +o`)
    return mode + numeric(n.RPL_YOUREOPER, 'You are now an IRC operator')
  }

  function sayChannel(name: string, nick: string): string {
    const channel = told.channel(name)
    const topic = channel?.topic ? formatTopic(door.serverName, nick, channel) : ''
    const names = (session.abilities & NO_IMPLICIT_NAMES) === 0 ? formatNames(door, told, name, session) : ''
    return formatMarkerOnJoin(client, told, name) + topic + names
  }

  /** Everybody in it is told as of their own deed. https://ircv3.net/specs/extensions/channel-rename#fallback */
  function sayRenamed({ channel, to, reason }: EventOf<'channel-renamed'>): string {
    if ((session.abilities & CHANNEL_RENAME) !== 0) return phrase()
    const user = told.userOf(session.id)
    if (!user) return ''
    // It is still the same to them, only written in another way.
    if (fold(channel) === fold(to)) return ''
    const part = withEnding(`:${user.source} PART ${channel}${reason === '' ? '' : ` :${reason}`}`)
    return part + withEnding(`:${user.source} JOIN ${to}`) + sayChannel(to, user.nick)
  }

  /** What comes with the account of who comes in. */
  function ofAccount(account: string, nick: string, rights: readonly Right[]): string {
    return persistence(account) + (rights.length > 0 ? sayOperator(nick) : '')
  }

  function persistence(account: string): string {
    return (session.abilities & PERSISTENCE) === 0 ? '' : formatPersistence(door.serverName, told, account)
  }

  function phrase(): string {
    return door.voice.phrase(happening, session.abilities, told)
  }

  function numeric(code: string, ...params: string[]): string {
    return formatNumeric(door.serverName, code, told.userOf(session.id)?.nick ?? '*', params)
  }

  function sayWhispered(whisper: EventOf<'whispered'>): void {
    // The echo has the label; to oneself it comes once more, as to anybody. https://ircv3.net/specs/extensions/labeled-response
    if ((session.abilities & ECHO_MESSAGE) !== 0) client.tell(phrase(), request)
    if (whisper.to === told.userOf(session.id)?.id) client.tell(phrase(), undefined)
    if (whisper.away !== undefined && whisper.kind === 'privmsg') {
      client.tell(numeric(n.RPL_AWAY, whisper.toNick, whisper.away), request)
    }
  }
}
