/** Commands that can name the server to ask: there is only this one. */
import { maskMatches } from '../../chat/mask.ts'
import type { IrcClient } from './client.ts'
import { ERR_NOSUCHSERVER } from './numerics.ts'

/** Whether a target (a server's name or mask, or somebody who is on it) means this server; says so where it does not. */
export function isThisServer(client: IrcClient, target: string | undefined): boolean {
  if (target === undefined || maskMatches(target, client.door.serverName) || client.chat.userByNick(target)) return true
  client.reply(ERR_NOSUCHSERVER, target, 'No such server')
  return false
}
