/** DEFCON: closes the door to newcomers without an account while the server is raided, and opens it again. */
import { command } from '../command.ts'
import { formatNotices } from '../notices.ts'
import { ERR_NOPRIVILEGES } from '../numerics.ts'

/** Of Ergo's five levels, those that there are here. */
const OPEN = '5'
const CLOSED = '2'

export const defcon = command({
  verb: 'DEFCON',
  usage: '[<level>]',
  summary: 'let nobody in without an account (2), or everybody again (5), as a server operator',
  spec: 'https://github.com/ergochat/ergo/blob/stable/docs/MANUAL.md',
  when: 'registered',
  cost: 1,
  run({ level }, client) {
    if (level === OPEN || level === CLOSED) return client.ask({ do: 'set-door', closed: level === CLOSED })
    if (!client.user?.rights.includes('ban')) {
      return client.reply(ERR_NOPRIVILEGES, "Permission Denied - You're not an IRC operator with that right")
    }
    client.answer((told) => {
      const now = told.isClosed ? `${CLOSED}: nobody comes in without an account` : `${OPEN}: everybody may come in`
      return formatNotices(client, client.nickIn(told), [`The level is ${now}. There are ${CLOSED} and ${OPEN}.`])
    })
  },
})
