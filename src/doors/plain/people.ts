/** Who is in a channel, in words. */
import type { Channel, Membership } from '../../chat/channel.ts'
import { phraseRank } from './rank-phrases.ts'

/** A list that nobody reads to its end is cut. */
const MAX_NAMES = 100

/** `alice, bob and carol`-like lists without the "and": names that people can copy. */
export function listNames(names: readonly string[]): string {
  const rest = names.length - MAX_NAMES
  return rest > 0 ? `${names.slice(0, MAX_NAMES).join(', ')} and ${rest} more` : names.join(', ')
}

/** What a newcomer is told, as of a chat in which they are there already. */
export function phraseWhoIsHere(channel: Channel): string {
  if (channel.memberships.size <= 1) return 'You are the only one here.'
  return `Here now: ${listNames([...channel.memberships.values()].map(({ user }) => user.nick))}.`
}

/** `alice (operator)`, `bob (away)`. */
export function phraseMember({ user, ranks }: Membership): string {
  const traits = [phraseRank(ranks), user.away === undefined ? '' : 'away'].filter(Boolean)
  return traits.length === 0 ? user.nick : `${user.nick} (${traits.join(', ')})`
}
