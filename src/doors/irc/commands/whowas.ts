/** WHOWAS: who had a nick. Nobody's leaving is remembered for this. */
import { command } from '../command.ts'
import { ERR_NONICKNAMEGIVEN, ERR_WASNOSUCHNICK, RPL_ENDOFWHOWAS } from '../numerics.ts'

export const whowas = command({
  verb: 'WHOWAS',
  usage: '<nick>',
  summary: 'show who had a nick before; that is not remembered',
  spec: 'https://modern.ircdocs.horse/#whowas-message',
  when: 'registered',
  cost: 1,
  lacking: (client) => client.reply(ERR_NONICKNAMEGIVEN, 'No nickname given'),
  run({ nick }, client) {
    client.reply(ERR_WASNOSUCHNICK, nick, 'There was no such nickname')
    client.reply(RPL_ENDOFWHOWAS, nick, 'End of WHOWAS')
  },
})
