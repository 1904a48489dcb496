/** What two people say to each other has a timeline too, without anybody having to make it: its id follows from who they are. */
import { fold } from '../text/fold.ts'
import type { Chat } from './chat.ts'
import type { User } from './user.ts'

/** Who somebody is to others who look for what they said: an account, or a nick that may be somebody else's tomorrow. */
export function personKey({ account, nick }: Pick<User, 'account' | 'nick'>): string {
  return account === '' ? ` ${fold(nick)}` : fold(account)
}

/** Of whom a nick speaks: who is here under it, else the account of that name, else a guest who was here. */
export function personKeyOf(chat: Chat, nick: string): string {
  const user = chat.userByNick(nick)
  if (user) return personKey(user)
  return chat.account(nick) ? fold(nick) : ` ${fold(nick)}`
}

/**
 * The id of the timeline between two people: negative, and far from the ids of channels. It is a hash, so two pairs might share one: whoever
 * reads it back is shown only what has their account on one side.
 */
export function conversationOf(one: string, other: string): number {
  const text = one < other ? `${one}\0${other}` : `${other}\0${one}`
  let low = 0xdeadbeef
  let high = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    low = Math.imul(low ^ unit, 2_654_435_761)
    high = Math.imul(high ^ unit, 1_597_334_677)
  }
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  return -(2 ** 48 + (high & 0xffff) * 2 ** 32 + (low >>> 0))
}

/** Whether a timeline is that of two people, and not a channel’s. */
export function isConversation(timeline: number): boolean {
  return timeline < 0
}
