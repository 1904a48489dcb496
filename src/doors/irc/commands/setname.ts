/** SETNAME: changes one's realname. */
import { command } from '../command.ts'

export const setname = command({
  verb: 'SETNAME',
  usage: '<realname>',
  summary: 'change your realname',
  spec: 'https://ircv3.net/specs/extensions/setname',
  when: 'registered',
  cost: 2,
  run({ realname }, client) {
    client.ask({ do: 'set-realname', realname })
  },
})
