/** The emoji picker, in German. */
import type { Words } from '../words.ts'

export const emoji: Words['emoji'] = {
  label: 'Emoji wählen',
  reactLabel: 'Mit einem Emoji reagieren',
  open: 'Emoji',
  more: 'Weitere Emoji',
  field: 'Emoji suchen',
  list: 'Emoji',
  hint: 'Pfeiltasten gehen, Enter wählt.',
  loading: 'Emoji werden geladen …',
  failed: 'Die Emoji konnten nicht geladen werden.',
  none: 'Kein Emoji heißt so.',
  found: (count) => `${count} Emoji gefunden`,
  recent: 'Zuletzt benutzt',
  results: 'Gefunden',
  groups: [
    'Smileys und Gefühle',
    'Menschen und Körper',
    '',
    'Tiere und Natur',
    'Essen und Trinken',
    'Reisen und Orte',
    'Aktivitäten',
    'Gegenstände',
    'Symbole',
    'Flaggen',
  ],
  tone: 'Hautfarbe',
  tones: ['keine', 'hell', 'mittelhell', 'mittel', 'mitteldunkel', 'dunkel'],
}
