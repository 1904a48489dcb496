/** The settings of what is kept of what was said, and how long people may change it. */
import { duration } from './duration.ts'
import { whole } from './kinds.ts'
import type { Setting } from './setting.ts'

const MINUTE_MS = 60_000

export const HISTORY_SETTINGS = {
  'history.keep-for': {
    kind: duration(MINUTE_MS),
    fallback: 'forever',
    live: true,
    about: 'how long what is said is kept; a channel may keep it for less time',
    example: '"90d"',
  },
  'history.keep-messages': {
    kind: whole(0, 1_000_000_000, ' (0 keeps all)'),
    fallback: 0,
    live: true,
    about: 'how many messages are kept of each channel, and of each conversation between two; 0 keeps all',
  },
  'history.edit-within': {
    kind: duration(0),
    fallback: '1d',
    live: true,
    about: 'how long people may change what they said; 0 never',
  },
  'history.redact-within': {
    kind: duration(0),
    fallback: '1d',
    live: true,
    about: 'how long people may take back what they said; 0 never. Operators always may',
  },
} as const satisfies Readonly<Record<string, Setting<unknown>>>
