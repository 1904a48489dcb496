/** The list of keys, in German. */
import type { Words } from '../words.ts'

export const shortcuts: Words['shortcuts'] = {
  label: 'Tastenkürzel',
  keys: {
    switcher: 'Zu einem Kanal oder einer Person gehen',
    settings: 'Einstellungen',
    shortcuts: 'Diese Liste',
    move: 'Kanal darüber oder darunter',
    moveNew: 'Nächster Kanal mit Ungelesenem',
    send: 'Senden',
    line: 'Neue Zeile',
    complete: 'Namen, Kanäle und Befehle ergänzen',
    editLast: 'Letzte Nachricht bearbeiten (im leeren Feld)',
    cancel: 'Antwort oder Bearbeitung abbrechen; Offenes schließen',
    allRead: 'Als gelesen markieren und zum Neuesten (beim Schreiben)',
    walk: 'Nachricht für Nachricht (in der Liste)',
    ends: 'Älteste oder neueste Nachricht (in der Liste)',
    original: 'Von einer Antwort zu ihrer Nachricht (in der Liste)',
    replies: 'Von einer Nachricht zu ihren Antworten (in der Liste)',
  },
}
