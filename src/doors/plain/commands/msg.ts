/** `/msg`: says something to one person, or to a channel without going there. */
import { splitWord, type Command } from './command.ts'

export const msg: Command = {
  verb: 'msg',
  usage: '<name> <words>',
  summary: 'says something to one person alone',
  cost: 1,
  run(rest, speaker) {
    const [target, text] = splitWord(rest)
    if (text === '') return false
    speaker.ask({ do: 'say', target, kind: 'privmsg', text, tags: '' })
    return true
  },
}
