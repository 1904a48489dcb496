/** NAMES: who is in channels. */
import { command } from '../command.ts'
import { formatNames } from '../names-reply.ts'
import { RPL_ENDOFNAMES } from '../numerics.ts'
import { takeTargets } from '../targets.ts'

const COST = 2

export const names = command({
  verb: 'NAMES',
  usage: '[<channels>]',
  summary: 'show who is in channels',
  spec: 'https://modern.ircdocs.horse/#names-message',
  when: 'registered',
  cost: COST,
  run({ channels }, client) {
    // Everybody everywhere is more than anybody can want; the standard lets a server say nothing.
    if (channels === undefined) return client.reply(RPL_ENDOFNAMES, '*', 'End of /NAMES list')
    const { door, session } = client
    for (const channel of takeTargets(client, 'NAMES', channels, COST)) {
      client.answer((told) => formatNames(door, told, channel, session))
    }
  },
})
