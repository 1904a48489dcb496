/** AWAY: says that one is away, or back. */
import { command } from '../command.ts'

export const away = command({
  verb: 'AWAY',
  usage: '[<message>]',
  summary: 'say that you are away and why; alone, that you are back',
  spec: 'https://modern.ircdocs.horse/#away-message',
  when: 'registered',
  cost: 1,
  run({ message = '' }, client) {
    client.ask({ do: 'set-away', message })
  },
})
