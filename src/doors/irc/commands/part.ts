/** PART: leaves channels. */
import { command } from '../command.ts'
import { takeTargets } from '../targets.ts'

const COST = 2

export const part = command({
  verb: 'PART',
  usage: '<channels> [<reason>]',
  summary: 'leave channels',
  spec: 'https://modern.ircdocs.horse/#part-message',
  when: 'registered',
  cost: COST,
  run({ channels, reason = '' }, client) {
    for (const channel of takeTargets(client, 'PART', channels, COST)) client.ask({ do: 'part', channel, reason })
  },
})
