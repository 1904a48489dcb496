/** The channels that one was in come back with the page. */
import type { ClientState } from '../client/state/client-state.ts'
import { foldName, type KeptNames } from './kept-names.ts'

/** Looks at each state in turn: what was joined is kept, what was left while connected is not. Gives what takes the next one. */
export function keepOwnChannels(kept: KeptNames): (state: ClientState) => void {
  /** By key, as they were called: those that were joined since the page was opened. */
  let seen = new Map<string, string>()
  return (state) => {
    if (state.status.at !== 'online') return
    const now = new Map<string, string>()
    for (const { key, name, kind, isJoined, isMissed } of state.buffers.values()) {
      if (kind !== 'channel') continue
      if (isJoined) now.set(key, name)
      else if (isMissed && seen.has(key)) now.set(key, name)
    }
    for (const [key, name] of seen) if (!now.has(key)) kept.remove(name)
    for (const [key, name] of now) if (!seen.has(key)) kept.add(name)
    seen = now
  }
}

/** The order in which to enter: the channel of the address, the others that one was in, or the lobby. */
export function channelsToEnter(kept: readonly string[], addressed: string | undefined, lobby: string): string[] {
  const others = kept.filter((name) => addressed === undefined || foldName(name) !== foldName(addressed))
  const all = [...(addressed === undefined ? [] : [addressed]), ...others]
  return all.length === 0 ? [lobby] : all
}
