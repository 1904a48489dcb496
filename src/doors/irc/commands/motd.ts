/** MOTD: the message of the day. */
import { command } from '../command.ts'
import { formatMotd } from '../motd.ts'
import { isThisServer } from '../this-server.ts'

export const motd = command({
  verb: 'MOTD',
  usage: '[<target>]',
  summary: 'show the message of the day',
  spec: 'https://modern.ircdocs.horse/#motd-message',
  when: 'registered',
  cost: 1,
  run({ target }, client) {
    if (!isThisServer(client, target)) return
    client.say(formatMotd(client.door, client.nick))
  },
})
