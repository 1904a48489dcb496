/** Commands that can name the server to ask: there is only this one. */
import { Mask } from '../../chat/mask.ts'
import type { IrcClient } from './client.ts'
import { ERR_NOSUCHSERVER } from './numerics.ts'
import { serviceNamed } from './services/index.ts'

/** Whether a target (a server's name or mask, or somebody who is on it) means this server; says so where it does not. */
export function isThisServer(client: IrcClient, target: string | undefined): boolean {
  if (target === undefined) return true
  const { chat, door } = client
  if (chat.userByNick(target) || serviceNamed(target, door.serverName)) return true
  if (new Mask(target).fits(door.serverName)) return true
  client.reply(ERR_NOSUCHSERVER, target, 'No such server')
  return false
}
