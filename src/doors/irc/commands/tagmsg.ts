/** TAGMSG: tags without a text, such as a reaction, or that one is typing. */
import { command } from '../command.ts'
import { ERR_NORECIPIENT } from '../numerics.ts'
import { react, reactionIn } from '../reactions.ts'
import { isForService } from '../services/to-service.ts'
import { takeTargets } from '../targets.ts'

const COST = 1

export const tagmsg = command({
  verb: 'TAGMSG',
  usage: '<targets>',
  summary: 'send client-only tags without a text; wants message-tags',
  spec: 'https://ircv3.net/specs/extensions/message-tags#the-tagmsg-tag-only-message',
  when: 'registered',
  capability: 'message-tags',
  cost: COST,
  onlySubmits: true,
  lacking: (client) => client.reply(ERR_NORECIPIENT, 'No recipient given (TAGMSG)'),
  run({ targets }, client) {
    // Without tags there is nothing to tell.
    if (client.clientTags === '') return
    if (isForService(client, targets)) return
    const all = takeTargets(client, 'TAGMSG', targets, COST)
    const reaction = reactionIn(client.clientTags)
    if (reaction) return react(client, all, reaction)
    for (const target of all) {
      client.ask({ do: 'say', target, kind: 'tagmsg', text: '', tags: client.clientTags })
    }
  },
})
