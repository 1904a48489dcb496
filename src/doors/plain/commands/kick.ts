/** `/kick`: puts somebody out of a channel. */
import { splitWord, type Command } from './command.ts'

export const kick: Command = {
  verb: 'kick',
  usage: '[#channel] <name> [reason]',
  summary: 'puts somebody out of the channel, where you are its operator',
  cost: 2,
  run(rest, speaker) {
    const [word, behind] = splitWord(rest)
    const [channel, whom] = word.startsWith('#') ? [word, behind] : [speaker.channel, rest]
    const [nick, reason] = splitWord(whom)
    if (nick === '') return false
    speaker.ask({ do: 'kick', channel, nick, reason })
    return true
  },
}
