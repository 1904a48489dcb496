/** Keys that look at another buffer: Alt-1 to Alt-9, Ctrl-N and Ctrl-P, Alt-A for the next one with something new. */
import type { ClientState } from '../client/state/client-state.ts'
import { nextUnread } from '../client/state/selectors.ts'

/** The key of the buffer that this key leads to; undefined where it leads nowhere. */
export function bufferForKey(state: ClientState, key: string): string | undefined {
  const keys = [...state.buffers.keys()]
  const at = keys.indexOf(state.active)
  switch (key) {
    case 'ctrl-n':
    case 'alt-down':
      return keys[(at + 1) % keys.length]
    case 'ctrl-p':
    case 'alt-up':
      return keys[(at - 1 + keys.length) % keys.length]
    case 'alt-a':
      return nextUnread(state)?.key
    default: {
      const number = /^alt-([1-9])$/.exec(key)?.[1]
      return number === undefined ? undefined : keys[Number(number) - 1]
    }
  }
}
