/** TIME: what time it is here. */
import { command } from '../command.ts'
import { RPL_TIME } from '../numerics.ts'
import { isThisServer } from '../this-server.ts'

export const time = command({
  verb: 'TIME',
  usage: '[<target>]',
  summary: "show the server's time, in UTC",
  spec: 'https://modern.ircdocs.horse/#time-message',
  when: 'registered',
  cost: 1,
  run({ target }, client) {
    if (!isThisServer(client, target)) return
    client.reply(RPL_TIME, client.door.serverName, new Date(client.hub.clock.now()).toUTCString())
  },
})
