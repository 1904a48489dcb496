/** Who is writing: said by TAGMSG, over after a while or when they have said it. https://ircv3.net/specs/client-tags/typing */
import { withBuffer } from './change.ts'
import type { Buffer, ClientState } from './client-state.ts'
import { isHiddenFrom, isSameName, keyOf } from './selectors.ts'

const ACTIVE_MS = 6_000
const PAUSED_MS = 30_000
const MAX_TYPING = 50

/** `what` is the value of the tag. Times are milliseconds since 1970. */
export function onTyping(
  state: ClientState,
  key: string,
  { nick, account }: { readonly nick: string; readonly account: string | undefined },
  what: string | undefined,
  time: number,
): ClientState {
  const buffer = state.buffers.get(key)
  if (!buffer || isHiddenFrom(state, nick, account) || isSameName(state, nick, state.nick)) return state
  if (what === 'done') return withoutTyping(state, key, nick)
  if (what !== 'active' && what !== 'paused') return state
  const still = [...buffer.typing].filter(([, { until }]) => until > time)
  const typing = new Map(still.slice(-MAX_TYPING + 1))
  typing.set(keyOf(state, nick), { nick, until: time + (what === 'active' ? ACTIVE_MS : PAUSED_MS) })
  return withBuffer(state, key, { typing })
}

/** They have said it, or are gone. */
export function withoutTyping(state: ClientState, key: string, nick: string): ClientState {
  const buffer = state.buffers.get(key)
  if (!buffer?.typing.has(keyOf(state, nick))) return state
  const typing = new Map(buffer.typing)
  typing.delete(keyOf(state, nick))
  return withBuffer(state, key, { typing })
}

export function typingNicks({ typing }: Buffer, now: number): string[] {
  return [...typing.values()].flatMap(({ nick, until }) => (until > now ? nick : []))
}
