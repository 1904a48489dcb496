/** STATS: how long the server has been up, and whom it bans. What else others count is nobody's here, and gets an empty report. */
import { isOver } from '../ban-words.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { ERR_NOPRIVILEGES, RPL_ENDOFSTATS, RPL_STATSKLINE, RPL_STATSUPTIME } from '../numerics.ts'
import { isThisServer } from '../this-server.ts'

const SECOND_MS = 1000

export const stats = command({
  verb: 'STATS',
  usage: '<query> [<target>]',
  summary: 'show how long the server has been up (u), or, to server operators, whom it bans (k)',
  spec: 'https://modern.ircdocs.horse/#stats-message',
  when: 'registered',
  cost: 1,
  run({ query, target }, client) {
    if (!isThisServer(client, target)) return
    const [letter = '*'] = query
    if (letter === 'u') client.reply(RPL_STATSUPTIME, formatUptime(client.hub.clock.now() - client.door.startedAt))
    if (letter === 'k' || letter === 'K') return tellBans(client, letter)
    client.reply(RPL_ENDOFSTATS, letter, 'End of /STATS report')
  },
})

/** https://www.rfc-editor.org/rfc/rfc1459#section-4.3.2 */
function tellBans(client: IrcClient, letter: string): void {
  if (!client.user?.rights.includes('ban')) {
    return client.reply(ERR_NOPRIVILEGES, "Permission Denied - You're not an IRC operator with that right")
  }
  client.answer((told, numeric) => {
    const now = client.hub.clock.now()
    const lines = [...told.bans.values()]
      .filter((ban) => ban.does === 'ban' && !isOver(ban, now))
      .map(({ what, reason }) => numeric(RPL_STATSKLINE, 'K', what, '*', '*', reason))
    return lines.join('') + numeric(RPL_ENDOFSTATS, letter, 'End of /STATS report')
  })
}

/** https://modern.ircdocs.horse/#rplstatsuptime-242 */
function formatUptime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND_MS))
  const two = (number: number): string => String(number).padStart(2, '0')
  const days = Math.floor(seconds / 86_400)
  const clock = `${Math.floor(seconds / 3600) % 24}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return `Server Up ${days} days ${clock}`
}
