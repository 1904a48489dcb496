/** ISUPPORT: what this server can do and how much, also before registration. */
import { EXTENDED_ISUPPORT } from '../capabilities.ts'
import { command } from '../command.ts'
import { ERR_NOTREGISTERED } from '../numerics.ts'
import { formatIsupport } from '../welcome.ts'

export const isupport = command({
  verb: 'ISUPPORT',
  usage: '',
  summary: 'show what this server can do and how much; with draft/extended-isupport also before registration',
  spec: 'https://ircv3.net/specs/extensions/extended-isupport',
  when: 'always',
  cost: 2,
  run(_, client) {
    const { capabilities, door, isRegistered, nick } = client
    if (!isRegistered && (capabilities & EXTENDED_ISUPPORT) === 0) {
      return client.reply(ERR_NOTREGISTERED, 'You have not registered')
    }
    client.say(formatIsupport(door, nick, capabilities))
  },
})
