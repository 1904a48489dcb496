/** WALLOPS: says something to everybody who wants to hear it. */
import { command } from '../command.ts'

export const wallops = command({
  verb: 'WALLOPS',
  usage: '<text>',
  summary: 'say something, as a server operator, to everybody with user mode w',
  spec: 'https://modern.ircdocs.horse/#wallops-message',
  when: 'registered',
  cost: 2,
  run({ text }, client) {
    client.ask({ do: 'announce', text })
  },
})
