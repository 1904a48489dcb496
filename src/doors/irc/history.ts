/** A page of a channel's past, as a batch. https://ircv3.net/specs/extensions/chathistory */
import type { Channel } from '../../chat/channel.ts'
import { type Entry, MESSAGE_KINDS } from '../../chat/entry.ts'
import type { MessageKind } from '../../chat/intents/index.ts'
import { parseMsgid } from '../../hub/msgid.ts'
import type { MessageLog } from '../../ports/message-log.ts'
import { BATCH } from './capabilities.ts'
import type { Door } from './door.ts'
import { messageLines } from './phrasebook.ts'
import { tagged, taggedLines } from './tags.ts'

/** Messages in one page at most. */
export const MAX_HISTORY = 100

/** Which end of the past to show, and from where: `seq`s that are not part of it. */
export interface Range {
  readonly from: 'newest' | 'oldest'
  readonly before?: number
  readonly after?: number
}

export type Subcommand = 'LATEST' | 'BEFORE' | 'AFTER'

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/

/** The range that a subcommand and its bound mean: `msgid=…`, `timestamp=…`, or `*` with LATEST. Throws where the log cannot be read. */
export function parsePage(
  subcommand: Subcommand,
  bound: string,
  messages: MessageLog,
): Range | 'unknown-type' | 'invalid' {
  if (bound === '*') return subcommand === 'LATEST' ? { from: 'newest' } : 'invalid'
  const equals = bound.indexOf('=')
  const value = bound.slice(equals + 1)
  switch (bound.slice(0, Math.max(equals, 0))) {
    case 'msgid': {
      const seq = parseMsgid(value, messages.identity)
      return seq === undefined ? 'invalid' : rangeOf(subcommand, seq, seq)
    }
    case 'timestamp': {
      const at = TIMESTAMP.test(value) ? Date.parse(value) : Number.NaN
      // All of the same millisecond are left out on either side.
      return Number.isNaN(at) ? 'invalid' : rangeOf(subcommand, messages.seqAt(at), messages.seqAt(at + 1) - 1)
    }
    default:
      return 'unknown-type'
  }
}

function rangeOf(subcommand: Subcommand, before: number, after: number): Range {
  if (subcommand === 'BEFORE') return { from: 'newest', before }
  return { from: subcommand === 'LATEST' ? 'newest' : 'oldest', after }
}

/** `lastSeq`: how far the client has been told. Without `batch` the messages come by themselves. */
export function formatHistory(
  door: Door,
  channel: Channel,
  { before, after, from, limit }: Range & { readonly limit: number },
  lastSeq: number,
  abilities: number,
): string {
  const entries = door.hub.messages.page({
    timeline: channel.id,
    before: Math.min(before ?? Infinity, lastSeq + 1),
    ...(after === undefined ? {} : { after }),
    from,
    kinds: MESSAGE_KINDS,
    limit,
  })
  return formatEntries(door, channel.name, entries, abilities)
}

/** As a batch where the client knows batches, of the messages as they are now. */
export function formatEntries(
  { hub, serverName, nextBatchId }: Door,
  channel: string,
  entries: readonly Entry[],
  abilities: number,
): string {
  const isBatch = (abilities & BATCH) !== 0
  const id = isBatch ? nextBatchId() : ''
  const first = isBatch ? `batch=${id}` : ''
  let words = isBatch ? tagged('', `:${serverName} BATCH +${id} chathistory ${channel}`) : ''
  for (const entry of entries) words += formatEntry(entry, channel, first, abilities, hub.messages.identity)
  return isBatch ? words + tagged('', `:${serverName} BATCH -${id}`) : words
}

function formatEntry(entry: Entry, target: string, first: string, abilities: number, identity: string): string {
  const { source, kind, text } = entry
  return taggedLines(
    messageLines(source, kind as MessageKind, target, text, abilities),
    entry,
    abilities,
    identity,
    first,
  )
}
