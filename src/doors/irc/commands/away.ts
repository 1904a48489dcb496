/** AWAY: says that one is away, or back; before registration too, for clients that connect by themselves. */
import { PRE_AWAY } from '../capabilities.ts'
import { clip } from '../clip.ts'
import { command } from '../command.ts'
import { ERR_NOTREGISTERED, RPL_NOWAWAY, RPL_UNAWAY } from '../numerics.ts'

export const away = command({
  verb: 'AWAY',
  usage: '[<message>]',
  summary: 'say that you are away and why; alone, that you are back. Before registration with draft/pre-away',
  spec: 'https://modern.ircdocs.horse/#away-message',
  when: 'always',
  cost: 1,
  run({ message = '' }, client) {
    const { registration, chat } = client
    if (client.isRegistered) return client.ask({ do: 'set-away', message })
    if (!registration || !client.namedCapabilities.has(PRE_AWAY)) {
      return client.reply(ERR_NOTREGISTERED, 'You have not registered')
    }
    registration.away = message === '' ? undefined : clip(message, chat.limits.awayBytes)
    if (message === '') client.reply(RPL_UNAWAY, 'You are no longer marked as being away')
    else client.reply(RPL_NOWAWAY, 'You have been marked as being away')
  },
})
