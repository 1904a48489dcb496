/** Joins channels, each with the password that it has by now: where the connection is lost, they are joined again. */
import type { Message, MessageToFormat } from '../wire/irc/message.ts'
import { parseSource } from '../wire/irc/source.ts'
import { parseModeChanges } from './mode-changes.ts'
import type { ClientState } from './state/client-state.ts'
import { isSameName, keyOf } from './state/selectors.ts'

const ERR_BADCHANNELKEY = '475'
/** docs/protocols/timeline.md */
const SEEN = '+snug.chat/seen'

export interface Joining {
  /** `password` undefined: the one that is known, if any. `seen`: the msgids of some of what was said there, by which it is known under another name. */
  join(channel: string, password?: string, seen?: readonly string[]): void
  /** Sees every message of the server: a channel may get another name, or another password. */
  sees(message: Message): void
}

/** Where the passwords of channels outlive the client. */
export interface ChannelPasswords {
  /** By the channel's key. */
  readonly known: ReadonlyMap<string, string>
  /** From now on these. */
  keep(passwords: ReadonlyMap<string, string>): void
}

export interface JoiningOptions {
  /** Absent for nowhere. */
  readonly kept?: ChannelPasswords | undefined
  readonly state: () => ClientState
  readonly send: (message: MessageToFormat) => void
}

export function createJoining({ kept, state, send }: JoiningOptions): Joining {
  /** By the channel's key. */
  const passwords = new Map(kept?.known)

  /** Undefined: none is known any more. */
  function learn(key: string, password: string | undefined): void {
    if (passwords.get(key) === password) return
    if (password === undefined) passwords.delete(key)
    else passwords.set(key, password)
    kept?.keep(passwords)
  }

  function knowsNames(): boolean {
    const { capabilities } = state()
    return ['message-tags', 'draft/channel-rename', 'snug.chat/timeline'].every((name) => capabilities.has(name))
  }

  function onMode(channel: string, modes: string, params: readonly string[]): void {
    const key = keyOf(state(), channel)
    if (!state().buffers.has(key)) return
    for (const { letter, adds, param } of parseModeChanges(state().isupport, modes, params)) {
      if (letter !== 'k') continue
      learn(key, adds ? param : undefined)
    }
  }

  function onRename(from: string, to: string): void {
    const password = passwords.get(keyOf(state(), from))
    if (password === undefined) return
    learn(keyOf(state(), from), undefined)
    learn(keyOf(state(), to), password)
  }

  return {
    join(channel, password, seen = []) {
      const key = keyOf(state(), channel)
      if (password !== undefined) learn(key, password)
      const known = passwords.get(key)
      const tags = seen.length > 0 && knowsNames() ? new Map([[SEEN, seen.join()]]) : undefined
      send({ tags, verb: 'JOIN', params: known === undefined ? [channel] : [channel, known] })
    },
    sees({ verb, source = '', params: [first = '', second = '', ...rest] }) {
      const isOwn = (nick: string): boolean => isSameName(state(), nick, state().nick)
      switch (verb.toUpperCase()) {
        case 'MODE':
          return onMode(first, second, rest)
        case 'RENAME':
          return onRename(first, second)
        // Whoever is not in it any more, or is not let in by it, has no use for it.
        case 'PART':
          return isOwn(parseSource(source).nick) ? learn(keyOf(state(), first), undefined) : undefined
        case 'KICK':
          return isOwn(second) ? learn(keyOf(state(), first), undefined) : undefined
        case ERR_BADCHANNELKEY:
          return learn(keyOf(state(), second), undefined)
      }
    },
  }
}
