/** How many are here. https://modern.ircdocs.horse/#lusers-message */
import type { Chat } from '../../chat/chat.ts'
import type { Door } from './door.ts'
import {
  RPL_GLOBALUSERS,
  RPL_LOCALUSERS,
  RPL_LUSERCHANNELS,
  RPL_LUSERCLIENT,
  RPL_LUSERME,
  RPL_LUSEROP,
  RPL_LUSERUNKNOWN,
} from './numerics.ts'
import { formatNumeric } from './reply.ts'
import { isServerOperator } from './server-operator.ts'

/** For how long a count serves those who have only just come: thousands may come within seconds, and counting is a walk over everybody. */
const COUNT_SERVES_MS = 1000

interface Count {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly operators: number
  readonly invisible: number
  /** Of everybody who is here. */
  readonly sessions: number
}

const counts = new WeakMap<Door, Count>()

/** `isNew`: whoever asks has only just come, and does not mind operators who came within the last second. */
export function formatLusers(door: Door, told: Chat, nick: string, isNew: boolean): string {
  const { serverName, mostUsers, hub } = door
  const users = told.users.size
  const most = Math.max(mostUsers, users)
  const { operators, invisible, sessions } = countOf(door, told, isNew)
  const unknown = Math.max(0, hub.sessionCount - Math.max(sessions, users))
  const numeric = (code: string, ...params: string[]): string => formatNumeric(serverName, code, nick, params)
  return (
    numeric(
      RPL_LUSERCLIENT,
      `There are ${Math.max(0, users - invisible)} users and ${invisible} invisible on 1 servers`,
    ) +
    numeric(RPL_LUSEROP, String(operators), 'operator(s) online') +
    numeric(RPL_LUSERUNKNOWN, String(unknown), 'unknown connection(s)') +
    numeric(RPL_LUSERCHANNELS, String(told.channels.size), 'channels formed') +
    numeric(RPL_LUSERME, `I have ${users} clients and 0 servers`) +
    numeric(RPL_LOCALUSERS, String(users), String(most), `Current local users ${users}, max ${most}`) +
    numeric(RPL_GLOBALUSERS, String(users), String(most), `Current global users ${users}, max ${most}`)
  )
}

function countOf(door: Door, told: Chat, isNew: boolean): Count {
  const at = door.hub.clock.now()
  const known = counts.get(door)
  if (isNew && known && at - known.at < COUNT_SERVES_MS) return known
  let operators = 0
  let invisible = 0
  let sessions = 0
  for (const user of told.users.values()) {
    if (isServerOperator(user)) operators++
    if (user.modes.has('i')) invisible++
    sessions += user.sessions.length
  }
  const count = { at, operators, invisible, sessions }
  counts.set(door, count)
  return count
}
