/** What a client is told when it has registered. https://modern.ircdocs.horse/#connection-registration */
import type { Chat } from '../../chat/chat.ts'
import type { EventOf } from '../../chat/events.ts'
import type { Door } from './door.ts'
import { isupportLines } from './isupport.ts'
import { formatLusers } from './lusers.ts'
import { formatMotd } from './motd.ts'
import { RPL_CREATED, RPL_ISUPPORT, RPL_MYINFO, RPL_WELCOME, RPL_YOURHOST } from './numerics.ts'
import { formatNumeric } from './reply.ts'

export function formatWelcome(door: Door, told: Chat, { nick, source }: EventOf<'entered'>): string {
  const { serverName, networkName, version, startedAt } = door
  const numeric = (code: string, ...params: string[]): string => formatNumeric(serverName, code, nick, params)
  return (
    numeric(RPL_WELCOME, `Welcome to ${networkName}, ${source}`) +
    numeric(RPL_YOURHOST, `Your host is ${serverName}, running version ${version}`) +
    numeric(RPL_CREATED, `This server was started ${new Date(startedAt).toUTCString()}`) +
    numeric(RPL_MYINFO, serverName, version, 'i', 'biklmnotv', 'bklov') +
    formatIsupport(door, nick) +
    formatLusers(door, told, nick) +
    formatMotd(door, nick)
  )
}

export function formatIsupport({ serverName, hub, networkName }: Door, nick: string): string {
  return isupportLines(hub.chat.limits, networkName)
    .map((line) => `:${serverName} ${RPL_ISUPPORT} ${nick} ${line}\r\n`)
    .join('')
}
