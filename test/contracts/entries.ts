/** Entries, batches and channels as the log's tests write them. */
import type { ChannelRecord } from '../../src/chat/channel.ts'
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
    bans: [],
    ended: false,
    ...more,
  }
}

export function batch(entries: readonly Entry[], channels: readonly ChannelRecord[] = []): Batch {
  return { entries, channels }
}

/** Appends and waits; throws what `done` was given. */
export function keep(
  log: MessageLog,
  entries: readonly Entry[],
  channels: readonly ChannelRecord[] = [],
): Promise<void> {
  return new Promise((resolve, reject) => {
    log.append(batch(entries, channels), (failure) => {
      if (failure) reject(failure)
      else resolve()
    })
  })
}

export function seqs(found: readonly Entry[]): number[] {
  return found.map(({ seq }) => seq)
}
