/** PONG: says that one is there. Any line does. */
import { command } from '../command.ts'

export const pong = command({
  verb: 'PONG',
  usage: '[<token>]',
  summary: 'answer a PING',
  spec: 'https://modern.ircdocs.horse/#pong-message',
  when: 'always',
  cost: 1,
  onlySubmits: true,
  run() {
    // That it was heard is noted where bytes arrive.
  },
})
