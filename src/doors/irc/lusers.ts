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

export function formatLusers(door: Door, told: Chat, nick: string): string {
  const { serverName, mostUsers, hub } = door
  const users = told.users.size
  const most = Math.max(mostUsers, users)
  const unknown = Math.max(0, hub.sessionCount - users)
  const numeric = (code: string, ...params: string[]): string => formatNumeric(serverName, code, nick, params)
  return (
    // Who is invisible is not counted apart: that would be a walk over everybody for each newcomer.
    numeric(RPL_LUSERCLIENT, `There are ${users} users and 0 invisible on 1 servers`) +
    numeric(RPL_LUSEROP, '0', 'operator(s) online') +
    numeric(RPL_LUSERUNKNOWN, String(unknown), 'unknown connection(s)') +
    numeric(RPL_LUSERCHANNELS, String(told.channels.size), 'channels formed') +
    numeric(RPL_LUSERME, `I have ${users} clients and 0 servers`) +
    numeric(RPL_LOCALUSERS, String(users), String(most), `Current local users ${users}, max ${most}`) +
    numeric(RPL_GLOBALUSERS, String(users), String(most), `Current global users ${users}, max ${most}`)
  )
}
