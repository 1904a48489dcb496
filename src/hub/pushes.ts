/**
 * Tells the devices of people who are not there what is for them: once for each channel or conversation in a while, and only what is still
 * so by then. docs/decisions/0031
 */
import { createHash } from 'node:crypto'
import type { Chat } from '../chat/chat.ts'
import type { Happening } from '../chat/events.ts'
import { pushSubscriptionsOf } from '../chat/push-subscriptions.ts'
import type { Push, PushSender } from '../ports/push.ts'
import { fold } from '../text/fold.ts'
import type { Hub } from './hub.ts'
import { PushQueue } from './push-queue.ts'
import { isPushed, isStillDue, type Message, pushRecipients, showsPresence } from './push-recipients.ts'
import { Throttle } from './throttle.ts'

/** How long whoever is connected has to look before a device is told … */
const GRACE_MS = 8_000
/** … and for how long what follows is gathered where nobody is. */
const GATHER_MS = 500
/** After one, the next from the same place waits for so long; of several the newest is told. */
const QUIET_MS = 20_000
/** Of one account. */
const PER_ACCOUNT = { burst: 20, tokensPerSecond: 1 / 30 }
/** Channels and conversations of which something waits, in all. */
const MAX_PLACES = 5_000
/** So long a server that stops waits for the services: people wait for it to come back. */
const FINISH_WITHIN_MS = 2_000
const TTL_SECONDS = 24 * 3600

export interface PushesOptions {
  readonly hub: Hub
  readonly sender: PushSender
  /** Whether anything is pushed, as of now. */
  readonly isOn: () => boolean
  /** The message as one line of IRC for a client with these abilities, in at most MAX_PUSH_BYTES. */
  readonly phrase: (happening: Happening, abilities: number) => string
}

interface Place {
  readonly account: string
  readonly target: string
  /** The newest that is not told yet. */
  next: { readonly happening: Happening & { readonly event: Message }; readonly isForThem: boolean } | undefined
  cancel: () => void
}

export class Pushes {
  readonly #options: PushesOptions
  readonly #queue: PushQueue
  /** By account and target. */
  readonly #places = new Map<string, Place>()
  /** When each account that has a device last did something. */
  readonly #activeAt = new Map<string, number>()
  readonly #buckets = new Map<string, Throttle>()
  #isOver = false

  constructor(options: PushesOptions) {
    this.#options = options
    const { hub, sender } = options
    const { clock, log } = hub
    const onGone = (account: string, endpoint: string): void =>
      hub.askByItself({ do: 'forget-push', account, endpoint })
    this.#queue = new PushQueue({ clock, log, sender, onGone })
    hub.watch((happening, told) => this.#watch(happening, told))
  }

  /** What clients subscribe with; undefined while nothing is pushed. */
  get gate(): PushSender | undefined {
    return this.#options.isOn() ? this.#options.sender : undefined
  }

  /** The server stops: what waits is told now, where it is due. Resolves when that is done, or has taken too long. */
  async finish(): Promise<void> {
    this.#isOver = true
    const { hub } = this.#options
    for (const place of this.#places.values()) {
      place.cancel()
      const { next } = place
      if (next) hub.answer((told) => this.#tell(told, place, next))
    }
    this.#places.clear()
    await new Promise<void>((resolve) => {
      hub.answer(() => resolve())
    })
    await this.#queue.finish(FINISH_WITHIN_MS)
  }

  #watch(happening: Happening, told: Chat): void {
    if (told.pushes.size === 0 || this.#isOver) return
    const { event, at } = happening
    if (showsPresence(event) && told.pushes.has(fold(event.account))) this.#activeAt.set(fold(event.account), at)
    if (event.type === 'edited') this.#edited(event.about.seq, event.text)
    if (event.type === 'pushes-kept' && event.subscriptions.length === 0) this.#forget(fold(event.name))
    if (!isPushed(event) || !this.#options.isOn()) return
    for (const { account, target, isForThem } of pushRecipients(told, event)) {
      this.#note(told, account, target, { happening: { ...happening, event }, isForThem })
    }
  }

  #note(told: Chat, account: string, target: string, next: NonNullable<Place['next']>): void {
    const key = `${account} ${fold(target)}`
    const known = this.#places.get(key)
    // Something for them is not covered by something for all.
    if (known) {
      known.next = { ...next, isForThem: next.isForThem || (known.next?.isForThem ?? false) }
      return
    }
    if (this.#places.size >= MAX_PLACES) return
    const isConnected = (told.present.get(account)?.sessions.length ?? 0) > 0
    const place: Place = { account, target, next, cancel: () => {} }
    this.#places.set(key, place)
    this.#wait(key, place, isConnected ? GRACE_MS : GATHER_MS)
  }

  #wait(key: string, place: Place, delayMs: number): void {
    place.cancel = this.#options.hub.clock.after(delayMs, () => {
      const { next } = place
      if (!next) return void this.#places.delete(key)
      place.next = undefined
      this.#options.hub.answer((told) => this.#tell(told, place, next))
      this.#wait(key, place, QUIET_MS)
    })
  }

