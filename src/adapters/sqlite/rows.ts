/** Entries and channels as rows, and back. */
import { type ChannelRecord, type MaskLists, NO_RATES } from '../../chat/channel.ts'
import type { Entry, EntryKind } from '../../chat/entry.ts'
import type { KeptRecord } from '../../chat/kept-record.ts'

/** A kind's number on disk is its index. Only ever added to; sixteen at most. The last is never on disk: its number is free. */
const KINDS: readonly EntryKind[] = [
  'privmsg',
  'notice',
  'tagmsg',
  'join',
  'part',
  'quit',
  'kick',
  'nick',
  'topic',
  'mode',
  'react',
  'edit',
  'redact',
  'pin',
  'unpin',
  'unreact',
]
export const KIND_SPAN = 16
const NUMBERS = new Map(KINDS.map((kind, number) => [kind, number]))

/** Where an entry stands in the index: its timeline and its kind in one number. */
export function placeOf(timeline: number, kind: EntryKind): number {
  return timeline * KIND_SPAN + (NUMBERS.get(kind) ?? 0)
}

export function timelineOf(place: number): number {
  return Math.floor(place / KIND_SPAN)
}

/** The kind's number, for comparing with `KIND`. */
export function numberOfKind(kind: EntryKind): number {
  return NUMBERS.get(kind) ?? 0
}

/** Whether what stands at a place is a privmsg or notice. */
export function isMessageAt(place: number): boolean {
  return place - timelineOf(place) * KIND_SPAN <= 1
}

/** In SQL; `&` and `>>` are right for the negative timelines of conversations too. */
export const KIND = '(place & 15)'
/** For WHERE: the entries whose words are indexed, privmsg and notice. */
export const IS_MESSAGE = '(place & 15) <= 1'
export const TIMELINE = '(place >> 4)'

export type Cell = string | number | bigint | null | Uint8Array

/** The columns that `entryOf` takes, of `entry` joined with `author`. */
export const ENTRY_COLUMNS =
  'entry.seq, at, place, source, account, text, target, tags, about, edited_at, target_account'
export const WITH_AUTHOR = 'JOIN author ON author.id = entry.author'

export function entryOf(row: readonly Cell[]): Entry {
  const place = Number(row[2])
  const timeline = timelineOf(place)
  const entry: Entry = {
    seq: Number(row[0]),
    at: Number(row[1]),
    timeline,
    kind: KINDS[place - timeline * KIND_SPAN] ?? 'privmsg',
    source: String(row[3]),
    account: String(row[4] ?? ''),
    text: String(row[5]),
    target: String(row[6] ?? ''),
    tags: String(row[7] ?? ''),
  }
  if (row[8] === null && row[9] === null && row[10] === null) return entry
  return {
    ...entry,
    ...(row[8] !== null && { of: Number(row[8]) }),
    ...(row[9] !== null && { editedAt: Number(row[9]) }),
    ...(row[10] !== null && { targetAccount: String(row[10]) }),
  }
}

export const CHANNEL_COLUMNS =
  'id, name, created_at, topic, topic_by, topic_at, flags, "key", "limit", bans, ended, more'

export function channelRow(record: ChannelRecord): (string | number | null)[] {
  const { topic } = record
  return [
    record.id,
    record.name,
    record.createdAt,
    topic?.text ?? null,
    topic?.by ?? null,
    topic?.at ?? null,
    record.flags,
    record.key,
    record.limit,
    JSON.stringify(record.lists.b),
    record.ended ? 1 : 0,
    moreOf(record),
  ]
}

export function channelRecordOf(row: readonly Cell[]): ChannelRecord {
  const more = row[11] === null ? NO_MORE : (JSON.parse(String(row[11])) as More)
  return {
    id: Number(row[0]),
    name: String(row[1]),
    createdAt: Number(row[2]),
    topic: row[3] === null ? null : { text: String(row[3]), by: String(row[4]), at: Number(row[5]) },
    flags: String(row[6]),
    key: row[7] === null ? null : String(row[7]),
    limit: row[8] === null ? null : Number(row[8]),
    rates: more.rates ?? NO_RATES,
    lists: { b: JSON.parse(String(row[9])) as MaskLists['b'], e: more.e, I: more.I },
    registration: more.registration,
    ...(more.metadata && { metadata: more.metadata }),
    ...(more.pins && { pins: more.pins }),
    ended: Number(row[10]) === 1,
  }
}

interface More {
  readonly e: MaskLists['e']
  readonly I: MaskLists['I']
  readonly registration: ChannelRecord['registration']
  readonly metadata?: ChannelRecord['metadata'] | undefined
  readonly pins?: ChannelRecord['pins'] | undefined
  /** Absent in rows of before there were rates. */
  readonly rates?: ChannelRecord['rates']
}

const NO_MORE: More = { e: [], I: [], registration: null }

/** Null for the many channels that have nothing of it. */
function moreOf({ lists: { e, I }, registration, rates, metadata, pins }: ChannelRecord): string | null {
  const isPlain =
    e.length === 0 && I.length === 0 && registration === null && rates.f === undefined && rates.j === undefined
  return isPlain && !metadata && !pins ? null : JSON.stringify({ e, I, registration, rates, metadata, pins })
}

export function keptRecordOf(row: readonly Cell[]): KeptRecord {
  return { kind: row[0], id: String(row[1]), value: JSON.parse(String(row[2])) as unknown } as KeptRecord
}
