/** RELAYMSG: says in a channel what somebody said elsewhere. */
import { RELAYMSG } from '../capabilities.ts'
import { command } from '../command.ts'

export const relaymsg = command({
  verb: 'RELAYMSG',
  usage: '<channel> <nick> <text>',
  summary: 'say in a channel what somebody said elsewhere; the nick has a / in it',
  spec: 'https://ircv3.net/specs/extensions/relaymsg',
  when: 'registered',
  cost: 1,
  onlySubmits: true,
  run({ channel, nick, text }, client) {
    if ((client.capabilities & RELAYMSG) === 0) {
      return client.fail('RELAYMSG', 'PRIVS_NEEDED', 'Request draft/relaymsg first')
    }
    client.ask({ do: 'relay', channel, nick, text })
  },
})
