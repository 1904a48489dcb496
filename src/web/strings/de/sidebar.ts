/** The list of channels, in German. */
import { some } from './count.ts'
import type { Words } from '../words.ts'

export const sidebar: Words['sidebar'] = {
  label: 'Kanäle',
  open: 'Liste der Kanäle öffnen',
  close: 'Liste der Kanäle schließen',
  channels: 'Kanäle',
  people: 'Gespräche',
  server: 'Server',
  unread: (count) => some(count, 'ungelesene Nachricht', 'ungelesene Nachrichten'),
  mentions: (count) => some(count, 'Nachricht für dich', 'Nachrichten für dich'),
  joinLabel: 'Kanal beitreten oder anlegen',
  leave: (name) => `${name} verlassen`,
  closeConversation: (name) => `Gespräch mit ${name} schließen`,
  favourites: 'Favoriten',
  out: 'Verlassen',
  draft: 'Entwurf',
  here: 'da',
  offline: 'nicht da',
  moreUnread: 'Weiter unten Neues',
  more: (name) => `Mehr zu ${name}`,
  pin: 'Zu den Favoriten',
  unpin: 'Aus den Favoriten entfernen',
  moveUp: 'Nach oben',
  moveDown: 'Nach unten',
  about: 'Über diesen Kanal',
  who: 'Profil',
  rejoin: 'Wieder beitreten',
  notIn: 'du bist nicht dabei',
  away: 'abwesend',
}
