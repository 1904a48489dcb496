/** The search and what is pinned, in German. */
import { some } from './count.ts'
import type { Words } from '../words.ts'

export const search: Words['search'] = {
  label: 'Suche',
  field: 'Wonach suchen?',
  submit: 'Suchen',
  close: 'Suche schließen',
  filters: 'Filter',
  filterNames: { from: 'Von', in: 'In', after: 'Nach', before: 'Vor', has: 'Mit' },
  contents: { link: 'ein Link', file: 'eine Datei', image: 'ein Bild' },
  values: 'Werte für den Filter',
  takeAway: (filter) => `${filter} entfernen`,
  daysAgo: (days) => (days === 1 ? 'vor einem Tag' : `vor ${days} Tagen`),
  help: [
    ['grüner tee', 'beide Wörter, egal in welcher Folge'],
    ['"grüner tee"', 'diese Wörter zusammen'],
    ['from:amy', 'was amy gesagt hat'],
    ['in:#tee', 'was dort gesagt wurde'],
    ['after:2d', 'seit zwei Tagen; auch before: und Daten wie 2026-01-31'],
    ['has:link', 'was einen Link enthält'],
    ['has:file', 'was eine Datei dabei hat, gleich welche; has:image für Bilder'],
  ],
  asking: 'Wird gesucht …',
  none: 'Nichts gefunden.',
  empty: 'Nach welchen Wörtern soll gesucht werden?',
  fault: (word) => `${word} ist nicht zu verstehen: ein Datum ist 2026-11-23, oder 2d für vor zwei Tagen.`,
  offline: 'Nicht verbunden: Die Suche braucht den Server.',
  unsupported: 'Dieser Server kann nicht suchen.',
  again: 'Noch einmal versuchen',
  found: (count) => some(count, 'Nachricht gefunden', 'Nachrichten gefunden'),
  more: 'Weitere Ergebnisse',
  pins: 'Angeheftet',
  noPins: 'Hier ist nichts angeheftet.',
  pinned: (count) => some(count, 'angeheftete Nachricht', 'angeheftete Nachrichten'),
}
