/** Gathers what the server sends as one batch. https://ircv3.net/specs/extensions/batch */
import type { Message } from '../wire/irc/message.ts'

export interface Batch {
  readonly type: string
  readonly params: readonly string[]
  readonly label: string | undefined
  /** In order; those of batches inside it stand where these were, except answers, which are told alone. */
  readonly messages: readonly Message[]
}

export interface BatchListener {
  /** Outside of any batch, or released from one that has no meaning for us. The label is that of the request it answers. */
  message(message: Message, label: string | undefined): void
  /** The answer to a question is complete: a page of history, what was found, what is pinned. */
  answer(batch: Batch): void
  /** Whether what has this label is an answer that belongs to whoever asked. */
  isAsked(label: string | undefined): boolean
}

interface OpenBatch {
  readonly beginning: Message
  readonly type: string
  readonly params: readonly string[]
  readonly label: string | undefined
  readonly outer: string | undefined
  readonly messages: Message[]
}

const ANSWERS = new Set([
  'chathistory',
  'draft/chathistory',
  'draft/chathistory-targets',
  'chathistory-targets',
  'soju.im/search',
  'draft/search',
  'snug.chat/pins',
])
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
    open.set(reference, { beginning: message, type, params, label, outer, messages: [] })
  }

  function end(reference: string): void {
    const batch = open.get(reference)
    if (!batch) return
    open.delete(reference)
    if (ANSWERS.has(batch.type) || (batch.outer === undefined && listener.isAsked(batch.label))) {
      listener.answer(batch)
      return
    }
    const outer = batch.outer === undefined ? undefined : open.get(batch.outer)
    const whole = joinBatch(batch)
    for (const message of whole ? [whole] : batch.messages) {
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

/**
 * One message of several lines, where a batch is that: what it says holds `\n`. Undefined for other batches.
 * https://ircv3.net/specs/extensions/multiline and docs/protocols/edit.md
 */
function joinBatch({ beginning, type, params, messages }: OpenBatch): Message | undefined {
  const isEdit = type === 'snug.chat/edit'
  if (!isEdit && type !== 'draft/multiline' && type !== 'multiline') return undefined
  const [first] = messages
  const source = first?.source ?? beginning.source
  if (!first) return undefined
  let text = ''
  for (const [i, { tags, params: said }] of messages.entries()) {
    const isJoined = tags?.has('draft/multiline-concat') || tags?.has('multiline-concat')
    text += `${i === 0 || isJoined ? '' : '\n'}${said[1] ?? ''}`
  }
  const tags = new Map([...(first.tags ?? []), ...(beginning.tags ?? [])])
  tags.delete('batch')
  return {
    tags,
    ...(source === undefined ? {} : { source }),
    verb: isEdit ? 'EDIT' : first.verb,
    params: isEdit ? [params[0] ?? '', params[1] ?? '', text] : [params[0] ?? '', text],
  }
}
