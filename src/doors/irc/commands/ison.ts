/** ISON: which of some people are here. */
import { command } from '../command.ts'
import { RPL_ISON } from '../numerics.ts'

export const ison = command({
  verb: 'ISON',
  usage: '<nicks>...',
  summary: 'show which of some people are here',
  spec: 'https://www.rfc-editor.org/rfc/rfc2812#section-4.9',
  when: 'registered',
  cost: 1,
  run({ nicks }, client) {
    // Some clients send all nicks as one param.
    const found = nicks.flatMap((words) => words.split(' ')).flatMap((nick) => client.chat.userByNick(nick) ?? [])
    client.reply(RPL_ISON, found.map(({ nick }) => nick).join(' '))
  },
})
