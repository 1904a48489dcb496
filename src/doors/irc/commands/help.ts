/** HELP: a page for every command, and for what else there is to look up, written from the rows themselves. */
import { command } from '../command.ts'
import { answerHelp } from '../help-pages.ts'

export const help = command({
  verb: 'HELP',
  usage: '[<subject>]',
  summary: 'show the commands, or how one of them is used',
  spec: 'https://modern.ircdocs.horse/#help-message',
  when: 'registered',
  cost: 2,
  run({ subject = '' }, client) {
    answerHelp(client, subject)
  },
})
