/** How much can be said in one message: what is left of 512 bytes when the server has put our source in front. */
import { byteLength } from './split-text.ts'
import type { ClientState } from './state/client-state.ts'
import type { TalkEntry } from './state/entry.ts'

const MAX_MESSAGE_BYTES = 512
/** For a user and host that we do not know yet: `~` and ten characters, and the longest host that servers show. */
const MAX_USER_BYTES = 11
const MAX_HOST_BYTES = 63
const LEAST = 64

/** In bytes, without CTCP's wrapping. */
export function maxTextBytes(state: ClientState, target: string, style: TalkEntry['style']): number {
  const user = state.user === '' ? MAX_USER_BYTES : byteLength(state.user)
  const host = state.host === '' ? MAX_HOST_BYTES : byteLength(state.host)
  const verb = style === 'notice' ? 'NOTICE' : 'PRIVMSG'
  const around = `:${state.nick}!@ ${verb} ${target} :\r\n`
  const wrapping = style === 'act' ? '\x01ACTION \x01'.length : 0
  return Math.max(LEAST, MAX_MESSAGE_BYTES - byteLength(around) - user - host - wrapping)
}
