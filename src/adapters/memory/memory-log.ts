/** A log that is kept in memory and forgotten with it; for tests, and to say plainly what a log does. */
import type { ChannelRecord } from '../../chat/channel.ts'
import { type Entry, MESSAGE_KINDS } from '../../chat/entry.ts'
import type { KeptRecord } from '../../chat/kept-record.ts'
import type { Batch, MessageLog } from '../../ports/message-log.ts'
import { matches } from './matches.ts'

let made = 0

export function createMemoryLog(): MessageLog {
  const entries: Entry[] = []
  const channels = new Map<number, ChannelRecord>()
  const records = new Map<string, KeptRecord>()
  const identity = `memory${String(++made).padStart(6, '0')}`
  const outstanding = new Set<Promise<void>>()
  let era = 0
  let failedEra: number | undefined
  let closed = false

  function mustBeOpen(): void {
    if (closed) throw new Error('the log is closed')
  }

  function lastSeq(): number {
    return entries.at(-1)?.seq ?? 1
  }

  /** What is wrong with a batch; everything behind the last entry must follow it, in seq and in time. */
  function faultOf(batch: Batch, batchEra: number): Error | undefined {
    if (batchEra === failedEra) return new Error('a batch before this one was not kept')
    let seq = lastSeq()
    let at = entries.at(-1)?.at ?? 0
    for (const entry of batch.entries) {
      if (entry.seq !== seq + 1 || entry.at < at) return new Error('the batch does not follow what is kept')
      seq = entry.seq
      at = entry.at
    }
    return undefined
  }

  function commit(batch: Batch, batchEra: number): Error | undefined {
    const fault = faultOf(batch, batchEra)
    if (fault) {
      failedEra = batchEra
      return fault
    }
    for (const entry of batch.entries) entries.push(entry)
    for (const record of batch.channels) channels.set(record.id, record)
    for (const record of batch.records) records.set(`${record.kind} ${record.id}`, record)
    return undefined
  }

  return {
    identity,
    restore() {
      mustBeOpen()
      return {
        lastSeq: lastSeq(),
        lastAt: entries.at(-1)?.at ?? 0,
        channels: [...channels.values()].filter((record) => !record.ended).sort((a, b) => a.id - b.id),
        records: [...records.values()].filter(({ value }) => value !== null),
      }
    },
    append(batch, done) {
      mustBeOpen()
      const batchEra = era
      const committed = new Promise<void>((resolve) => {
        setImmediate(() => {
          const fault = commit(batch, batchEra)
          outstanding.delete(committed)
          resolve()
          if (fault) done(fault)
          else done()
        })
      })
      outstanding.add(committed)
    },
    recover() {
      mustBeOpen()
      era += 1
    },
    page({ timeline, before = Infinity, after = 0, from, kinds, limit }) {
      mustBeOpen()
      const range = entries.filter(
        (entry) => entry.timeline === timeline && entry.seq > after && entry.seq < before && kinds.includes(entry.kind),
      )
      if (limit <= 0) return []
      return from === 'newest' ? range.slice(-limit) : range.slice(0, limit)
    },
    entry(seq) {
      mustBeOpen()
      return entries[seq - 2]
    },
    seqAt(at) {
      mustBeOpen()
      return entries.find((entry) => entry.at >= at)?.seq ?? lastSeq() + 1
    },
    async search({ text, timelines, before = Infinity, limit }) {
      mustBeOpen()
      const appended = [...outstanding]
      await Promise.all(appended)
      if (limit <= 0) return []
      return entries
        .filter(
          (entry) =>
            MESSAGE_KINDS.includes(entry.kind) &&
            timelines.includes(entry.timeline) &&
            entry.seq < before &&
            matches(entry.text, text),
        )
        .slice(-limit)
    },
    async close() {
      mustBeOpen()
      closed = true
      await Promise.all(outstanding)
    },
  }
}
