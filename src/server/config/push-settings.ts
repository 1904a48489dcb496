/** The settings of Web Push: how devices are told of something while nobody is connected. */
import { parseHostPort } from '../host-port.ts'
import { listOf, text, yesOrNo } from './kinds.ts'
import type { Setting } from './setting.ts'

export const PUSH_SETTINGS = {
  'push.enabled': {
    kind: yesOrNo,
    fallback: true,
    live: true,
    about:
      'whether people may have their devices told by Web Push of what is for them; the server then speaks to the push services of their browsers',
  },
  'push.private-services': {
    kind: listOf(
      text('a host and a port, like push.example:8443', 'host:port', (words) =>
        parseHostPort(words)?.port === undefined ? undefined : words.toLowerCase(),
      ),
    ),
    fallback: [],
    live: true,
    about: 'push services of your own, which may have private addresses and other ports than 443; all others may not',
    example: '["push.example:8443"]',
  },
} as const satisfies Readonly<Record<string, Setting<unknown>>>
