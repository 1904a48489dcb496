/** When a channel is over, and what that means for its name. */
import { fold } from '../text/fold.ts'
import type { Channel } from './channel.ts'
import type { Chat } from './chat.ts'
import { LOBBY_ID } from './names.ts'

/**
 * Whether nobody will come back to a channel: it is invite-only and has nobody in it who could invite, and its past is not for strangers.
 * A registered channel has its founder.
 */
export function hasEnded({ id, flags, memberships, registration }: Channel): boolean {
  return memberships.size === 0 && flags.has('i') && registration === undefined && id !== LOBBY_ID
}

/** To be asked after somebody has left, or a channel is no longer registered. */
export function endIfOver(chat: Chat, channel: Channel): void {
  if (hasEnded(channel)) endChannel(chat, channel)
  else chat.empty.note(channel, true)
}

/** Its name is free; whoever takes it founds another channel. */
export function endChannel(chat: Chat, channel: Channel): void {
  chat.channels.delete(fold(channel.name))
  chat.empty.note(channel, false)
}
