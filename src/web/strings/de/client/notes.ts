/** What has happened, in German. */
import type { Phrases } from '../../../../client/phrases/phrases.ts'

const because = (reason: string): string => (reason === '' ? '' : ` (${reason})`)

const ranks = {
  owner: 'Inhaber:in',
  admin: 'in der Verwaltung',
  operator: 'Operator',
  halfOperator: 'Halb-Operator',
  voice: 'mit Stimme',
}
const byWhom = (nick: string | undefined): string => (nick === undefined ? '' : ` (durch ${nick})`)

export const notes: Phrases['notes'] = {
  topicSet: (nick, topic) => `${nick} hat das Thema gesetzt: ${topic}`,
  topicCleared: (nick) => `${nick} hat das Thema gelöscht`,
  banned: (nick, whom) => `${nick} hat ${whom} gesperrt`,
  unbanned: (nick, whom) => `${nick} hat die Sperre von ${whom} aufgehoben`,
  muted: (nick, whom) => `${nick} hat ${whom} stummgeschaltet`,
  unmuted: (nick, whom) => `${nick} lässt ${whom} wieder schreiben`,
  modesSet: (nick, modes) => `${nick} hat ${modes} gesetzt`,
  rankGiven: (who, rank, by) => `${who} ist jetzt ${ranks[rank]}${byWhom(by)}`,
  rankTaken: (who, rank, by) => `${who} ist nicht mehr ${ranks[rank]}${byWhom(by)}`,
  ownModes: (modes) => `Deine Modi: ${modes}`,
  renamed: (nick, from, to, reason) => `${nick} hat ${from} in ${to} umbenannt${because(reason)}`,
  invitesYou: (nick, channel) => `${nick} lädt dich nach ${channel} ein: /join ${channel}`,
  invited: (nick, whom) => `${nick} hat ${whom} eingeladen`,
  removed: (by, whom, channel, reason) => `${by} hat ${whom} aus ${channel} entfernt${because(reason)}`,
  removedYou: (by, channel, reason) => `${by} hat dich aus ${channel} entfernt${because(reason)}`,
  pinned: (nick, of) => `${nick} hat eine Nachricht${of === undefined || of === nick ? '' : ` von ${of}`} angeheftet`,
  unpinned: (nick, of) => `${nick} hat eine Nachricht${of === undefined || of === nick ? '' : ` von ${of}`} gelöst`,
  noticeTo: (nick, text) => `Hinweis an ${nick}: ${text}`,
  noticeFrom: (nick, text) => `Hinweis von ${nick}: ${text}`,
  noRoomFor: (nick, text) =>
    `${nick} hat dir geschrieben: ${text} (Es sind zu viele Gespräche offen. Schließe einige, um neue zu sehen.)`,
  connectionLost: (why) => `Verbindung verloren: ${why}.`,
  moreWasSaid: 'Während du weg warst, wurde mehr gesagt, als hier steht.',
}
