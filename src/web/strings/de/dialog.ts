/** What all dialogs have, in German. */
import type { Words } from '../words.ts'

export const dialog: Words['dialog'] = {
  close: 'Schließen',
  outOfDate: 'Diese Seite ist veraltet',
  gone: 'Das gehört zu einer älteren Fassung der Seite, und der Server hat nur noch die neuere. Lade die Seite neu: Was du begonnen hast zu schreiben, bleibt.',
  notLoaded: 'Das ließ sich nicht laden',
  unreached: 'Der Server ist gerade nicht zu erreichen.',
  again: 'Noch einmal versuchen',
}
