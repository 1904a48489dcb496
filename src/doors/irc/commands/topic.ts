/** TOPIC: shows, sets or clears what a channel is about. */
import { knownChannel } from '../../../chat/known-channel.ts'
import { mayLookInto } from '../../../chat/may-look-into.ts'
import { userIn } from '../asker.ts'
import { command } from '../command.ts'
import { ERR_NOSUCHCHANNEL, ERR_NOTONCHANNEL } from '../numerics.ts'
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
    client.answer((told, numeric) => {
      const asker = userIn(told, client)
      const channel = knownChannel(told, asker, name)
      if (!channel) return numeric(ERR_NOSUCHCHANNEL, name, 'No such channel')
      if (!mayLookInto(channel, asker)) {
        return numeric(ERR_NOTONCHANNEL, channel.name, "You're not on that channel")
      }
      return formatTopic(client.door.serverName, client.nickIn(told), channel)
    })
  },
})
