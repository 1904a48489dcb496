/** What is kept of a room from one visit to the next, so that it can be shown before there is a connection. A port: the browser has it in IndexedDB. */
import type { Isupport } from './isupport.ts'
import type { MultilineLimits } from './capabilities.ts'
import type { Said } from './say-lines.ts'
import type { TalkEntry } from './state/entry.ts'

/** A message as the server had it when it was last heard. */
export type KeptMessage = Omit<TalkEntry, 'id' | 'connection' | 'pending' | 'isWaiting' | 'failed' | 'unsent'> & {
  readonly msgid: string
}

/** A channel that one is in, or a conversation. */
export interface KeptBuffer {
  readonly key: string
  readonly name: string
  readonly kind: 'channel' | 'query'
  readonly topic: string
  readonly unread: number
  readonly mentions: number
  readonly readUpTo: number | undefined
  /** In their order; the newest. */
  readonly messages: readonly KeptMessage[]
}

export interface KeptRoom {
  /** When it was known to be so, milliseconds since 1970 by the clock of the server. */
  readonly at: number
  readonly nick: string
  readonly serverName: string
  /** The keys of its buffers, in their order, and the one that was looked at. */
  readonly order: readonly string[]
  readonly active: string
  readonly isupport: Isupport
  readonly multiline: MultilineLimits | undefined
}

/** All that is kept under one name. */
export interface Kept {
  readonly room: KeptRoom
  readonly buffers: readonly KeptBuffer[]
}

export interface Archive {
  /** Undefined where nothing is kept, or nothing can be. */
  load(): Promise<Kept | undefined>
  /** Replaces the room, and those of its buffers that are given; those that are not in `room.order` go. What fails is not tried again. */
  save(room: KeptRoom, buffers: readonly KeptBuffer[]): void
}

/** Something that was written and is not confirmed. */
export interface KeptItem {
  /** What the server knows it by: it takes the same one once. docs/protocols/timeline.md */
  readonly id: string
  readonly target: string
  readonly kind: 'channel' | 'query'
  readonly said: Said
  readonly style: TalkEntry['style']
  readonly replyTo: string | undefined
  /** When it was written, milliseconds since 1970. */
  readonly at: number
  /** Why it was not delivered, for people; undefined while it may be. */
  readonly failed: string | undefined
}

/** Where such things outlive the page. What fails to be kept is said all the same. */
export interface OutboxStore {
  /** `isWaiting`: it was not handed to the network. */
  put(item: KeptItem, isWaiting: boolean): void
  remove(id: string): void
}
