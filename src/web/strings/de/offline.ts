/** What the page says where there is no network, in German. */
import { some } from './count.ts'
import type { Words } from '../words.ts'

export const offline: Words['offline'] = {
  newer: 'Es gibt eine neuere Fassung dieser Seite.',
  load: 'Neu laden',
  filesLost: 'Dateien, die noch nicht gesendet sind, musst du dann noch einmal auswählen.',
  remembered: 'Was du siehst, ist vom letzten Besuch. Verbindung wird aufgebaut …',
  rememberedLost: (seconds) =>
    `Was du siehst, ist vom letzten Besuch. Es gibt keine Verbindung; neuer Versuch in ${some(seconds, 'Sekunde', 'Sekunden')}.`,
  waiting: 'Wartet auf die Verbindung',
  edit: 'Ändern',
  discard: 'Verwerfen',
  insecureTitle: 'Diese Seite kam nicht über https',
  insecure:
    'Deshalb halten Browser manches zurück: Sie öffnet sich nicht ohne Netz, lässt sich nicht installieren, meldet nichts außerhalb ihres Tabs und kennt keine Passkeys. Alles andere geht, und was du ohne Netz schreibst, wartet hier und wird später gesendet. Wer den Server betreibt, kann TLS einschalten.',
  device: 'Dieses Gerät',
  kept: 'Die neuesten Nachrichten deiner Kanäle, was noch auf das Senden wartet und was du begonnen hast zu schreiben, bleiben in diesem Browser.',
  keptFor: 'Damit öffnet sich die Seite auch ohne Netz.',
  forget: 'Gehen und hier alles vergessen',
  forgetSure: 'Wirklich alles vergessen? Noch einmal drücken.',
  forgetting: 'Was hier aufbewahrt war, wird vergessen …',
}
