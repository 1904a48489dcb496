/** `/topic`: shows or says what a channel is about. */
import { phraseTopic } from '../welcome.ts'
import { splitWord, type Command } from './command.ts'

export const topic: Command = {
  verb: 'topic',
  usage: '[#channel] [words]',
  summary: 'shows what the channel is about, or says it anew',
  cost: 2,
  run(rest, speaker) {
    const [word, behind] = splitWord(rest)
    const [name, text] = word.startsWith('#') ? [word, behind] : [speaker.channel, rest]
    if (text !== '') return speaker.ask({ do: 'set-topic', channel: name, topic: text })
    speaker.answer((told) => {
      const channel = told.channel(name)
      const asker = speaker.userIn(told)
      if (!channel || !asker || !channel.memberships.has(asker.id)) return `! you are not in ${name.slice(0, 64)}`
      return phraseTopic(channel)[0] ?? `* ${channel.name} has no topic`
    })
  },
}
