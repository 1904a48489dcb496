/** What there is to know of a setting of a registered channel besides its words, which are the doors'. */
import type { Channel } from '../channel.ts'
import type { Chat } from '../chat.ts'
import type { Event } from '../events.ts'
import type { Rejection } from '../rejections.ts'
import type { User } from '../user.ts'

export interface Setting<Value> {
  /** What holds where nobody set it. */
  readonly standard: Value
  /** Why a value cannot be taken; undefined where it can. */
  readonly fault?: (value: Value, chat: Chat, channel: Channel) => Rejection | undefined
  /** The value as it is kept, where that is not the one that was asked for. */
  readonly kept?: (value: Value, chat: Chat, channel: Channel) => Value
  /** What becomes of those who are there, and of the modes, when it is set. */
  readonly effects?: (value: Value, user: User, channel: Channel) => Event[]
}
