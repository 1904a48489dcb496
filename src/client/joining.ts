/** Joins channels, each with the password that it has by now: where the connection is lost, they are joined again. */
import type { Message, MessageToFormat } from '../wire/irc/message.ts'
import { parseModeChanges } from './mode-changes.ts'
import type { ClientState } from './state/client-state.ts'
import { keyOf } from './state/selectors.ts'

export interface Joining {
  /** `password` undefined: the one that is known, if any. */
  join(channel: string, password?: string): void
  /** Sees every message of the server: a channel may get another name, or another password. */
  sees(message: Message): void
}

export interface JoiningOptions {
  readonly state: () => ClientState
  readonly send: (message: MessageToFormat) => void
}

export function createJoining({ state, send }: JoiningOptions): Joining {
  /** By the channel's key. */
  const passwords = new Map<string, string>()

  function onMode(channel: string, modes: string, params: readonly string[]): void {
    const key = keyOf(state(), channel)
    if (!state().buffers.has(key)) return
    for (const { letter, adds, param } of parseModeChanges(state().isupport, modes, params)) {
      if (letter !== 'k') continue
      if (adds && param !== undefined) passwords.set(key, param)
      else passwords.delete(key)
    }
  }

  function onRename(from: string, to: string): void {
    const password = passwords.get(keyOf(state(), from))
    if (password === undefined) return
    passwords.delete(keyOf(state(), from))
    passwords.set(keyOf(state(), to), password)
  }

  return {
    join(channel, password) {
      const key = keyOf(state(), channel)
      if (password !== undefined) passwords.set(key, password)
      const known = passwords.get(key)
      send({ verb: 'JOIN', params: known === undefined ? [channel] : [channel, known] })
    },
    sees({ verb, params: [first = '', second = '', ...rest] }) {
      const kind = verb.toUpperCase()
      if (kind === 'MODE') onMode(first, second, rest)
      else if (kind === 'RENAME') onRename(first, second)
    },
  }
}
