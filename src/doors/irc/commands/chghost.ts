/** CHGHOST: gives somebody another host, in place of their cloak. */
import { command } from '../command.ts'

export const chghost = command({
  verb: 'CHGHOST',
  usage: '<nick> [<host>]',
  summary: 'give somebody another host while they are here, or without one their cloak again, as a server operator',
  spec: 'https://ircv3.net/specs/extensions/chghost',
  when: 'registered',
  cost: 2,
  run({ nick, host = '' }, client) {
    client.ask({ do: 'change-host', nick, host })
  },
})
