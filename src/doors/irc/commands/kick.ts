/** KICK: puts people out of a channel. */
import { command } from '../command.ts'
import { takeTargets } from '../targets.ts'

const COST = 1

export const kick = command({
  verb: 'KICK',
  usage: '<channel> <nicks> [<reason>]',
  summary: 'put people out of a channel',
  spec: 'https://modern.ircdocs.horse/#kick-message',
  when: 'registered',
  cost: COST,
  run({ channel, nicks, reason = '' }, client) {
    for (const nick of takeTargets(client, 'KICK', nicks, COST)) client.ask({ do: 'kick', channel, nick, reason })
  },
})
