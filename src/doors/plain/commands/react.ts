/** `/react`: answers a message with a sign; once more takes it back. */
import { type About, isReactionOf } from '../../../chat/about.ts'
import type { User } from '../../../chat/user.ts'
import { findFor } from '../pointing.ts'
import type { Speaker } from '../speaker.ts'
import { splitWord, type Command } from './command.ts'

export const react: Command = {
  verb: 'react',
  usage: '<emoji> [name or number]',
  summary: 'reacts to a message; again takes it back',
  cost: 3,
  run(rest, speaker) {
    const [value, word] = splitWord(rest)
    if (value === '' || /\s/.test(word)) return false
    speaker.askWhatIsFound((told) => {
      const found = findFor(word, told, speaker)
      if (typeof found === 'string') return found
      const user = speaker.userIn(told)
      return { do: 'react', ...found, value, on: !user || !has(user, found.about, value, speaker) }
    })
    return true
  },
}

function has(user: User, { seq }: About, value: string, { hub }: Speaker): boolean {
  return hub.messages.reactions([seq]).some((one) => one.value === value && isReactionOf(user, one))
}
