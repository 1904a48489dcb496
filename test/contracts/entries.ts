/** Entries, batches and channels as the log's tests write them. */
import { type ChannelRecord, NO_LISTS, NO_RATES } from '../../src/chat/channel.ts'
import type { KeptRecord } from '../../src/chat/kept-record.ts'
import type { Entry } from '../../src/chat/entry.ts'
import type { Batch, MessageLog } from '../../src/ports/message-log.ts'

/** An entry of timeline 1 that says `text`; its time is a second per seq. */
export function entry(seq: number, more: Partial<Entry> = {}): Entry {
  return {
    seq,
    at: seq * 1000,
    timeline: 1,
    kind: 'privmsg',
    source: 'alice!alice@host',
    account: '',
    text: `message ${seq}`,
    target: '',
    tags: '',
    ...more,
  }
}

export function entries(first: number, count: number, more: Partial<Entry> = {}): Entry[] {
  return Array.from({ length: count }, (_, offset) => entry(first + offset, more))
}

export function channel(id: number, more: Partial<ChannelRecord> = {}): ChannelRecord {
  return {
    id,
    name: `#channel${id}`,
    createdAt: id * 1000,
    topic: null,
    flags: 'nt',
    key: null,
    limit: null,
    rates: NO_RATES,
    lists: NO_LISTS,
    registration: null,
    ended: false,
    ...more,
  }
}

export function batch(
  entries: readonly Entry[],
  channels: readonly ChannelRecord[] = [],
  records: readonly KeptRecord[] = [],
): Batch {
  return { entries, channels, records }
}

/** Appends and waits; throws what `done` was given. */
export function keep(
  log: MessageLog,
  entries: readonly Entry[],
  channels: readonly ChannelRecord[] = [],
  records: readonly KeptRecord[] = [],
): Promise<void> {
  return new Promise((resolve, reject) => {
    log.append(batch(entries, channels, records), (failure) => {
      if (failure) reject(failure)
      else resolve()
    })
  })
}

export function seqs(found: readonly Entry[]): number[] {
  return found.map(({ seq }) => seq)
}
