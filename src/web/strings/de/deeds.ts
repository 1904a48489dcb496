/** What can be done with a message, in German. */
import type { Words } from '../words.ts'

export const deeds: Words['deeds'] = {
  label: 'Aktionen für diese Nachricht',
  reply: 'Antworten',
  react: 'Reagieren',
  reactWith: (emoji) => `Mit ${emoji} reagieren`,
  edit: 'Bearbeiten',
  redact: 'Löschen',
  redactSure: 'Wirklich löschen',
  pin: 'Anheften',
  unpin: 'Nicht mehr anheften',
  close: 'Schließen',
  copyLink: 'Link kopieren',
  copyText: 'Text kopieren',
}
