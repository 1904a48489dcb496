/** INFO: what this is. */
import { command } from '../command.ts'
import { RPL_ENDOFINFO, RPL_INFO } from '../numerics.ts'
import { isThisServer } from '../this-server.ts'

export const info = command({
  verb: 'INFO',
  usage: '[<target>]',
  summary: 'show what this is',
  spec: 'https://modern.ircdocs.horse/#info-message',
  when: 'registered',
  cost: 1,
  run({ target }, client) {
    if (!isThisServer(client, target)) return
    const { version, startedAt } = client.door
    const lines = [
      `Snug ${version}: a chatroom that everyone walks into with what they have`,
      `It speaks IRC as https://modern.ircdocs.horse and https://ircv3.net describe it; HELP says how.`,
      `It has been here since ${new Date(startedAt).toUTCString()}`,
    ]
    for (const line of lines) client.reply(RPL_INFO, line)
    client.reply(RPL_ENDOFINFO, 'End of /INFO list')
  },
})
