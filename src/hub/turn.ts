/** What one turn of the event loop brought: told together, when all of it is written. */
import { type ChannelRecord, NO_LISTS, NO_RATES, recordOf } from '../chat/channel.ts'
import type { Chat } from '../chat/chat.ts'
import { entriesOf } from '../chat/entries-of.ts'
import type { Entry } from '../chat/entry.ts'
import type { Event, Happening } from '../chat/events.ts'
import type { Rejection } from '../chat/rejections.ts'
import type { Batch } from '../ports/message-log.ts'
import { TurnRecords } from './turn-records.ts'
import type { Request, Session } from './session.ts'

export interface EventItem {
  readonly is: 'event'
  readonly happening: Happening
  readonly session: Session | undefined
  readonly request: Request | undefined
}

export type Item =
  | EventItem
  | {
      readonly is: 'rejection'
      readonly rejection: Rejection
      readonly session: Session
      readonly request: Request | undefined
    }
  /** Something to be said or read when everything before it has been told. `told` is the chat as of its place. */
  | { readonly is: 'answer'; readonly answer: (told: Chat) => void }
  | { readonly is: 'end-of-request'; readonly session: Session; readonly request: Request }

export class Turn {
  readonly items: Item[] = []
  readonly #entries: Entry[] = []
  readonly #channels = new Map<number, ChannelRecord>()
  readonly #records = new TurnRecords()
  state: 'open' | 'writing' | 'written' | 'failed' = 'open'

  /** Adds what happened, after it was applied to `chat`. */
  addEvent(happening: Happening, chat: Chat, session: Session | undefined, request: Request | undefined): void {
    this.items.push({ is: 'event', happening, session, request })
    const { event } = happening
    if (happening.seq !== 0) for (const entry of entriesOf(happening)) this.#entries.push(entry)
    // By far the most, and they leave nothing else.
    if (event.type === 'said' || event.type === 'whispered') return
    this.#noteChannels(event, chat)
    this.#records.note(event, chat)
  }

  #noteChannels(event: Event, chat: Chat): void {
    switch (event.type) {
      case 'joined':
        if (event.isNew) this.#noteChannel(event.timeline, event.channel, chat)
        if (event.ends) this.#noteEnd(event.ends.timeline, event.ends.channel, chat)
        return
      case 'redacted':
        // It may have been pinned.
        if (event.channel !== '') this.#noteChannel(event.timeline, event.channel, chat)
        return
      case 'pinned':
      case 'topic-set':
      case 'modes-changed':
      case 'registration-set':
        return this.#noteChannel(event.timeline, event.channel, chat)
      case 'metadata-set':
        if (event.timeline !== 0) this.#noteChannel(event.timeline, event.target, chat)
        return
      case 'channel-renamed':
        return this.#noteChannel(event.timeline, event.to, chat)
      case 'parted':
      case 'kicked':
        return this.#noteEnd(event.timeline, event.channel, chat)
      case 'left':
        event.timelines.forEach((timeline, i) => this.#noteEnd(timeline, event.channels[i] as string, chat))
        return
      default:
    }
  }

  #noteChannel(timeline: number, name: string, chat: Chat): void {
    const channel = chat.channel(name)
    if (channel?.id === timeline) this.#channels.set(timeline, recordOf(channel, false))
    else this.#noteEnd(timeline, name, chat)
  }

  #noteEnd(timeline: number, name: string, chat: Chat): void {
    if (chat.channel(name)?.id === timeline) return
    this.#channels.set(timeline, {
      id: timeline,
      name,
      createdAt: 0,
      topic: null,
      flags: '',
      key: null,
      limit: null,
      rates: NO_RATES,
      lists: NO_LISTS,
      registration: null,
      ended: true,
    })
  }

  /** What must be on disk before anybody is told; undefined where nothing of the turn is kept. */
  get batch(): Batch | undefined {
    const records = this.#records.all
    if (this.#entries.length === 0 && this.#channels.size === 0 && records.length === 0) return undefined
    return { entries: this.#entries, channels: [...this.#channels.values()], records }
  }
}
