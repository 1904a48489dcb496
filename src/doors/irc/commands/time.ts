/** TIME: what time it is here. */
import { command } from '../command.ts'
import { RPL_TIME } from '../numerics.ts'

export const time = command({
  verb: 'TIME',
  usage: '',
  summary: "show the server's time, in UTC",
  spec: 'https://modern.ircdocs.horse/#time-message',
  when: 'registered',
  cost: 1,
  run(_, client) {
    client.reply(RPL_TIME, client.door.serverName, new Date(client.hub.clock.now()).toUTCString())
  },
})
