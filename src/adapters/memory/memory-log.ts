/** A log that is kept in memory and forgotten with it; for tests, and to say plainly what a log does. */
import { isConversation } from '../../chat/conversation.ts'
import { nickOf } from '../../chat/user.ts'
import type { ChannelRecord } from '../../chat/channel.ts'
import { type Entry, type EntryKind, MESSAGE_KINDS } from '../../chat/entry.ts'
import type { KeptRecord } from '../../chat/kept-record.ts'
import { SaidIds } from '../../chat/said-ids.ts'
import {
  type Batch,
  type Conversation,
  MAX_REACTIONS,
  type MessageLog,
  type Reaction,
  type Revision,
} from '../../ports/message-log.ts'
import { fold } from '../../text/fold.ts'
import { fitOf, phrasesOf } from './matches.ts'
import { createMemoryFiles } from './memory-files.ts'

let made = 0

/** What goes with the message that it is about. */
const ABOUT: ReadonlySet<EntryKind> = new Set(['react', 'edit', 'pin', 'unpin'])
const CONTENT = {
  link: /\bhttps?:\/\//iu,
  file: /\/files\/[0-9a-z]{25}-[0-9]+(?:x[0-9]+)?\//u,
  image: /\/files\/[0-9a-z]{25}-[0-9]+x[0-9]+\//u,
}

function isSame(one: Entry, other: Entry): boolean {
  return one.account === other.account && (one.account !== '' || one.source === other.source)
}

/** Under which names somebody is looked for who said something. */
function namesOf({ source, account }: Entry): string[] {
  return account === '' ? [fold(nickOf(source))] : [fold(nickOf(source)), fold(account)]
}

