/** KILL: ends the connections of somebody. */
import { command } from '../command.ts'

export const kill = command({
  verb: 'KILL',
  usage: '<nick> [<reason>]',
  summary: 'end the connections of somebody, as a server operator',
  spec: 'https://modern.ircdocs.horse/#kill-message',
  when: 'registered',
  cost: 1,
  run({ nick, reason = 'No reason given' }, client) {
    client.ask({ do: 'kill', nick, reason })
  },
})
