/** USERHOST: whether people are here, and from where. */
import { command } from '../command.ts'
import { RPL_USERHOST } from '../numerics.ts'

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
    const found = nicks.slice(0, MAX_NICKS).flatMap((nick) => client.chat.userByNick(nick) ?? [])
    const shown = found.map(
      ({ nick, away, username, host }) => `${nick}=${away === undefined ? '+' : '-'}${username}@${host}`,
    )
    client.reply(RPL_USERHOST, shown.join(' '))
  },
})
