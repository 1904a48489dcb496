/** VERSION: which program this is, and what it can do. */
import { command } from '../command.ts'
import { RPL_VERSION } from '../numerics.ts'
import { isThisServer } from '../this-server.ts'
import { formatIsupport } from '../welcome.ts'

export const version = command({
  verb: 'VERSION',
  usage: '[<target>]',
  summary: 'show which program this is and what it can do',
  spec: 'https://modern.ircdocs.horse/#version-message',
  when: 'registered',
  cost: 1,
  run({ target }, client) {
    if (!isThisServer(client, target)) return
    const { door } = client
    client.reply(RPL_VERSION, door.version, door.serverName, 'Snug')
    client.say(formatIsupport(door, client.nick, client.capabilities))
  },
})
