/** STATS: how long the server has been up, whom it bans, and what is counted. What else others count is nobody's here, and gets an empty report. */
import type { Chat } from '../../../chat/chat.ts'
import type { Right } from '../../../chat/rights.ts'
import { isOver } from '../../../chat/server-ban.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import {
  ERR_NOPRIVILEGES,
  RPL_ENDOFSTATS,
  RPL_STATSCOMMANDS,
  RPL_STATSKLINE,
  RPL_STATSOLINE,
  RPL_STATSUPTIME,
} from '../numerics.ts'
import type { Numeric } from '../reply.ts'
import { isThisServer } from '../this-server.ts'

const SECOND_MS = 1000

export const stats = command({
  verb: 'STATS',
  usage: '<query> [<target>]',
  summary:
    'show how long the server has been up (u), or, to server operators, whom it bans (k), who may become operator (o) and how often each ' +
    'command was given (m)',
  spec: 'https://modern.ircdocs.horse/#stats-message',
  when: 'registered',
  cost: 2,
  run({ query, target }, client) {
    if (!isThisServer(client, target)) return
    // A letter is one param of the answer.
    const [letter = '*'] = query.trim()
    const report = REPORTS.get(letter.toLowerCase())
    if (report && !report.isFor(client.user?.rights ?? [])) {
      return client.reply(ERR_NOPRIVILEGES, "Permission Denied - You're not an IRC operator with that right")
    }
    client.answer((told, numeric) => {
      const lines = report?.lines(client, numeric, told) ?? []
      return lines.join('') + numeric(RPL_ENDOFSTATS, letter, 'End of /STATS report')
    })
  },
})

interface Report {
  readonly isFor: (rights: readonly Right[]) => boolean
  readonly lines: (client: IrcClient, numeric: Numeric, told: Chat) => readonly string[]
}

const isOperator = (rights: readonly Right[]): boolean => rights.length > 0

const REPORTS = new Map<string, Report>([
  [
    'u',
    {
      isFor: () => true,
      lines: ({ hub, door }, numeric) => [numeric(RPL_STATSUPTIME, formatUptime(hub.clock.now() - door.startedAt))],
    },
  ],
  // https://www.rfc-editor.org/rfc/rfc1459#section-4.3.2
  ['k', { isFor: (rights) => rights.includes('ban'), lines: bans }],
  ['m', { isFor: isOperator, lines: commandCounts }],
  ['o', { isFor: isOperator, lines: operators }],
])

function bans({ hub }: IrcClient, numeric: Numeric, told: Chat): string[] {
  const now = hub.clock.now()
  return [...told.bans.values()]
    .filter((ban) => ban.does === 'ban' && !isOver(ban, now))
    .map(({ what, reason }) => numeric(RPL_STATSKLINE, 'K', what, '*', '*', reason))
}

function commandCounts({ door }: IrcClient, numeric: Numeric): string[] {
  return [...door.commandCounts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([verb, count]) => numeric(RPL_STATSCOMMANDS, verb, String(count)))
}

/** Who stands in the configuration: there is no mask of hosts, since it is the password that counts. */
function operators({ door }: IrcClient, numeric: Numeric): string[] {
  return (door.operators?.() ?? []).map(({ name, rights }) =>
    numeric(RPL_STATSOLINE, 'O', '*', '*', name, rights.join(',')),
  )
}

/** https://modern.ircdocs.horse/#rplstatsuptime-242 */
function formatUptime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND_MS))
  const two = (number: number): string => String(number).padStart(2, '0')
  const days = Math.floor(seconds / 86_400)
  const clock = `${Math.floor(seconds / 3600) % 24}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return `Server Up ${days} days ${clock}`
}
