/** ADMIN: who runs this server, where that has been said. */
import { command } from '../command.ts'
import { ERR_NOADMININFO, RPL_ADMINEMAIL, RPL_ADMINLOC1, RPL_ADMINLOC2, RPL_ADMINME } from '../numerics.ts'
import { isThisServer } from '../this-server.ts'

export const admin = command({
  verb: 'ADMIN',
  usage: '[<target>]',
  summary: 'show who runs this server',
  spec: 'https://modern.ircdocs.horse/#admin-message',
  when: 'registered',
  cost: 1,
  run({ target }, client) {
    if (!isThisServer(client, target)) return
    const { admin, serverName } = client.door
    const said = admin?.()
    if (!said) return client.reply(ERR_NOADMININFO, serverName, 'No administrative info available')
    const [location, organisation, email] = said
    client.reply(RPL_ADMINME, serverName, 'Administrative info')
    client.reply(RPL_ADMINLOC1, location)
    client.reply(RPL_ADMINLOC2, organisation)
    client.reply(RPL_ADMINEMAIL, email)
  },
})
