/** The message of the day. https://modern.ircdocs.horse/#motd-message */
import type { Door } from './door.ts'
import { ERR_NOMOTD, RPL_ENDOFMOTD, RPL_MOTD, RPL_MOTDSTART } from './numerics.ts'
import { formatNumeric } from './reply.ts'

export function formatMotd({ serverName, motd }: Door, nick: string): string {
  const numeric = (code: string, text: string): string => formatNumeric(serverName, code, nick, [text])
  if (motd.length === 0) return numeric(ERR_NOMOTD, 'There is no message of the day')
  return (
    numeric(RPL_MOTDSTART, `- ${serverName} Message of the day - `) +
    motd.map((line) => numeric(RPL_MOTD, `- ${line}`)).join('') +
    numeric(RPL_ENDOFMOTD, 'End of /MOTD command')
  )
}
