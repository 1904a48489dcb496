/** The settings, in German. */
import type { Words } from '../words.ts'

export const settings: Words['settings'] = {
  title: 'Einstellungen',
  open: 'Einstellungen',
  sections: 'Bereiche der Einstellungen',
  looks: 'Aussehen',
  theme: 'Farben',
  density: 'Abstände',
  language: 'Sprache',
  likeBrowser: 'Wie im Browser',
  languageHint: 'Die Seite wird neu geladen.',
  about: 'Über Snug',
  server: (name) => `Du bist in ${name}.`,
  what: 'Snug ist ein Chatraum, in den jeder mit dem kommt, was er schon hat.',
  ways: 'Andere Wege hinein',
  shortcuts: 'Tastenkürzel',
}
