/** `/reply`: answers a message, so that everybody sees whom. */
import { findFor, isNumber, isSomebody } from '../pointing.ts'
import { splitWord, type Command } from './command.ts'

export const reply: Command = {
  verb: 'reply',
  usage: '[name or number] <words>',
  summary: 'answers what was said last, what somebody said last, or a message by its number',
  cost: 3,
  run(rest, speaker) {
    if (rest === '') return false
    const [first, behind] = splitWord(rest)
    speaker.askWhatIsFound((told) => {
      const isPointing = behind !== '' && (isNumber(first) || isSomebody(first, told, speaker))
      const [word, text] = isPointing ? [first, behind] : ['', rest]
      const found = findFor(word, told, speaker)
      if (typeof found === 'string') return found
      const { about, target } = found
      return { do: 'say', target, kind: 'privmsg', text, tags: '', reply: about }
    })
    return true
  },
}
