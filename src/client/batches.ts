/** Gathers what the server sends as one batch. https://ircv3.net/specs/extensions/batch */
import type { Message } from '../wire/irc/message.ts'

export interface Batch {
  readonly type: string
  readonly params: readonly string[]
  readonly label: string | undefined
  /** In order; those of batches inside it stand where these were, except pages of history, which are told alone. */
  readonly messages: readonly Message[]
}

export interface BatchListener {
  /** Outside of any batch, or released from one that has no meaning for us. The label is that of the request it answers. */
  message(message: Message, label: string | undefined): void
  /** A page of history is complete. */
  history(batch: Batch): void
}

interface OpenBatch {
  readonly type: string
  readonly params: readonly string[]
  readonly label: string | undefined
  readonly outer: string | undefined
  readonly messages: Message[]
}

const MAX_OPEN = 32
const MAX_MESSAGES = 2_000

export interface Batches {
  receive(message: Message): void
}

export function createBatches(listener: BatchListener): Batches {
  const open = new Map<string, OpenBatch>()

  function begin(reference: string, message: Message): void {
    if (open.size >= MAX_OPEN) return
    const [, type = '', ...params] = message.params
    const outer = message.tags?.get('batch')
    const label = message.tags?.get('label') ?? (outer === undefined ? undefined : open.get(outer)?.label)
    open.set(reference, { type, params, label, outer, messages: [] })
  }

  function end(reference: string): void {
    const batch = open.get(reference)
    if (!batch) return
    open.delete(reference)
    if (batch.type === 'chathistory' || batch.type === 'draft/chathistory') {
      listener.history(batch)
      return
    }
    const outer = batch.outer === undefined ? undefined : open.get(batch.outer)
    for (const message of batch.messages) {
      if (outer) keep(outer, message)
      else listener.message(message, batch.label)
    }
  }

  /** Past the bound the oldest give way, so that a batch without end costs a fixed room. */
  function keep(batch: OpenBatch, message: Message): void {
    if (batch.messages.length >= MAX_MESSAGES) batch.messages.shift()
    batch.messages.push(message)
  }

  return {
    receive(message) {
      if (message.verb.toUpperCase() === 'BATCH') {
        const reference = message.params[0] ?? ''
        if (reference.startsWith('+')) begin(reference.slice(1), message)
        else if (reference.startsWith('-')) end(reference.slice(1))
        return
      }
      const batch = open.get(message.tags?.get('batch') ?? '')
      if (batch) keep(batch, message)
      else listener.message(message, message.tags?.get('label'))
    },
  }
}
