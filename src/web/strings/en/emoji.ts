/** The emoji picker, in English. */
import { some } from './count.ts'

export const emoji = {
  label: 'Choose an emoji',
  reactLabel: 'React with an emoji',
  open: 'Emoji',
  more: 'More emoji',
  field: 'Find an emoji',
  list: 'Emoji',
  hint: 'Arrow keys move, Enter chooses.',
  loading: 'Fetching the emoji…',
  failed: 'The emoji could not be fetched.',
  none: 'No emoji by that name.',
  found: (count: number) => some(count, 'emoji found', 'emoji found'),
  recent: 'Used last',
  results: 'Found',
  /** As Unicode groups them; what holds parts of others is not shown. */
  groups: [
    'Smileys and feelings',
    'People and body',
    '',
    'Animals and nature',
    'Food and drink',
    'Travel and places',
    'Activities',
    'Objects',
    'Symbols',
    'Flags',
  ],
  tone: 'Skin tone',
  tones: ['none', 'light', 'medium-light', 'medium', 'medium-dark', 'dark'],
}
