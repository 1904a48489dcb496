/** PING: the same back, behind everything that came before. */
import { command } from '../command.ts'
import { ERR_NOORIGIN } from '../numerics.ts'
import { withEnding } from '../reply.ts'

export const ping = command({
  verb: 'PING',
  usage: '<token>',
  summary: 'ask whether the server is there; it answers with the same token',
  spec: 'https://modern.ircdocs.horse/#ping-message',
  when: 'always',
  cost: 1,
  lacking: (client) => client.reply(ERR_NOORIGIN, 'No origin specified'),
  run({ token }, client) {
    if (token === '') return client.reply(ERR_NOORIGIN, 'No origin specified')
    const { serverName } = client.door
    client.say(withEnding(`:${serverName} PONG ${serverName} :${token}`))
  },
})
