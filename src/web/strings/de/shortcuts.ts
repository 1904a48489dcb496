/** The list of keys, in German. */
import type { Words } from '../words.ts'

export const shortcuts: Words['shortcuts'] = {
  label: 'Tastenkürzel',
  groups: {
    anywhere: {
      label: 'Überall',
      keys: {
        switcher: 'Zu einem Kanal oder einer Person gehen',
        settings: 'Einstellungen',
        shortcuts: 'Diese Liste',
        move: 'Kanal darüber oder darunter',
        moveNew: 'Nächster Kanal mit Ungelesenem',
        close: 'Offenes schließen',
      },
    },
    writing: {
      label: 'Beim Schreiben',
      keys: {
        send: 'Senden',
        line: 'Neue Zeile',
        complete: 'Namen, Kanäle und Befehle ergänzen',
        editLast: 'Letzte Nachricht bearbeiten (im leeren Feld)',
        cancel: 'Antwort oder Bearbeitung abbrechen',
        allRead: 'Sonst: als gelesen markieren und zum Neuesten',
        scroll: 'Durch die Nachrichten blättern',
        list: 'Zur Liste der Nachrichten',
      },
    },
    list: {
      label: 'In der Liste der Nachrichten',
      keys: {
        walk: 'Nachricht für Nachricht',
        ends: 'Älteste oder neueste Nachricht',
        actions: 'Was man mit einer Nachricht tun kann',
        reply: 'Antworten',
        edit: 'Bearbeiten, wenn es deine ist',
        pin: 'Anheften oder lösen',
        original: 'Von einer Antwort zu ihrer Nachricht',
        replies: 'Von einer Nachricht zu ihren Antworten',
        back: 'Zurück zum Schreiben',
      },
    },
  },
}
