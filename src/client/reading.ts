/** Tells the server how far the person has read, not more often than it is worth. https://ircv3.net/specs/extensions/read-marker */
import type { MessageToFormat } from '../wire/irc/message.ts'
import type { ClientClock } from './client-clock.ts'
import type { ClientState } from './state/client-state.ts'
import { bufferNamed, newestTalk } from './state/selectors.ts'

const EVERY_MS = 2_000

export interface Reading {
  /** The person has seen all there is in a buffer. */
  seen(key: string): void
  /** The server has said how far it knows the person to have read, as the params of MARKREAD: where more is known here, it is told. */
  told(params: readonly string[]): void
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
  /** Up to when, by buffer: what comes before it is said was perhaps not seen. */
  const waiting = new Map<string, number>()
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
    for (const [key, time] of waiting) {
      const buffer = state().buffers.get(key)
      if (!buffer?.isJoined || time <= (buffer.readUpTo ?? 0)) continue
      const { name } = buffer
      saidUpTo.set(key, time)
      send({ verb: 'MARKREAD', params: [name, `timestamp=${new Date(time).toISOString()}`] })
    }
    waiting.clear()
  }

  return {
    seen(key) {
      const time = newestUnsaid(key)
      if (time === undefined) return
      waiting.set(key, time)
      cancel ??= clock.after(EVERY_MS, flush)
    },
    told([target = '', marker = '']) {
      const buffer = bufferNamed(state(), target)
      const upTo = marker === '*' ? 0 : Date.parse(marker.replace(/^timestamp=/, ''))
      const known = buffer?.readUpTo ?? 0
      if (!buffer || Number.isNaN(upTo) || known <= upTo) return
      send({ verb: 'MARKREAD', params: [buffer.name, `timestamp=${new Date(known).toISOString()}`] })
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
