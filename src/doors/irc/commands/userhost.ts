/** USERHOST: whether people are here, and from where. */
import { command } from '../command.ts'
import { RPL_USERHOST } from '../numerics.ts'
import { isServerOperator } from '../server-operator.ts'
import { whoHas } from '../services/index.ts'

/** https://modern.ircdocs.horse/#userhost-message */
const MAX_NICKS = 5

export const userhost = command({
  verb: 'USERHOST',
  usage: '<nicks>...',
  summary: 'show the usernames and hosts of up to five people',
  spec: 'https://modern.ircdocs.horse/#userhost-message',
  when: 'registered',
  cost: 1,
  run({ nicks }, client) {
    client.answer((told, numeric) => {
      const found = nicks.slice(0, MAX_NICKS).flatMap((nick) => whoHas(nick, told, client.door) ?? [])
      const shown = found.map((user) => {
        const { nick, away, username, host } = user
        return `${nick}${isServerOperator(user) ? '*' : ''}=${away === undefined ? '+' : '-'}${username}@${host}`
      })
      return numeric(RPL_USERHOST, shown.join(' '))
    })
  },
})
