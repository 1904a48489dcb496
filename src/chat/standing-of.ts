/** Where a message stands to which somebody wants to do something, and whether it is one that this can be done to. */
import { type About, isAuthor } from './about.ts'
import type { Channel } from './channel.ts'
import type { Chat } from './chat.ts'
import { conversationOf, personKey, personKeyOf } from './conversation.ts'
import type { Where } from './events.ts'
import { mayLookInto } from './may-look-into.ts'
import { isBetween } from './may-read.ts'
import type { Rejection } from './rejections.ts'
import type { User } from './user.ts'

export interface Standing {
  readonly where: Where
  /** Undefined between two people. */
  readonly channel: Channel | undefined
}

/**
 * `target`: a channel or a nick. A message that does not stand there is none, as is one that has just been taken away, and any whose place is not
 * for the asker: nothing tells whether there is one.
 */
export function standingOf(chat: Chat, user: User, target: string, about: About): Standing | Rejection {
  const none: Rejection = { why: 'no-such-message', target, seq: about.seq }
  if (chat.redacted.has(about.seq)) return none
  if (target.startsWith('#')) {
    const channel = chat.channel(target)
    if (!channel || channel.id !== about.timeline || !mayFind(chat, channel, user, about)) return none
    return { where: { timeline: channel.id, channel: channel.name, toNick: '' }, channel }
  }
  const timeline = conversationOf(personKey(user), personKeyOf(chat, target))
  if (timeline !== about.timeline || !isBetween(chat, user, about)) return none
  const to = chat.userByNick(target)
  const where = { timeline, channel: '', toNick: to?.nick ?? target, ...(to && { to: to.id }) }
  return { where, channel: undefined }
}

/** Members may, and who said it themselves where they may still look in; operators of the server with the right over channels. */
function mayFind(chat: Chat, channel: Channel, user: User, about: About): boolean {
  if (channel.memberships.has(user.id) || user.rights.includes('channels')) return true
  return mayLookInto(channel, user) && isAuthor(chat, user, about)
}
