/** What the server tells of people, channels and oneself, in German. */
import type { Phrases } from '../../../../client/phrases/phrases.ts'

const sinceThen = (since: string): string => (since === '' ? '' : `, seit ${since}`)

export const replies: Phrases['replies'] = {
  refused: (about, sentence) => `${about}: ${sentence}`,
  isAway: (nick, text) => `${nick} ist weg: ${text}`,
  is: (nick, name, address) => `${nick} ist ${name} (${address})`,
  isOn: (nick, server, about) => `${nick} ist auf ${server}: ${about}`,
  isOperator: (nick) => `${nick} hilft, diesen Server zu betreiben`,
  isSecure: (nick) => `${nick} ist verschlüsselt verbunden`,
  isIdle: (nick, seconds, since) => `${nick} ist seit ${duration(seconds)} still${sinceThen(since)}`,
  isIn: (nick, channels) => `${nick} ist in ${channels}`,
  thatIsAll: 'Das ist alles.',
  hasModes: (channel, modes) => `${channel} hat die Modi ${modes}`,
  exists: (channel, since) => `${channel} gibt es${sinceThen(since)}`,
  isLoggedIn: (nick, account) => `${nick} ist angemeldet als ${account}`,
  youInvited: (nick, channel) => `Du hast ${nick} nach ${channel} eingeladen`,
  isThere: (nick, isAway, address, channel, name) =>
    `${nick} ${isAway ? '(weg) ' : ''}${address} in ${channel}: ${name}`,
  bans: (channel, mask, by) => `${channel} sperrt ${mask}${by === undefined ? '' : ` (von ${by})`}`,
  youAreLoggedIn: (account) => `Du bist angemeldet als ${account}`,
  youAreLoggedOut: 'Du bist abgemeldet',
}

function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'einiger Zeit'
  if (seconds < 60) return `${seconds} Sek.`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} Min.`
  return `${Math.floor(seconds / 3600)} Std. ${Math.floor((seconds % 3600) / 60)} Min.`
}
