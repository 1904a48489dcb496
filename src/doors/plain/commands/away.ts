/** `/away`: says that one is not there to read, and that one is back. */
import type { Command } from './command.ts'

const USUAL = 'away'

export const away: Command = {
  verb: 'away',
  usage: '[message]',
  summary: 'says that you are away; again without a message, that you are back',
  cost: 2,
  run(rest, speaker) {
    const message = rest === '' && !speaker.isAwayIn(speaker.hub.chat) ? USUAL : rest
    speaker.ask({ do: 'set-away', message })
  },
}
