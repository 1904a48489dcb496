/** `/logout`: is nobody's account any more. */
import type { Command } from './command.ts'

export const logout: Command = {
  verb: 'logout',
  usage: '',
  summary: 'logs out of your account; you stay in the chat, but not under its name',
  cost: 3,
  run(_rest, speaker) {
    speaker.ask({ do: 'log-out' })
  },
}
