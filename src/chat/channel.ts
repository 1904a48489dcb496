/** A channel: what it is about, its rules, and who is in it. */
import type { Heat, Rate, RateLetter } from './rate.ts'
import type { Metadata } from './metadata.ts'
import type { ChannelSettings } from './settings/index.ts'
import type { User } from './user.ts'

/** The modes that are simply on or off. https://modern.ircdocs.horse/#channel-modes */
export type ChannelFlag = 'C' | 'M' | 'R' | 'T' | 'i' | 'm' | 'n' | 's' | 't'

/**
 * C: no CTCP but ACTION. M: only who is logged in may speak. R: only who is logged in may join. T: no NOTICE to the channel.
 * i: invite-only. m: moderated. n: nobody speaks into it from outside. s: secret. t: only operators set the topic.
 */
export const CHANNEL_FLAGS: readonly ChannelFlag[] = ['C', 'M', 'R', 'T', 'i', 'm', 'n', 's', 't']

/** The lists of masks that a channel has: b bans, e who is exempt from them, I who needs no invitation. */
export type ListLetter = 'b' | 'e' | 'I'

export const LIST_LETTERS: readonly ListLetter[] = ['b', 'e', 'I']

export type MaskLists = { readonly [Letter in ListLetter]: readonly Ban[] }

export const NO_LISTS: MaskLists = { b: [], e: [], I: [] }

export type Rates = { readonly [Letter in RateLetter]?: Rate }

export const NO_RATES: Rates = {}

export interface Topic {
  readonly text: string
  /** `nick!user@host` of whoever set it. */
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** One mask of a list. `mask` may begin with an extended ban: `a:account`, and `m:` for one that only mutes. */
export interface Ban {
  readonly mask: string
  readonly by: string
  readonly at: number
  /** When it ends by itself, milliseconds since 1970; absent where it does not. */
  readonly until?: number
  /** Absent where none was given. */
  readonly reason?: string
}

/** One person's place in one channel. */
export interface Membership {
  readonly user: User
  readonly channel: Channel
  /** Bits of ranks.ts. */
  ranks: number
  /** Of what they said lately, where the channel limits that. */
  heat?: Heat
}

/** That a channel belongs to an account, which makes it outlive its members and restarts. Never changed: replaced. */
export interface ChannelRegistration {
  /** Folded account names, as all here. */
  readonly founder: string
  readonly at: number
  /** The letters of the ranks that each account gets when it joins. */
  readonly access: Readonly<Record<string, string>>
  /** Those that somebody set; absent where nobody set any. */
  readonly settings?: Partial<ChannelSettings>
}

export interface Channel {
  /** The `seq` of its first entry; the lobby's is 1. A name that is taken anew is a new channel with a new id. */
  readonly id: number
  /** As its creator wrote it. */
  name: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  topic: Topic | undefined
  readonly flags: Set<ChannelFlag>
  key: string | undefined
  limit: number | undefined
  /** Undefined where there is no limit. */
  rates: Rates
  /** Of who joined lately, where the channel limits that. */
  joinHeat?: Heat
  lists: MaskLists
  registration: ChannelRegistration | undefined
  /** Absent where there is none. */
  metadata?: Metadata | undefined
  /** The `seq` of what is pinned, the newest pin last. Absent where nothing is. */
  pins?: readonly number[]
  /** In the order in which they came. */
  readonly memberships: Map<User['id'], Membership>
  /** Whom an operator invited: they may come in although the channel is invite-only, full, locked or closed to them by a ban. */
  readonly invited: Set<User['id']>
}

/** What of a channel outlives a restart. */
export interface ChannelRecord {
  readonly id: number
  readonly name: string
  readonly createdAt: number
  readonly topic: Topic | null
  /** The letters of its flags, sorted. */
  readonly flags: string
  readonly key: string | null
  readonly limit: number | null
  readonly rates: Rates
  readonly lists: MaskLists
  readonly registration: ChannelRegistration | null
  /** Absent where there is none. */
  readonly metadata?: Metadata
  readonly pins?: readonly number[]
  /** It is over: its name is free, and nobody reads its timeline. */
  readonly ended: boolean
}

export function recordOf(channel: Channel, ended: boolean): ChannelRecord {
  return {
    id: channel.id,
    name: channel.name,
    createdAt: channel.createdAt,
    topic: channel.topic ?? null,
    flags: [...channel.flags].sort().join(''),
    key: channel.key ?? null,
    limit: channel.limit ?? null,
    rates: channel.rates,
    lists: channel.lists,
    registration: channel.registration ?? null,
    ...(channel.metadata && { metadata: channel.metadata }),
    ...(channel.pins && channel.pins.length > 0 && { pins: channel.pins }),
    ended,
  }
}

/** The inverse of `recordOf`, without the people. */
export function channelOf(record: ChannelRecord): Channel {
  return {
    id: record.id,
    name: record.name,
    createdAt: record.createdAt,
    topic: record.topic ?? undefined,
    flags: new Set(record.flags) as Set<ChannelFlag>,
    key: record.key ?? undefined,
    limit: record.limit ?? undefined,
    rates: record.rates,
    lists: record.lists,
    registration: record.registration ?? undefined,
    ...(record.metadata && { metadata: record.metadata }),
    ...(record.pins && { pins: record.pins }),
    memberships: new Map(),
    invited: new Set(),
  }
}
