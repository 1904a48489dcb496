/** PASS: this server has no password, so every one is right. */
import { command } from '../command.ts'

export const pass = command({
  verb: 'PASS',
  usage: '<password>',
  summary: 'give a password before registering; there is none to give',
  spec: 'https://modern.ircdocs.horse/#pass-message',
  when: 'registering',
  cost: 1,
  run() {
    // Nothing is kept of it.
  },
})
