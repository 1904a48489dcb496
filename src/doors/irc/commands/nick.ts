/** NICK: says who one is, or takes another name. */
import { command } from '../command.ts'
import { ERR_NONICKNAMEGIVEN } from '../numerics.ts'

export const nick = command({
  verb: 'NICK',
  usage: '<nick>',
  summary: 'take a nick, or another one',
  spec: 'https://modern.ircdocs.horse/#nick-message',
  when: 'always',
  cost: 2,
  lacking: (client) => client.reply(ERR_NONICKNAMEGIVEN, 'No nickname given'),
  run({ nick }, client) {
    if (nick === '') return client.reply(ERR_NONICKNAMEGIVEN, 'No nickname given')
    if (client.isRegistered) return client.ask({ do: 'rename', nick })
    if (client.registration) client.registration.nick = nick
    client.tryEnter()
  },
})
