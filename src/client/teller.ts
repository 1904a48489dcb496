/** Tells those who listen of each change, one after the other: what one of them changes thereby is told when all know of the one before. */
import type { StateListener } from './client-api.ts'
import type { ClientState } from './state/client-state.ts'

export interface Teller {
  tell(now: ClientState, before: ClientState): void
  /** Gives what ends it. */
  subscribe(listener: StateListener): () => void
}

export function createTeller(): Teller {
  const listeners = new Set<StateListener>()
  const untold: { readonly now: ClientState; readonly before: ClientState }[] = []
  let isTelling = false
  return {
    tell(now, before) {
      untold.push({ now, before })
      if (isTelling) return
      isTelling = true
      try {
        for (let change = untold.shift(); change; change = untold.shift()) {
          for (const listener of listeners) listener(change.now, change.before)
        }
      } finally {
        isTelling = false
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
