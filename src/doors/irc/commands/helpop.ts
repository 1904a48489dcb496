/** HELPOP: HELP by the name that other servers have for it. */
import { command } from '../command.ts'
import { answerHelp } from '../help-pages.ts'

export const helpop = command({
  verb: 'HELPOP',
  usage: '[<subject>]',
  summary: 'the same as HELP',
  spec: 'https://modern.ircdocs.horse/#help-message',
  when: 'registered',
  cost: 2,
  run({ subject = '' }, client) {
    answerHelp(client, subject)
  },
})
