/** `/whois`: who somebody is. */
import { mayLookInto } from '../../../chat/may-look-into.ts'
import type { User } from '../../../chat/user.ts'
import { showable } from '../../../wire/plain/showable.ts'
import { formatTime } from '../entry-phrases.ts'
import { listNames } from '../people.ts'
import { phraseRank } from '../rank-phrases.ts'
import { phraseRejection } from '../rejection-phrases.ts'
import { splitWord, type Command } from './command.ts'

export const whois: Command = {
  verb: 'whois',
  usage: '<name>',
  summary: 'shows who somebody is',
  cost: 2,
  run(rest, speaker) {
    const [nick] = splitWord(rest)
    if (nick === '') return false
    speaker.answer((told) => {
      const user = told.userByNick(nick)
      if (!user) return `! ${phraseRejection({ why: 'no-such-nick', nick })}`
      return describe(user, speaker.userIn(told), speaker.hub.clock.now()).join('\n')
    })
    return true
  },
}

function describe(user: User, asker: User | undefined, now: number): string[] {
  const { nick, account, away, rights, since, address } = user
  const places = placesOf(user, asker)
  const maySeeAddress = user === asker || asker?.rights.includes('see') === true
  return [
    account === '' ? `${nick} is a guest.` : `${nick} is logged in as ${account}.`,
    ...(rights.length > 0 ? [`${nick} is an operator of this server.`] : []),
    `${nick} has been here since ${formatTime(since, now)} (UTC).`,
    ...(places.length > 0 ? [`${nick} is in ${listNames(places)}.`] : []),
    ...(away === undefined ? [] : [`${nick} is away: ${showable(away)}`]),
    ...(maySeeAddress && address !== '' ? [`${nick} comes from ${address}.`] : []),
  ]
}

/** Channels that the asker may look into; of somebody who does not want to be seen, only those where both are. */
function placesOf({ memberships, modes }: User, asker: User | undefined): string[] {
  return [...memberships.values()]
    .filter(({ channel }) => {
      const isMate = asker !== undefined && channel.memberships.has(asker.id)
      return isMate || (!modes.has('i') && mayLookInto(channel, asker))
    })
    .map(({ channel: { name }, ranks }) => (ranks === 0 ? name : `${name} (${phraseRank(ranks)})`))
}
