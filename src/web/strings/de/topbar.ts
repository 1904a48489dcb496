/** The bar over a channel, in German. */
import { some } from './count.ts'
import type { Words } from '../words.ts'

export const topbar: Words['topbar'] = {
  noTopic: 'Noch kein Thema',
  people: (count) => some(count, 'Person', 'Personen'),
  search: 'Nachrichten suchen',
  pins: 'Angeheftete Nachrichten',
  switcher: 'Zu einem Kanal oder einer Person gehen',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  densities: { comfortable: 'Bequem', compact: 'Kompakt' },
}