  #tell(told: Chat, { account, target }: Place, { happening, isForThem }: NonNullable<Place['next']>): void {
    const { hub, phrase } = this.#options
    const { clock } = hub
    const waiting = { account, target, seq: happening.seq, at: happening.at, timeline: timelineOf(happening.event) }
    if (!isStillDue(told, waiting, this.#activeAt.get(account) ?? 0, clock.now())) return
    if (!this.#take(account)) return hub.log.debug({ account }, 'Too many pushes for one account')
    for (const subscription of pushSubscriptionsOf(told, account)) {
      const make = (): Push | undefined => {
        const { chat } = hub
        if (chat.pushes.get(account)?.includes(subscription) !== true) return undefined
        // Between this and the last try hours may lie.
        if (!isStillDue(chat, waiting, this.#activeAt.get(account) ?? 0, clock.now())) return undefined
        return {
          payload: phrase(asItIsNow(happening, hub), subscription.abilities),
          ttlSeconds: TTL_SECONDS,
          urgency: isForThem ? 'high' : 'normal',
          topic: topicOf(account, target),
        }
      }
      this.#queue.add({ account, subscription, make })
    }
  }

  #take(account: string): boolean {
    const now = this.#options.hub.clock.now()
    let bucket = this.#buckets.get(account)
    if (!bucket) this.#buckets.set(account, (bucket = new Throttle(PER_ACCOUNT, now)))
    if (bucket.waitMs(now) > 0) return false
    bucket.spend(1)
    return true
  }

  /** What waits says what it will say when it is read. */
  #edited(seq: number, text: string): void {
    for (const place of this.#places.values()) {
      const { next } = place
      if (next?.happening.seq !== seq) continue
      const event = { ...next.happening.event, text }
      place.next = { ...next, happening: { ...next.happening, event } }
    }
  }

  #forget(account: string): void {
    this.#activeAt.delete(account)
    this.#buckets.delete(account)
  }
}

/** The channel that somebody has to be in to be told; undefined between two people. */
function timelineOf(event: Message): number | undefined {
  return event.type === 'said' ? event.timeline : undefined
}

/** With the text that it has after edits. */
function asItIsNow(happening: Happening & { readonly event: Message }, { messages }: Hub): Happening {
  const text = happening.seq === 0 ? undefined : messages.entry(happening.seq)?.text
  return text === undefined ? happening : { ...happening, event: { ...happening.event, text } }
}

/** The same for the same place, and nothing that a push service could read. RFC 8030 §5.4 */
function topicOf(account: string, target: string): string {
  return createHash('sha256')
    .update(`${account} ${fold(target)}`)
    .digest('base64url')
    .slice(0, 32)
}
