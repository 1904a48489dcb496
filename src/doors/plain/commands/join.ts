/** `/join`: comes into a channel, or founds it. What is typed then goes there. */
import { phraseRecording } from '../welcome.ts'
import { splitWord, type Command } from './command.ts'

export const join: Command = {
  verb: 'join',
  usage: '<#channel> [key]',
  summary: 'goes to a channel, and makes it if there is none',
  cost: 5,
  run(rest, speaker) {
    const [name, key] = splitWord(rest)
    if (name === '') return false
    const channel = name.startsWith('#') ? name : `#${name}`
    const known = speaker.hub.chat.channel(channel)
    // Nothing happens then, and yet something changes for this person.
    if (known && speaker.userIn(speaker.hub.chat)?.memberships.has(known.id)) {
      speaker.say([`What you type goes to ${known.name} now.`, ...phraseRecording(known)].join('\n'))
    }
    speaker.moveTo(channel)
    speaker.ask({ do: 'join', channel, ...(key === '' ? {} : { key }) })
    return true
  },
}
