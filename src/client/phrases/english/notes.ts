/** What has happened, in English. Reasons may be empty. */
const because = (reason: string): string => (reason === '' ? '' : ` (${reason})`)

/** As in `mona is an operator now`. */
const ranks = {
  owner: 'an owner',
  admin: 'an admin',
  operator: 'an operator',
  halfOperator: 'a half-operator',
  voice: 'voiced',
}
const byWhom = (nick: string | undefined): string => (nick === undefined ? '' : ` (by ${nick})`)

export const notes = {
  topicSet: (nick: string, topic: string) => `${nick} set the topic: ${topic}`,
  topicCleared: (nick: string) => `${nick} cleared the topic`,
  /** `whom`: a nick, an account, a host or a mask. */
  banned: (nick: string, whom: string) => `${nick} banned ${whom}`,
  unbanned: (nick: string, whom: string) => `${nick} lifted the ban of ${whom}`,
  muted: (nick: string, whom: string) => `${nick} muted ${whom}`,
  unmuted: (nick: string, whom: string) => `${nick} lets ${whom} speak again`,
  modesSet: (nick: string, modes: string) => `${nick} set ${modes}`,
  /** `by`: nobody where it was the server. */
  rankGiven: (who: string, rank: keyof typeof ranks, by: string | undefined) =>
    `${who} is ${ranks[rank]} now${byWhom(by)}`,
  rankTaken: (who: string, rank: keyof typeof ranks, by: string | undefined) =>
    `${who} is not ${ranks[rank]} any more${byWhom(by)}`,
  ownModes: (modes: string) => `Your modes: ${modes}`,
  renamed: (nick: string, from: string, to: string, reason: string) =>
    `${nick} renamed ${from} to ${to}${because(reason)}`,
  invitesYou: (nick: string, channel: string) => `${nick} invites you to ${channel}: /join ${channel}`,
  invited: (nick: string, whom: string) => `${nick} invited ${whom}`,
  removed: (by: string, whom: string, channel: string, reason: string) =>
    `${by} removed ${whom} from ${channel}${because(reason)}`,
  removedYou: (by: string, channel: string, reason: string) => `${by} removed you from ${channel}${because(reason)}`,
  /** `of`: whose message it is, where that is known. */
  pinned: (nick: string, of: string | undefined) =>
    `${nick} pinned a message${of === undefined || of === nick ? '' : ` of ${of}`}`,
  unpinned: (nick: string, of: string | undefined) =>
    `${nick} unpinned a message${of === undefined || of === nick ? '' : ` of ${of}`}`,
  noticeTo: (nick: string, text: string) => `Notice to ${nick}: ${text}`,
  noticeFrom: (nick: string, text: string) => `Notice from ${nick}: ${text}`,
  /** So many conversations are open that there is no room for one more. */
  noRoomFor: (nick: string, text: string) =>
    `${nick} wrote to you: ${text} (Too many conversations are open. Close some to see new ones.)`,
  connectionLost: (why: string) => `Connection lost: ${why}.`,
  moreWasSaid: 'More was said while you were away than is shown here.',
}
