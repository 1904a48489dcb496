/** `/part`: leaves a channel. What is typed then goes to the lobby. */
import { LOBBY } from '../../../chat/names.ts'
import { splitWord, type Command } from './command.ts'

export const part: Command = {
  verb: 'part',
  usage: '[#channel] [reason]',
  summary: 'leaves a channel; you stay in the chat',
  cost: 2,
  run(rest, speaker) {
    const [word, behind] = splitWord(rest)
    const [channel, reason] = word.startsWith('#') ? [word, behind] : [speaker.channel, rest]
    speaker.moveTo(LOBBY, channel)
    speaker.ask({ do: 'part', channel, reason })
    return true
  },
}
