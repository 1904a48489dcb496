/** `/who`: who is in a channel. */
import type { Channel } from '../../../chat/channel.ts'
import type { User } from '../../../chat/user.ts'
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
      if (!channel || !asker || !maySee(channel, asker))
        return `! there is no channel ${name.slice(0, 64)} that you can see`
      const isMember = channel.memberships.has(asker.id)
      const seen = [...channel.memberships.values()].filter(({ user }) => isMember || !user.modes.has('i'))
      if (seen.length === 0) return `Nobody is in ${channel.name}.`
      return `In ${channel.name}: ${listNames(seen.map(phraseMember))}.`
    })
  },
}

/** Who is in an invite-only channel is for its members. */
function maySee(channel: Channel, asker: User): boolean {
  return channel.memberships.has(asker.id) || !channel.flags.has('i')
}
