/** When something was said. https://ircv3.net/specs/extensions/server-time */
import type { Message } from '../../wire/irc/message.ts'

/** Milliseconds since 1970, by the server where it says so, else the given time. */
export function timeOf(message: Message, now: number): number {
  const tag = message.tags?.get('time')
  const time = tag === undefined ? Number.NaN : Date.parse(tag)
  return Number.isNaN(time) ? now : time
}
