/** INFO: what this is. */
import { command } from '../command.ts'
import { RPL_ENDOFINFO, RPL_INFO } from '../numerics.ts'

export const info = command({
  verb: 'INFO',
  usage: '',
  summary: 'show what this is',
  spec: 'https://modern.ircdocs.horse/#info-message',
  when: 'registered',
  cost: 1,
  run(_, client) {
    client.reply(RPL_INFO, `Snug ${client.door.version}: a chatroom that everyone walks into with what they have`)
    client.reply(RPL_ENDOFINFO, 'End of /INFO list')
  },
})
