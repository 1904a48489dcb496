/** A channel: what it is about, its rules, and who is in it. */
import type { User } from './user.ts'

/** The modes that are simply on or off. https://modern.ircdocs.horse/#channel-modes */
export type ChannelFlag = 'i' | 'm' | 'n' | 't'

export const CHANNEL_FLAGS: readonly ChannelFlag[] = ['i', 'm', 'n', 't']

export interface Topic {
  readonly text: string
  /** `nick!user@host` of whoever set it. */
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
}

export interface Ban {
  readonly mask: string
  readonly by: string
  readonly at: number
}

/** One person's place in one channel. */
export interface Membership {
  readonly user: User
  readonly channel: Channel
  operator: boolean
  voice: boolean
}

export interface Channel {
  /** The `seq` of its first entry; the lobby's is 1. A name that is taken anew is a new channel with a new id. */
  readonly id: number
  /** As its creator wrote it. */
  readonly name: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  topic: Topic | undefined
  readonly flags: Set<ChannelFlag>
  key: string | undefined
  limit: number | undefined
  bans: readonly Ban[]
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
  readonly bans: readonly Ban[]
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
    bans: channel.bans,
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
    bans: record.bans,
    memberships: new Map(),
    invited: new Set(),
  }
}
