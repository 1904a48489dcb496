/** The bar over a channel, in English. */
import { some } from './count.ts'

export const topbar = {
  noTopic: 'No topic yet',
  people: (count: number) => some(count, 'person', 'people'),
  search: 'Search messages',
  pins: 'Pinned messages',
  switcher: 'Go to a channel or person',
  themes: { system: 'Same as the system', light: 'Light', dark: 'Dark' },
  densities: { comfortable: 'Comfortable', compact: 'Compact' },
}
