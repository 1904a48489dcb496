/** USER: the username and realname of whoever registers. */
import { command } from '../command.ts'
import { ERR_NEEDMOREPARAMS } from '../numerics.ts'
import { cleanUsername } from '../registration.ts'

export const user = command({
  verb: 'USER',
  usage: '<username> <zero> <star> <realname>',
  summary: 'say username and realname, to register',
  spec: 'https://modern.ircdocs.horse/#user-message',
  when: 'registering',
  cost: 1,
  run({ username, realname }, client) {
    if (username === '') return client.reply(ERR_NEEDMOREPARAMS, 'USER', 'Not enough parameters')
    if (!client.registration) return
    client.registration.username = cleanUsername(username, client.chat.limits)
    client.registration.realname = realname === '' ? username : realname
    client.tryEnter()
  },
})
