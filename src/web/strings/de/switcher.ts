/** The quick switcher, in German. */
import type { Words } from '../words.ts'

export const switcher: Words['switcher'] = {
  label: 'Zu einem Kanal oder einer Person gehen',
  field: 'Wohin?',
  kinds: { channel: 'beitreten', person: 'schreiben an' },
  none: 'Nichts mit diesem Namen. Enter tritt dem Kanal bei oder öffnet das Gespräch.',
}
