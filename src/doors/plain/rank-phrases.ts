/** What the ranks of a channel's members are called. */
import { highest, RANKS, type RankLetter } from '../../chat/ranks.ts'

export const RANK_NAMES: Record<RankLetter, string> = {
  q: 'founder',
  a: 'administrator',
  o: 'operator',
  h: 'half operator',
  v: 'voice',
}

/** The name of the highest of several ranks; empty for none. */
export function phraseRank(ranks: number): string {
  const bit = highest(ranks)
  const rank = RANKS.find((one) => one.bit === bit)
  return rank ? RANK_NAMES[rank.letter] : ''
}
