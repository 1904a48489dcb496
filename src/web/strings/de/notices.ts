/** What one is told of, in German. */
import { some } from './count.ts'
import type { Words } from '../words.ts'

export const notices: Words['notices'] = {
  several: (count) => some(count, 'neue Nachricht', 'neue Nachrichten'),
  title: 'Benachrichtigungen',
  of: (place) => `Benachrichtigungen aus ${place}`,
  levels: { all: 'Alles', mentions: 'Nur Erwähnungen', none: 'Nichts (stumm)' },
  asUsual: (level) => `Wie in anderen Kanälen: ${level}`,
  usual: 'In Kanälen',
  usualHint: 'Private Nachrichten werden immer gemeldet, außer du schaltest die Person stumm.',
  exceptions: 'Ausnahmen',
  noExceptions: 'Ausnahmen für einzelne Kanäle und Personen stehen in deren Menü.',
  forget: (place) => `In ${place} wieder wie sonst`,
  muted: 'stumm',
  words: 'Wörter, die wie dein Name zählen',
  wordsHint: 'Durch Kommas getrennt',
  desktop: 'Auf diesem Gerät, solange die Seite offen ist',
  desktopHint: 'Dein System zeigt Nachrichten für dich, wenn du gerade woanders bist.',
  sound: 'Ein kurzer Ton',
  push: 'Auf diesem Gerät, auch wenn die Seite geschlossen ist',
  pushHint:
    'Der Push-Dienst deines Browsers bringt es, verschlüsselt. Du bleibst dann in deinen Kanälen, während du weg bist.',
  trouble: {
    insecure: 'Browser erlauben das nur, wo die Adresse mit https beginnt, oder auf dem Rechner selbst.',
    unsupported: 'Dieser Browser kann das nicht.',
    'not-installed':
      'Auf iPhone und iPad muss die Seite erst auf den Home-Bildschirm (Teilen, Zum Home-Bildschirm) und dort geöffnet werden.',
    'not-offered': 'Dieser Server bietet es nicht an.',
    guest: 'Das braucht ein Konto, denn ein Gast geht mit der Seite.',
    forbidden: 'Der Browser verbietet es dieser Seite. In seinen Einstellungen für diese Seite lässt sich das ändern.',
    failed: 'Kein Push-Dienst war zu erreichen. Versuch es später noch einmal.',
  },
  kept: 'In diesem Browser gespeichert. Mit einem Konto gilt es auf allen deinen Geräten.',
  shared: 'Gilt auf allen deinen Geräten.',
}
