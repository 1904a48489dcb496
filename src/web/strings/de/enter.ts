/** The door, in German. */
import type { Words } from '../words.ts'

export const enter: Words['enter'] = {
  title: (server) => `Willkommen bei ${server}`,
  lead: 'Wähle einen Namen, und du bist da.',
  leadsTo: (channel) => `Dieser Link führt zu ${channel}. Dort warst du noch nicht. Wer dort ist, sieht dich kommen.`,
  leadsToOwning: 'Wähle zuerst einen Namen. Dann wird dieser Server deiner.',
  nick: 'Dein Name',
  nickHint: 'Ohne Leerzeichen. Andere sehen ihn neben dem, was du sagst.',
  withPassword: 'Mit Passwort anmelden',
  withPasskey: 'Mit Passkey anmelden',
  password: 'Passwort',
  passwordHint: 'Das Passwort des Kontos mit diesem Namen.',
  submit: 'Eintreten',
  connecting: 'Einen Moment …',
  empty: 'Bitte wähle zuerst einen Namen.',
  spaces: 'In einem Namen sind keine Leerzeichen. Versuche es mit einem Wort.',
  taken: (nick) => `Hier heißt schon jemand ${nick}. Versuche einen anderen Namen.`,
  registered: (nick) =>
    `${nick} gehört zu einem Konto. Ist es deins? Dann gib das Passwort ein; sonst versuche einen anderen Namen.`,
  refused: (nick) => `Der Name ${nick} geht hier nicht. Buchstaben und Ziffern gehen immer.`,
  wrongPassword: 'Name und Passwort passen nicht zusammen.',
  unverified: 'Dieses Konto wartet noch auf den Code aus der Mail.',
  code: 'Code aus der Mail',
  noPasskey: 'Dieser Passkey gehört hier zu keinem Konto, oder es wurde abgebrochen.',
  loggedOut: 'Du wurdest auf diesem Gerät abgemeldet. Melde dich wieder an, oder nimm einen anderen Namen.',
  unreachable: 'Der Server ist nicht zu erreichen. Ist das Netz da?',
  read: 'Ohne Namen lesen',
  serverPassword: 'Das Passwort dieses Servers',
  serverPasswordHint: 'Wer hier eintritt, braucht es. Frag, wer dich eingeladen hat.',
  serverPasswordWanted: 'Dieser Server hat ein Passwort für alle, die eintreten.',
  serverPasswordWrong: 'Das ist nicht das Passwort dieses Servers, oder es waren zu viele Versuche.',
}
