/** MONITOR: to be told when people come and go, by nick. */
import type { Chat } from '../../../chat/chat.ts'
import { utf8Bytes } from '../../../chat/limits.ts'
import { nickFault } from '../../../chat/names.ts'
import type { IrcClient } from '../client.ts'
import { MAX_BODY_BYTES } from '../clip.ts'
import { command } from '../command.ts'
import { MAX_MONITORED } from '../monitor.ts'
import { ERR_MONLISTFULL, RPL_ENDOFMONLIST, RPL_MONLIST, RPL_MONOFFLINE, RPL_MONONLINE } from '../numerics.ts'
import type { Numeric } from '../reply.ts'
import { Chunks } from '../roster.ts'
import { whoHas } from '../services/index.ts'

export const monitor = command({
  verb: 'MONITOR',
  usage: '<action> [<nicks>]',
  summary:
    'be told when people come and go: + and - with nicks, C clears the list, L shows it, S says who of it is here',
  spec: 'https://ircv3.net/specs/extensions/monitor',
  when: 'registered',
  cost: 2,
  run({ action, nicks = '' }, client) {
    const wanted = nicks.split(',').filter((nick) => nick !== '')
    // At its place in the order: what is told of a nick from then on comes behind this answer.
    client.answer((told, numeric) => change(client, action, wanted, told, numeric))
  },
})

function change(client: IrcClient, action: string, wanted: readonly string[], told: Chat, numeric: Numeric): string {
  const { monitors } = client.door
  switch (action.toUpperCase()) {
    case '+':
      return add(client, wanted, told, numeric)
    case '-':
      for (const nick of wanted) monitors.remove(client, nick)
      return ''
    case 'C':
      monitors.forget(client)
      return ''
    case 'L':
      return inLines(RPL_MONLIST, monitors.list(client), numeric) + numeric(RPL_ENDOFMONLIST, 'End of MONITOR list')
    case 'S':
      return formatStatus(client, monitors.list(client), told, numeric)
    default:
      return ''
  }
}

function add(client: IrcClient, wanted: readonly string[], told: Chat, numeric: Numeric): string {
  const added: string[] = []
  for (const [i, nick] of wanted.entries()) {
    // Nobody can ever go by it: masks, too. A service's name is a nick, and always here.
    const fault = nickFault(nick, told.limits)
    if (fault !== undefined && fault !== 'reserved') continue
    if (client.door.monitors.add(client, nick)) added.push(nick)
    else {
      const rest = wanted.slice(i).join(',')
      const full = numeric(ERR_MONLISTFULL, String(MAX_MONITORED), rest, 'Monitor list is full.')
      return formatStatus(client, added, told, numeric) + full
    }
  }
  return formatStatus(client, added, told, numeric)
}

function formatStatus(client: IrcClient, nicks: readonly string[], told: Chat, numeric: Numeric): string {
  const here: string[] = []
  const gone: string[] = []
  for (const nick of nicks) {
    const user = whoHas(nick, told, client.door)
    if (user) here.push(user.source)
    else gone.push(nick)
  }
  return inLines(RPL_MONONLINE, here, numeric) + inLines(RPL_MONOFFLINE, gone, numeric)
}

/** As many in each line as fit. */
function inLines(code: string, names: readonly string[], numeric: Numeric): string {
  const chunks = new Chunks(MAX_BODY_BYTES - utf8Bytes(numeric(code, '')))
  for (const name of names) chunks.add(name)
  // Names have no spaces in them.
  return chunks.all.map((chunk) => numeric(code, chunk.replaceAll(' ', ','))).join('')
}
