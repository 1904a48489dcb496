/** The channel that somebody names to a service: one that is hidden from them and one that is not there look the same. */
import { accessOf } from '../../../chat/channel-access.ts'
import type { Channel } from '../../../chat/channel.ts'
import type { Chat } from '../../../chat/chat.ts'
import { mayLookInto } from '../../../chat/may-look-into.ts'
import type { User } from '../../../chat/user.ts'
import { explainRejection } from '../rejections.ts'
import type { Talk } from './talk.ts'

/** As decided so far. Undefined where there is none for them; then they have been told. */
export function findChannel(talk: Talk, name: string): Channel | undefined {
  const channel = seenChannel(talk.chat, talk.user, name)
  if (!channel) talk.say(noSuchChannel(name))
  return channel
}

export function seenChannel(chat: Chat, user: User | undefined, name: string): Channel | undefined {
  const channel = chat.channel(name)
  if (!channel || !user) return undefined
  const isSeen = mayLookInto(channel, user) || hasAccess(channel, user)
  return isSeen ? channel : undefined
}

/** Whether the access list names somebody, or they act as a founder everywhere. */
export function hasAccess(channel: Channel, { account, rights }: User): boolean {
  return accessOf(channel, account) !== 0 || rights.includes('channels')
}

export function noSuchChannel(channel: string): string {
  return explainRejection({ why: 'no-such-channel', channel })
}
