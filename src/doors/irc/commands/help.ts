/** HELP: what commands there are, from their rows. */
import { command } from '../command.ts'
import { ERR_HELPNOTFOUND, RPL_ENDOFHELP, RPL_HELPSTART, RPL_HELPTXT } from '../numerics.ts'
import { commandByVerb, COMMANDS } from './index.ts'

export const help = command({
  verb: 'HELP',
  usage: '[<subject>]',
  summary: 'show the commands, or how one of them is used',
  spec: 'https://modern.ircdocs.horse/#help-message',
  when: 'registered',
  cost: 2,
  run({ subject = '' }, client) {
    if (subject === '') {
      client.reply(RPL_HELPSTART, '*', 'The commands; HELP <command> says how one is used')
      for (const { verb, summary } of COMMANDS) client.reply(RPL_HELPTXT, '*', `${verb}: ${summary}`)
      return client.reply(RPL_ENDOFHELP, '*', 'End of /HELP')
    }
    const row = commandByVerb(subject)
    if (!row) return client.reply(ERR_HELPNOTFOUND, subject, 'There is no such command')
    client.reply(RPL_HELPSTART, row.verb, `${row.verb} ${row.usage}`.trim())
    client.reply(RPL_HELPTXT, row.verb, row.summary)
    client.reply(RPL_ENDOFHELP, row.verb, 'End of /HELP')
  },
})
