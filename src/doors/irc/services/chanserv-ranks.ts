/** ChanServ's rows that give and take ranks: one for each rank and direction. */
import { RANKS, type RankLetter } from '../../../chat/ranks.ts'
import { formatModes } from '../../../chat/modes.ts'
import { findChannel } from './find-channel.ts'
import { serviceCommand, type ServiceCommand } from './service.ts'

const GIVE: Readonly<Partial<Record<RankLetter, string>>> = {
  q: 'OWNER',
  a: 'ADMIN',
  o: 'OP',
  h: 'HALFOP',
  v: 'VOICE',
}

function rankRow(letter: RankLetter, word: string, on: boolean): ServiceCommand {
  return serviceCommand({
    verb: on ? word : `DE${word}`,
    usage: '<channel> [<nick>]',
    summary: `${on ? 'give' : 'take'} the rank +${letter} in a channel, ${on ? 'to' : 'from'} somebody or yourself`,
    details: ['You may do that with the rank that the access list gives you, also where you have lost it.'],
    cost: 2,
    run({ channel: name, nick }, talk) {
      const { user } = talk
      const channel = findChannel(talk, name)
      if (!channel) return
      const param = nick ?? user.nick
      const rank = RANKS.find((one) => one.letter === letter)
      const target = talk.chat.userByNick(param)
      const membership = target && channel.memberships.get(target.id)
      if (rank && membership && ((membership.ranks & rank.bit) !== 0) === on) {
        return talk.say(`${membership.user.nick} ${on ? 'has' : 'does not have'} that rank in ${channel.name}.`)
      }
      talk.ask(
        { do: 'change-modes', channel: channel.name, changes: [{ on, letter, param }], byAccess: true },
        (event) =>
          event.type === 'modes-changed' ? `Done: ${event.channel} ${formatModes(event.changes)}.` : undefined,
      )
    },
  })
}

export const RANK_ROWS: readonly ServiceCommand[] = Object.entries(GIVE).flatMap(([letter, word]) => [
  rankRow(letter as RankLetter, word, true),
  rankRow(letter as RankLetter, word, false),
])

/** The ranks that an access list can give, by the words that people have for them. */
export const RANK_WORDS: Readonly<Record<string, RankLetter>> = { ADMIN: 'a', OP: 'o', HALFOP: 'h', VOICE: 'v' }

/** The inverse, in lower case, for a rank's letter. */
export function rankWord(letter: string): string {
  return (GIVE[letter as RankLetter] ?? letter).toLowerCase()
}
