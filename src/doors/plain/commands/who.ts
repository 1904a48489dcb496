/** `/who`: who is in a channel. */
import { mayLookInto } from '../../../chat/may-look-into.ts'
import { listNames, phraseMember } from '../people.ts'
import type { Command } from './command.ts'

export const who: Command = {
  verb: 'who',
  usage: '[#channel]',
  summary: 'shows who is here',
  cost: 2,
  run(rest, speaker) {
    const name = rest || speaker.channel
    speaker.answer((told) => {
      const channel = told.channel(name)
      const asker = speaker.userIn(told)
      if (!channel || !asker || !mayLookInto(channel, asker))
        return `! there is no channel ${name.slice(0, 64)} that you can see`
      const isMember = channel.memberships.has(asker.id)
      const seen = [...channel.memberships.values()].filter(({ user }) => isMember || !user.modes.has('i'))
      if (seen.length === 0) return `Nobody is in ${channel.name}.`
      return `In ${channel.name}: ${listNames(seen.map(phraseMember))}.`
    })
  },
}
