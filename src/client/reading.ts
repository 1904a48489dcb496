/** Tells the server how far the person has read, not more often than it is worth. https://ircv3.net/specs/extensions/read-marker */
import type { MessageToFormat } from '../wire/irc/message.ts'
import type { ClientClock } from './client-clock.ts'
import type { ClientState } from './state/client-state.ts'
import { newestTalk } from './state/selectors.ts'

const EVERY_MS = 2_000

export interface Reading {
  /** The person has seen all there is in a buffer. */
  seen(key: string): void
  /** Says now what was to be said. */
  flush(): void
  /** The connection is gone. */
  reset(): void
}

export interface ReadingOptions {
  readonly clock: ClientClock
  readonly state: () => ClientState
  readonly send: (message: MessageToFormat) => void
}

export function createReading({ clock, state, send }: ReadingOptions): Reading {
  const saidUpTo = new Map<string, number>()
  const waiting = new Set<string>()
  let cancel: (() => void) | undefined

  function newestUnsaid(key: string): number | undefined {
    const { buffers, capabilities } = state()
    const buffer = buffers.get(key)
    if (!buffer || buffer.kind === 'server' || !buffer.isJoined) return undefined
    if (!capabilities.has('draft/read-marker') || !capabilities.has('server-time')) return undefined
    const newest = newestTalk(buffer)?.time
    return newest !== undefined && newest > Math.max(saidUpTo.get(key) ?? 0, buffer.readUpTo ?? 0) ? newest : undefined
  }

  function flush(): void {
    cancel?.()
    cancel = undefined
    for (const key of waiting) {
      const name = state().buffers.get(key)?.name
      const time = newestUnsaid(key)
      if (name === undefined || time === undefined) continue
      saidUpTo.set(key, time)
      send({ verb: 'MARKREAD', params: [name, `timestamp=${new Date(time).toISOString()}`] })
    }
    waiting.clear()
  }

  return {
    seen(key) {
      if (waiting.has(key) || newestUnsaid(key) === undefined) return
      waiting.add(key)
      cancel ??= clock.after(EVERY_MS, flush)
    },
    flush,
    reset() {
      cancel?.()
      cancel = undefined
      waiting.clear()
      saidUpTo.clear()
    },
  }
}
