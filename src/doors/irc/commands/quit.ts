/** QUIT: leaves. */
import { clip } from '../clip.ts'
import { command } from '../command.ts'

export const quit = command({
  verb: 'QUIT',
  usage: '[<reason>]',
  summary: 'leave',
  spec: 'https://modern.ircdocs.horse/#quit-message',
  when: 'always',
  cost: 1,
  run({ reason }, client) {
    // The word before it shows that these are the person's own words, and not the server's.
    client.leave(
      clip(reason === undefined || reason === '' ? 'Quit' : `Quit: ${reason}`, client.chat.limits.reasonBytes),
    )
  },
})
