/** The dialog in which one finds a channel or makes one, in German. */
import { some } from './count.ts'
import type { Words } from '../words.ts'

export const join: Words['join'] = {
  label: 'Kanal beitreten oder anlegen',
  field: 'Name oder Wörter aus dem Thema',
  list: 'Kanäle auf diesem Server',
  people: (count) => some(count, 'Person', 'Personen'),
  loading: 'Kanäle werden geladen …',
  none: 'So heißt hier noch kein Kanal.',
  noList: 'Die Liste kam nicht. Ein Name, den du tippst, geht trotzdem.',
  joined: 'du bist dabei',
  go: (name) => `Zu ${name} gehen`,
  join: (name) => `${name} beitreten`,
  create: (name) => `${name} anlegen`,
  password: (name) => `Passwort von ${name}`,
  enter: 'Beitreten',
  refused: (name, why) =>
    ({
      471: `${name} ist gerade voll.`,
      473: `${name} ist für Eingeladene. Frag jemanden, der dabei ist.`,
      474: `Du darfst nicht in ${name}.`,
      475: `${name} hat ein Passwort.`,
      477: `${name} ist für Leute mit einem Konto.`,
      476: `${name} kann kein Name eines Kanals sein.`,
    })[why],
}
