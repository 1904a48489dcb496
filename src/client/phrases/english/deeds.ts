/** What can and cannot be done with messages, and what a search has found, in English. */
export const deeds = {
  noReaction: 'That is no reaction.',
  passesNoReactions: 'This server does not pass on reactions.',
  knowsNoReactions: 'This server knows no reactions.',
  cannotBeNothing: 'A message cannot become nothing: /redact takes it away.',
  tooLong: 'That is too long for one message.',
  noEdits: 'On this server what is said stays as it is.',
  noRedactions: 'On this server what is said cannot be taken back.',
  noPins: 'This server pins no messages.',
  /** `count` is 0 where nothing was found. */
  foundHere: (count: number, lines: number) =>
    `${count === 0 ? 'Nothing found' : `${count} found`}, in the ${lines} lines loaded here. /history loads older ones.`,
  found: (count: number, isAll: boolean) =>
    count === 0 ? 'Nothing found.' : `${count}${isAll ? '' : ' or more'} found. /jump and a number goes there.`,
  pinned: (count: number) =>
    count === 0 ? 'Nothing is pinned here.' : `${count} pinned. /jump and a number goes there.`,
  fault: (word: string) => `${word} cannot be understood: a date is 2026-11-23, or 2d for two days ago.`,
  noneToGoTo: 'Nothing like that was found. /search finds messages.',
  noPlace: 'That message has no place to go to.',
  cannotBeFetched: 'That message cannot be fetched.',
  notKept: 'That message is not kept any more.',
}
