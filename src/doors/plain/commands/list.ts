/** `/list`: which channels there are. */
import type { Channel } from '../../../chat/channel.ts'
import { isListedFor } from '../../../chat/may-look-into.ts'
import { showable } from '../../../wire/plain/showable.ts'
import type { Command } from './command.ts'

/** A list that nobody reads to its end is cut. */
const MOST = 50

export const list: Command = {
  verb: 'list',
  usage: '',
  summary: 'shows which channels there are',
  cost: 5,
  run(_rest, speaker) {
    speaker.answer((told) => {
      const asker = speaker.userIn(told)
      // Those that are only kept are shown to whoever asks for them by name.
      const seen = [...told.channels.values()]
        .filter((channel) => channel.memberships.size > 0 && isListedFor(channel, asker))
        .sort((a, b) => b.memberships.size - a.memberships.size || a.id - b.id)
      if (seen.length === 0) return 'There are no channels with people in them.'
      const rest = seen.length - MOST
      return ['Channels:', ...seen.slice(0, MOST).map(phraseChannel), ...(rest > 0 ? [`  and ${rest} more`] : [])].join(
        '\n',
      )
    })
  },
}

function phraseChannel({ name, memberships, topic }: Channel): string {
  const about = topic ? `: ${showable(topic.text)}` : ''
  return `  ${name} (${memberships.size})${about}`
}
