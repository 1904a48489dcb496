/** Images and files, in German. */
import { formatBytes } from '../format-bytes.ts'
import { some } from './count.ts'
import type { Words } from '../words.ts'

const size = (bytes: number): string => formatBytes('de', bytes)

export const files: Words['files'] = {
  choose: 'Bilder oder Dateien anfügen',
  drop: (place) => `Loslassen, um es an ${place} zu senden`,
  list: 'Dateien zu dieser Nachricht',
  remove: (name) => `${name} entfernen`,
  stop: (name) => `Senden von ${name} abbrechen`,
  retry: (name) => `${name} noch einmal versuchen`,
  describe: (name) => `${name} beschreiben`,
  describeHint: 'Beschreibung',
  asking: 'Wartet …',
  sent: 'Bereit',
  attached: (count) => some(count, 'Datei angefügt', 'Dateien angefügt'),
  percent: (part) => `${Math.floor(part * 100)} %`,
  size,
  tooMany: 'Eine Nachricht nimmt höchstens 20 Dateien.',
  tooLarge: (maxBytes) => `Zu groß: höchstens ${size(maxBytes)}`,
  quota: 'Das ist mehr, als du in einer Stunde senden darfst',
  full: 'Der Server hat keinen Platz mehr für Dateien',
  busy: 'Zu viele Dateien auf einmal. Versuch es gleich noch einmal',
  off: 'Hier kann niemand Dateien senden',
  empty: 'Die Datei ist leer',
  cut: 'Die Verbindung ist abgebrochen. Versuch es noch einmal',
  offline: 'Nicht verbunden. Versuch es noch einmal',
  forbidden: 'Du darfst hier keine Dateien senden',
  open: (name) => `${name} öffnen`,
  download: (name, bytes) => `${name} herunterladen, ${bytes}`,
  original: 'Original öffnen',
  previous: 'Voriges Bild',
  next: 'Nächstes Bild',
  gone: 'Diese Datei gibt es nicht mehr',
}
