/** `/quit`: leaves the chat. */
import type { Command } from './command.ts'

export const quit: Command = {
  verb: 'quit',
  usage: '[reason]',
  summary: 'leaves the chat; QUIT in capitals does the same',
  cost: 1,
  run(rest, speaker) {
    speaker.leave(rest)
  },
}
