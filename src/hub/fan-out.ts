/**
 * Tells what happened to those whom it concerns, in the order in which it happened. Keeps the told chat: what everybody has been told
 * so far. Nothing here is paid per recipient but a comparison and a place in a queue.
 */
import { apply } from '../chat/apply.ts'
import type { Chat } from '../chat/chat.ts'
import type { Event, Happening } from '../chat/events.ts'
import type { UserId } from '../chat/user.ts'
import { Audiences } from './audiences.ts'
import type { Outbox } from './send-queue.ts'
import { ADDRESSED, type Request, type Session, type Voice } from './session.ts'

/** The phrases of one event, one per kind of client. */
class Phrases {
  readonly #told: Chat
  readonly #happening: Happening
  readonly #all: { voice: Voice; matters: number; kinds: Map<number, string> }[] = []
  // What the recipient before had: nearly always what the next one gets.
  #voice: Voice | undefined
  #matters = 0
  #kind = 0
  #words = ''

  constructor(told: Chat, happening: Happening) {
    this.#told = told
    this.#happening = happening
  }

  for({ voice, abilities }: Session): string {
    if (voice === this.#voice && (abilities & this.#matters) === this.#kind) return this.#words
    return this.#find(voice, abilities)
  }

  #find(voice: Voice, abilities: number): string {
    let known = this.#all.find((one) => one.voice === voice)
    if (!known) {
      known = { voice, matters: voice.matters(this.#happening.event.type), kinds: new Map() }
      this.#all.push(known)
    }
    const kind = abilities & known.matters
    let words = known.kinds.get(kind)
    if (words === undefined) {
      words = voice.phrase(this.#happening, kind, this.#told)
      known.kinds.set(kind, words)
    }
    this.#voice = voice
    this.#matters = known.matters
    this.#kind = kind
    this.#words = words
    return words
  }
}

/**
 * Looks at what is told, after its hearers and before who did it: for what is kept of the past, and for those who watch from outside.
 * `told` is the chat as a voice gets it: just before the event, except for `joined`.
 */
export type Watcher = (happening: Happening, told: Chat) => void

export class FanOut {
  told: Chat
  readonly watchers: Watcher[] = []
  readonly #outbox: Outbox
  readonly #sessions: ReadonlyMap<UserId, Session>
  readonly #audiences = new Audiences()

  constructor(told: Chat, outbox: Outbox, sessions: ReadonlyMap<UserId, Session>) {
    this.told = told
    this.#outbox = outbox
    this.#sessions = sessions
  }

  /** Tells everybody whom it concerns, then who did it. */
  tell(happening: Happening, request: Request | undefined): void {
    const { event } = happening
    const origin = this.#sessions.get(event.user)
    // A newcomer is in the chat when the others hear of it, but not yet in the audience.
    const isArrival = event.type === 'joined'
    if (isArrival) apply(this.told, happening)
    const phrases = new Phrases(this.told, happening)
    for (const session of this.#hearers(event, origin)) {
      if (session !== origin) this.#outbox.append(session, phrases.for(session))
    }
    if (event.type === 'invited') this.#tellInvited(happening, event.target)
    for (const watch of this.watchers) watch(happening, this.told)
    if (!isArrival) apply(this.told, happening)
    this.#seat(event, origin)
    origin?.client.own(happening, this.told, request)
  }

  #hearers(event: Event, origin: Session | undefined): readonly Session[] {
    switch (event.type) {
      case 'said':
      case 'joined':
      case 'parted':
      case 'kicked':
      case 'topic-set':
      case 'modes-changed':
        return this.#audiences.of(event.timeline)
      case 'left':
      case 'renamed':
        return this.#audiences.ofAll(event.timelines, origin)
      case 'away-set':
      case 'realname-set': {
        const memberships = this.told.user(event.user)?.memberships
        return memberships ? this.#audiences.ofAll(memberships.keys(), origin) : []
      }
      case 'whispered':
        return this.#sessionOf(event.to)
      case 'invited':
        return this.#audiences.of(event.timeline)
      case 'entered':
      case 'own-modes-changed':
        return []
      default:
        return event satisfies never
    }
  }

  #tellInvited(happening: Happening, target: UserId): void {
    const session = this.#sessions.get(target)
    if (!session) return
    this.#outbox.append(session, session.voice.phrase(happening, session.abilities | ADDRESSED, this.told))
  }

  #sessionOf(user: UserId): readonly Session[] {
    const session = this.#sessions.get(user)
    return session ? [session] : []
  }

  /** Brings the audiences up to what was just told. */
  #seat(event: Event, origin: Session | undefined): void {
    switch (event.type) {
      case 'entered':
        if (origin?.state === 'registering') origin.state = 'present'
        return
      case 'joined':
        if (origin) this.#audiences.add(event.timeline, origin)
        return
      case 'parted':
        if (origin) this.#audiences.remove(event.timeline, origin)
        return
      case 'kicked': {
        const target = this.#sessions.get(event.target)
        if (target) this.#audiences.remove(event.timeline, target)
        return
      }
      case 'left':
        if (origin) for (const timeline of event.timelines) this.#audiences.remove(timeline, origin)
        return
      default:
    }
  }
}
