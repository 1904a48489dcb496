/** What the server tells of people, channels and oneself, in English. `since` is a date and time, or empty. */
const sinceThen = (since: string): string => (since === '' ? '' : `, since ${since}`)

export const replies = {
  /** What a refusal is about, and the sentence. */
  refused: (about: string, sentence: string) => `${about}: ${sentence}`,
  isAway: (nick: string, text: string) => `${nick} is away: ${text}`,
  is: (nick: string, name: string, address: string) => `${nick} is ${name} (${address})`,
  isOn: (nick: string, server: string, about: string) => `${nick} is on ${server}: ${about}`,
  isOperator: (nick: string, text: string) => `${nick} ${text}`,
  isSecure: (nick: string, text: string) => `${nick} ${text}`,
  /** `seconds` is NaN where it is not known. */
  isIdle: (nick: string, seconds: number, since: string) =>
    `${nick} has been idle for ${duration(seconds)}${sinceThen(since)}`,
  isIn: (nick: string, channels: string) => `${nick} is in ${channels}`,
  thatIsAll: 'That is all.',
  hasModes: (channel: string, modes: string) => `${channel} has the modes ${modes}`,
  exists: (channel: string, since: string) => `${channel} exists${sinceThen(since)}`,
  isLoggedIn: (nick: string, account: string) => `${nick} is logged in as ${account}`,
  youInvited: (nick: string, channel: string) => `You invited ${nick} to ${channel}`,
  isThere: (nick: string, isAway: boolean, address: string, channel: string, name: string) =>
    `${nick} ${isAway ? '(away) ' : ''}${address} in ${channel}: ${name}`,
  bans: (channel: string, mask: string, by: string | undefined) =>
    `${channel} bans ${mask}${by === undefined ? '' : ` (set by ${by})`}`,
  youAreLoggedIn: (account: string) => `You are logged in as ${account}`,
  youAreLoggedOut: 'You are logged out',
}

function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'some time'
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
}
