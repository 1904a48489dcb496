/** The bar that tells of the connection, in German. */
import { some } from './count.ts'
import type { Words } from '../words.ts'

export const connection: Words['connection'] = {
  connecting: 'Verbindung wird aufgebaut …',
  lost: (seconds) => `Die Verbindung ist abgebrochen. Neuer Versuch in ${some(seconds, 'Sekunde', 'Sekunden')}.`,
  stopped: 'Nicht verbunden.',
  again: 'Jetzt versuchen',
}
