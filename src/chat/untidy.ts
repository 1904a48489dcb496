/** What time has ended in a channel, and nobody has taken away yet. */
import { type Channel, LIST_LETTERS } from './channel.ts'
import { hasOver } from './mask-list.ts'
import { settingOf } from './settings/index.ts'

/** `at`: milliseconds since 1970. Asked of every channel again and again, so it costs next to nothing. */
export function isUntidy(channel: Channel, at: number): boolean {
  return LIST_LETTERS.some((letter) => hasOver(channel.lists[letter], at)) || hasLeftTopic(channel)
}

/** Whether there is a topic that its last reader left behind, where topics are not kept. */
export function hasLeftTopic(channel: Channel): boolean {
  return channel.memberships.size === 0 && channel.topic !== undefined && !settingOf(channel, 'keepTopic')
}
