/** TOPIC: shows, sets or clears what a channel is about. */
import { command } from '../command.ts'
import { ERR_NOSUCHCHANNEL } from '../numerics.ts'
import { formatTopic } from '../topic-reply.ts'

export const topic = command({
  verb: 'TOPIC',
  usage: '<channel> [<topic>]',
  summary: 'show, set or clear what a channel is about',
  spec: 'https://modern.ircdocs.horse/#topic-message',
  when: 'registered',
  cost: 1,
  run({ channel: name, topic }, client) {
    if (topic !== undefined) return client.ask({ do: 'set-topic', channel: name, topic })
    const channel = client.chat.channel(name)
    if (!channel) return client.reply(ERR_NOSUCHCHANNEL, name, 'No such channel')
    client.say(formatTopic(client.door.serverName, client.nick, channel))
  },
})
