/** `/nick`: takes another name. */
import type { Command } from './command.ts'

export const nick: Command = {
  verb: 'nick',
  usage: '<name>',
  summary: 'changes your name',
  cost: 3,
  run(rest, speaker) {
    if (rest === '') return false
    speaker.ask({ do: 'rename', nick: rest })
    return true
  },
}
