/**
 * Looks again at messages that are known from before the connection, or from before one came in again, where somebody has them before them: what was done to them meanwhile, and is no event of
 * the gap that was filled (reactions, pins, what lies before a gap that was too wide), is asked for with what stands around them.
 */
import type { Message, MessageToFormat } from '../wire/irc/message.ts'
import type { Batch } from './batches.ts'
import type { ClientState } from './state/client-state.ts'
import type { Entry } from './state/entry.ts'
import type { Action } from './state/reduce.ts'
import type { ClientClock } from './client-clock.ts'
import { hearsSince, isUnsure } from './state/truth-page.ts'

const PAGE = 100
const PATIENCE_MS = 20_000

export interface Checking {
  /** These are before somebody. */
  looksAt(key: string, entries: Iterable<Entry>): void
  /** True where the batch was asked for here. */
  page(batch: Batch): boolean
  /** True where the server refuses what was asked for here. */
  refused(message: Message, label: string | undefined): boolean
  /** Nobody will answer any more. */
  reset(): void
}

export interface CheckingOptions {
  readonly clock: ClientClock
  readonly state: () => ClientState
  readonly dispatch: (action: Action) => void
  readonly send: (message: MessageToFormat) => void
}

interface Open {
  readonly label: string
  readonly key: string
  readonly about: string
  readonly giveUp: () => void
}

export function createChecking({ clock, state, dispatch, send }: CheckingOptions): Checking {
  /** One at a time. */
  let open: Open | undefined
  let count = 0
  /** What was asked about, and since when we heard all that happens there: nothing is asked about twice. */
  const asked = new Map<string, number>()

  function canAsk(): boolean {
    const { capabilities } = state()
    return ['draft/chathistory', 'batch', 'labeled-response'].every((name) => capabilities.has(name))
  }

  function settle(): void {
    open?.giveUp()
    open = undefined
  }

  return {
    looksAt(key, entries) {
      const buffer = state().buffers.get(key)
      if (open || !buffer?.isJoined || buffer.kind === 'server' || !canAsk()) return
      const since = hearsSince(state(), buffer)
      const unsure: string[] = []
      for (const entry of entries)
        if (isUnsure(entry, since) && asked.get(entry.msgid) !== since) unsure.push(entry.msgid)
      const about = unsure[unsure.length >> 1]
      if (about === undefined) return
      asked.set(about, since)
      const label = `check-${++count}`
      open = { label, key, about, giveUp: clock.after(PATIENCE_MS, settle) }
      const { historyLimit } = state().isupport
      const limit = historyLimit > 0 ? Math.min(PAGE, historyLimit) : PAGE
      send({
        tags: new Map([['label', label]]),
        verb: 'CHATHISTORY',
        params: ['AROUND', buffer.name, `msgid=${about}`, String(limit)],
      })
    },
    page({ label, messages }) {
      if (!open || label !== open.label) return false
      const { key, about } = open
      settle()
      dispatch({
        type: 'page',
        page: { buffer: key, place: 'truth', messages, isComplete: false, about },
        at: clock.now(),
      })
      return true
    },
    refused({ verb }, label) {
      if (!open || label !== open.label || verb.toUpperCase() !== 'FAIL') return false
      settle()
      return true
    },
    reset() {
      settle()
      asked.clear()
    },
  }
}
