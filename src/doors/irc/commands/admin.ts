/** ADMIN: who runs this server; it does not say. */
import { command } from '../command.ts'
import { ERR_NOADMININFO } from '../numerics.ts'

export const admin = command({
  verb: 'ADMIN',
  usage: '',
  summary: 'show who runs this server; nobody has said so',
  spec: 'https://modern.ircdocs.horse/#admin-message',
  when: 'registered',
  cost: 1,
  run(_, client) {
    client.reply(ERR_NOADMININFO, client.door.serverName, 'No administrative info available')
  },
})
