/** `/me`: says what one does. */
import { formatAction } from '../../../chat/ctcp.ts'
import { sayHere } from '../say-here.ts'
import type { Command } from './command.ts'

export const me: Command = {
  verb: 'me',
  usage: '<does something>',
  summary: 'says what you do: /me waves',
  cost: 1,
  run(rest, speaker) {
    if (rest === '') return false
    sayHere(formatAction(rest), speaker)
    return true
  },
}