export function createMemoryLog(): MessageLog {
  const entries: Entry[] = []
  const channels = new Map<number, ChannelRecord>()
  const records = new Map<string, KeptRecord>()
  const files = createMemoryFiles(() => entries.filter(({ timeline }) => !channels.get(timeline)?.ended))
  const revisions = new Map<number, readonly Revision[]>()
  let saidIds = new SaidIds()
  /** Also where it is not kept. */
  let newest: Pick<Entry, 'seq' | 'at'> = { seq: 1, at: 0 }
  const identity = `memory${String(++made).padStart(6, '0')}`
  const outstanding = new Set<Promise<void>>()
  let era = 0
  let failedEra: number | undefined
  let closed = false

  function mustBeOpen(): void {
    if (closed) throw new Error('the log is closed')
  }

  function lastSeq(): number {
    return newest.seq
  }

  /** What is wrong with a batch; everything behind the last entry must follow it, in seq and in time. */
  function faultOf(batch: Batch, batchEra: number): Error | undefined {
    if (batchEra === failedEra) return new Error('a batch before this one was not kept')
    let seq = lastSeq()
    let at = newest.at
    for (const entry of batch.entries) {
      if (entry.seq !== seq + 1 || entry.at < at) return new Error('the batch does not follow what is kept')
      seq = entry.seq
      at = entry.at
    }
    return undefined
  }

  function remove(isGone: (entry: Entry) => boolean): number {
    const kept = entries.filter((entry) => !isGone(entry))
    const gone = entries.length - kept.length
    if (gone === 0) return 0
    const seqs = new Set(entries.filter(isGone).map(({ seq }) => seq))
    const rest = [...saidIds].filter(([, seq]) => !seqs.has(seq))
    saidIds = new SaidIds()
    for (const [name, seq] of rest) saidIds.remember(name, seq)
    entries.splice(0, entries.length, ...kept)
    return gone
  }

  /** Deletes entries, what is about them, and so on. Gives how many are gone. */
  function removeWithAbout(seqs: Set<number>): number {
    // What is about something comes after it.
    for (const { seq, kind, of } of entries) if (ABOUT.has(kind) && of !== undefined && seqs.has(of)) seqs.add(seq)
    for (const seq of seqs) revisions.delete(seq)
    return remove(({ seq }) => seqs.has(seq))
  }

  function put({ saidId, takes, ...entry }: Entry): void {
    if (takes) files.take(takes)
    if (saidId !== undefined) saidIds.remember(saidId, entry.seq)
    entries.push(entry)
  }

  function keep(entry: Entry): void {
    const { kind, of = 0 } = entry
    const message = of === 0 ? undefined : entries.find((one) => one.seq === of)
    switch (kind) {
      case 'edit':
        if (!message) return
        revisions.set(of, [...(revisions.get(of) ?? []), { text: message.text, until: entry.at }])
        remove((one) => one.kind === 'edit' && one.of === of)
        entries[entries.indexOf(message)] = { ...message, text: entry.text, editedAt: entry.at }
        put({ ...entry, text: '' })
        return
      case 'redact':
        removeWithAbout(new Set([of]))
        put(entry)
        return
      case 'unreact':
        remove((one) => one.kind === 'react' && one.of === of && one.text === entry.text && isSame(one, entry))
        return
      case 'react': {
        const has = (one: Entry): boolean => one.kind === 'react' && one.of === of && one.text === entry.text
        if (message && !entries.some((one) => has(one) && isSame(one, entry))) put(entry)
        return
      }
      default:
        put(entry)
    }
  }

  /** An edit is read back with the words that the message has now. */
  function asItIs(entry: Entry): Entry {
    if (entry.kind !== 'edit') return entry
    return { ...entry, text: entries.find(({ seq }) => seq === entry.of)?.text ?? '' }
  }

  function commit(batch: Batch, batchEra: number): Error | undefined {
    const fault = faultOf(batch, batchEra)
    if (fault) {
      failedEra = batchEra
      return fault
    }
    for (const entry of batch.entries) {
      keep(entry)
      files.look()
    }
    newest = batch.entries.at(-1) ?? newest
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
        lastAt: newest.at,
        channels: [...channels.values()].filter((record) => !record.ended).sort((a, b) => a.id - b.id),
        records: [...records.values()].filter(({ value }) => value !== null),
        saidIds: [...saidIds],
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
      return (from === 'newest' ? range.slice(-limit) : range.slice(0, limit)).map(asItIs)
    },
    entry(seq) {
      mustBeOpen()
      const entry = entries.find((one) => one.seq === seq)
      return entry && asItIs(entry)
    },
    seqAt(at) {
      mustBeOpen()
      return entries.find((entry) => entry.at >= at)?.seq ?? lastSeq() + 1
    },
    reactions(of) {
      mustBeOpen()
      const counts = new Map<number, number>()
      const found: Reaction[] = []
      for (const { kind, of: about = 0, seq, at, source, account, text } of entries) {
        if (kind !== 'react' || !of.includes(about)) continue
        const count = (counts.get(about) ?? 0) + 1
        counts.set(about, count)
        if (count <= MAX_REACTIONS) found.push({ seq, at, of: about, source, account, value: text })
      }
      return found
    },
    revisions(of) {
      mustBeOpen()
      return [...(revisions.get(of) ?? [])]
    },
    conversations(account, { after = 0, before = Infinity, limit }) {
      mustBeOpen()
      const newestOf = new Map<number, Conversation>()
      for (const { timeline, kind, seq, at, source, target, ...entry } of entries) {
        if (account === '' || !isConversation(timeline) || !MESSAGE_KINDS.includes(kind)) continue
        const isMine = fold(entry.account) === account
        const other = isMine
          ? { nick: target, account: entry.targetAccount ?? '' }
          : { nick: nickOf(source), account: entry.account }
        if (isMine || fold(entry.targetAccount ?? '') === account)
          newestOf.set(timeline, { timeline, ...other, seq, at })
      }
      return [...newestOf.values()]
        .filter(({ seq }) => seq > after && seq < before)
        .sort((one, other) => other.seq - one.seq)
        .slice(0, Math.max(limit, 0))
    },
    countMessages(timeline, after, atMost) {
      mustBeOpen()
      const count = entries.filter(
        (entry) => entry.timeline === timeline && entry.seq > after && MESSAGE_KINDS.includes(entry.kind),
      ).length
      return Math.min(count, Math.max(atMost, 0))
    },
    ...files.records,
    async keepFile(file, until) {
      mustBeOpen()
      await Promise.all(outstanding)
      files.keep(file, until)
    },
    async dropFiles(now) {
      mustBeOpen()
      await Promise.all(outstanding)
      return files.drop(now)
    },
    async prune(rules, others, now) {
      mustBeOpen()
      await Promise.all(outstanding)
      const counts = new Map<number, number>()
      const doomed = new Set<number>()
      for (const entry of entries.toReversed()) {
        const { maxAgeMs, maxMessages } = rules.get(entry.timeline) ?? others
        const count = counts.get(entry.timeline) ?? 0
        const isTooOld = maxAgeMs > 0 && entry.at < now - maxAgeMs
        if (isTooOld || (maxMessages > 0 && count >= maxMessages)) doomed.add(entry.seq)
        if (MESSAGE_KINDS.includes(entry.kind)) counts.set(entry.timeline, count + 1)
      }
      const gone = removeWithAbout(doomed)
      files.look()
      return gone
    },
    async backUp() {
      throw new Error('what is kept in memory only has no copy')
    },
    async search({ text, timelines, before = Infinity, after = 0, from, has = [], order = 'newest', limit }) {
      mustBeOpen()
      const appended = [...outstanding]
      await Promise.all(appended)
      const phrases = phrasesOf(text)
      if (limit <= 0 || (phrases.length === 0 && from === undefined && has.length === 0)) return []
      const found = entries.filter(
        (entry) =>
          MESSAGE_KINDS.includes(entry.kind) &&
          timelines.includes(entry.timeline) &&
          entry.seq < before &&
          entry.seq > after &&
          (from === undefined || namesOf(entry).includes(from)) &&
          has.every((content) => CONTENT[content].test(entry.text)) &&
          fitOf(entry.text, phrases) > 0,
      )
      if (order === 'newest') return found.slice(-limit)
      return found
        .map((entry) => ({ entry, fit: fitOf(entry.text, phrases) }))
        .sort((one, other) => other.fit - one.fit || other.entry.seq - one.entry.seq)
        .slice(0, limit)
        .map(({ entry }) => entry)
        .sort((one, other) => one.seq - other.seq)
    },
    async close() {
      mustBeOpen()
      closed = true
      await Promise.all(outstanding)
    },
  }
}
