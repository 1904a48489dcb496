/** MOTD: the message of the day. */
import { command } from '../command.ts'
import { formatMotd } from '../motd.ts'

export const motd = command({
  verb: 'MOTD',
  usage: '',
  summary: 'show the message of the day',
  spec: 'https://modern.ircdocs.horse/#motd-message',
  when: 'registered',
  cost: 1,
  run(_, client) {
    client.say(formatMotd(client.door, client.nick))
  },
})
