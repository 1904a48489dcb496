/** `/export`: everything that one said, as a file, behind a link that works once. */
import type { Command } from './command.ts'

export const exportWords: Command = {
  verb: 'export',
  usage: '',
  summary: 'gives you a link to everything that you said, as a file',
  cost: 10,
  run(_rest, speaker) {
    const account = speaker.userIn(speaker.hub.chat)?.account ?? ''
    if (account === '') return speaker.complain('only somebody with an account can have that: make one with /register')
    const link = speaker.exports?.offer(account)
    if (link === undefined) return speaker.complain('no file can be made just now; try again later')
    speaker.say(
      `What you said and your conversations, as lines of JSON: ${link}\nIt works once, for ten minutes, and whoever has it can read them. Where it leads nowhere, put the name in it by which you came here.`,
    )
  },
}
