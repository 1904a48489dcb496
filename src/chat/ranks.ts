/** Ranks of members in a channel, as bits; a member may have several. https://modern.ircdocs.horse/#channel-membership-prefixes */

export const FOUNDER = 16
export const ADMIN = 8
export const OPERATOR = 4
export const HALFOP = 2
export const VOICE = 1

export type RankLetter = 'q' | 'a' | 'o' | 'h' | 'v'

export interface Rank {
  readonly letter: RankLetter
  readonly prefix: string
  readonly bit: number
}

/** From the highest to the lowest. */
export const RANKS: readonly Rank[] = [
  { letter: 'q', prefix: '~', bit: FOUNDER },
  { letter: 'a', prefix: '&', bit: ADMIN },
  { letter: 'o', prefix: '@', bit: OPERATOR },
  { letter: 'h', prefix: '%', bit: HALFOP },
  { letter: 'v', prefix: '+', bit: VOICE },
]

const BY_LETTER = new Map<string, Rank>(RANKS.map((rank) => [rank.letter, rank]))
const BY_PREFIX = new Map<string, Rank>(RANKS.map((rank) => [rank.prefix, rank]))

export function rankByLetter(letter: string): Rank | undefined {
  return BY_LETTER.get(letter)
}

export function rankByPrefix(prefix: string): Rank | undefined {
  return BY_PREFIX.get(prefix)
}

/** Whether somebody with these ranks has this one or a higher one. */
export function atLeast(ranks: number | undefined, bit: number): boolean {
  return ranks !== undefined && ranks >= bit
}

/** The highest of several ranks; 0 for none. */
export function highest(ranks: number): number {
  return ranks === 0 ? 0 : 1 << (31 - Math.clz32(ranks))
}

/** The letters of several ranks, highest first. */
export function lettersOf(ranks: number): string {
  return RANKS.filter(({ bit }) => (ranks & bit) !== 0)
    .map(({ letter }) => letter)
    .join('')
}

/** The inverse of `lettersOf`; unknown letters count for nothing. */
export function ranksOf(letters: string): number {
  let ranks = 0
  for (const letter of letters) ranks |= rankByLetter(letter)?.bit ?? 0
  return ranks
}

/**
 * Whether somebody with one's ranks may act on somebody with the other's: kick them, give or take a rank. Half operators act on those below
 * them, as in Ergo; operators also on each other; administrators only on those below them; founders on everybody.
 */
export function outranks(own: number, other: number): boolean {
  const mine = highest(own)
  if (mine === HALFOP || mine === ADMIN) return highest(other) < mine
  return mine >= OPERATOR && highest(other) <= mine
}
