/** What a channel is about, as an answer. https://modern.ircdocs.horse/#rpltopic-332 */
import type { Channel } from '../../chat/channel.ts'
import { RPL_NOTOPIC, RPL_TOPIC, RPL_TOPICWHOTIME } from './numerics.ts'
import { formatNumeric } from './reply.ts'

export function formatTopic(server: string, nick: string, { name, topic }: Channel): string {
  if (!topic) return formatNumeric(server, RPL_NOTOPIC, nick, [name, 'No topic is set'])
  return (
    formatNumeric(server, RPL_TOPIC, nick, [name, topic.text]) +
    formatNumeric(server, RPL_TOPICWHOTIME, nick, [name, topic.by, String(Math.floor(topic.at / 1000))])
  )
}
