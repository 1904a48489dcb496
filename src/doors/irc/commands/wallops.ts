/** WALLOPS: says something to everybody who wants to hear it. */
import { command } from '../command.ts'
import { ERR_NEEDMOREPARAMS } from '../numerics.ts'

export const wallops = command({
  verb: 'WALLOPS',
  usage: '<text>',
  summary: 'say something, as a server operator, to everybody with user mode w',
  spec: 'https://modern.ircdocs.horse/#wallops-message',
  when: 'registered',
  cost: 2,
  run({ text }, client) {
    if (text === '') return client.reply(ERR_NEEDMOREPARAMS, 'WALLOPS', 'Not enough parameters')
    client.ask({ do: 'announce', text })
  },
})
