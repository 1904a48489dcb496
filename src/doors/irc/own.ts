/** What a client is told of its own deeds: often what the others are told, sometimes more, sometimes other words. */
import type { Chat } from '../../chat/chat.ts'
import type { EventOf, Happening } from '../../chat/events.ts'
import { ECHO_MESSAGE } from './capabilities.ts'
import type { IrcClient } from './client.ts'
import { formatNames } from './names-reply.ts'
import { RPL_AWAY, RPL_INVITING, RPL_NOWAWAY, RPL_UNAWAY } from './numerics.ts'
import { formatNumeric } from './reply.ts'
import type { IrcRequest } from './request.ts'
import { formatTopic } from './topic-reply.ts'
import { formatWelcome } from './welcome.ts'

export function sayOwn(client: IrcClient, happening: Happening, told: Chat, request: IrcRequest | undefined): void {
  const { event } = happening
  const { session, door } = client
  switch (event.type) {
    case 'entered':
      door.mostUsers = Math.max(door.mostUsers, told.users.size)
      return client.tell(formatWelcome(door, told, event), request)
    case 'said':
      if ((session.abilities & ECHO_MESSAGE) !== 0) client.tell(phrase(), request)
      return
    case 'whispered':
      return sayWhispered(event)
    case 'joined': {
      const channel = told.channel(event.channel)
      const topic = channel?.topic ? formatTopic(door.serverName, event.nick, channel) : ''
      return client.tell(phrase() + topic + formatNames(door, told, event.channel, session), request)
    }
    case 'invited':
      client.tell(numeric(RPL_INVITING, event.targetNick, event.channel), request)
      if (event.away !== undefined) client.tell(numeric(RPL_AWAY, event.targetNick, event.away), request)
      return
    case 'away-set':
      return client.tell(
        event.message === undefined
          ? numeric(RPL_UNAWAY, 'You are no longer marked as being away')
          : numeric(RPL_NOWAWAY, 'You have been marked as being away'),
        request,
      )
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

  function phrase(): string {
    return door.voice.phrase(happening, session.abilities, told)
  }

  function numeric(code: string, ...params: string[]): string {
    return formatNumeric(door.serverName, code, told.user(session.id)?.nick ?? '*', params)
  }

  function sayWhispered(whisper: EventOf<'whispered'>): void {
    // The echo has the label; to oneself it comes once more, as to anybody. https://ircv3.net/specs/extensions/labeled-response
    if ((session.abilities & ECHO_MESSAGE) !== 0) client.tell(phrase(), request)
    if (whisper.to === session.id) client.tell(phrase(), undefined)
    if (whisper.away !== undefined && whisper.kind === 'privmsg') {
      client.tell(numeric(RPL_AWAY, whisper.toNick, whisper.away), request)
    }
  }
}
