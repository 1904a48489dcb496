/**
 * Tells what happened to those whom it concerns, in the order in which it happened. Keeps the told chat: what everybody has been told
 * so far. Nothing here is paid per recipient but a comparison and a place in a queue.
 */
import { apply } from '../chat/apply.ts'
import type { Chat } from '../chat/chat.ts'
import type { Event, Happening } from '../chat/events.ts'
import type { SessionId, UserId, UserMode } from '../chat/user.ts'
import type { Log } from '../ports/log.ts'
import { Audiences } from './audiences.ts'
import { guarded } from './fault.ts'
import type { Outbox } from './send-queue.ts'
import { Phrases } from './phrases.ts'
import { ADDRESSED, type Request, type Session } from './session.ts'

/**
 * Looks at what is told, after its hearers and before who did it: for what is kept of the past, and for those who watch from outside.
 * `told` is the chat as a voice gets it: just before the event, except for `joined`.
 */
export type Watcher = (happening: Happening, told: Chat) => void

export class FanOut {
  told: Chat
  readonly watchers: Watcher[] = []
  readonly #outbox: Outbox
  readonly #sessions: ReadonlyMap<SessionId, Session>
  readonly #audiences = new Audiences()

  readonly #log: Log

  constructor(told: Chat, outbox: Outbox, sessions: ReadonlyMap<SessionId, Session>, log: Log) {
    this.#log = log
    this.told = told
    this.#outbox = outbox
    this.#sessions = sessions
  }

  /** Tells everybody whom it concerns, then the sessions of who did it. `asker`: the session that asked for it. */
  tell(happening: Happening, asker: Session | undefined, request: Request | undefined): void {
    const { event } = happening
    const own = this.#ownSessions(event, asker)
    // A newcomer is in the chat when the others hear of it, but not yet in the audience.
    const isArrival = event.type === 'joined'
    if (isArrival) apply(this.told, happening)
    const phrases = new Phrases(this.told, happening, this.#log)
    const hearers = this.#hearers(event, own)
    if (own.length > 1)
      this.#spread(
        hearers.filter((session) => !own.includes(session)),
        undefined,
        phrases,
      )
    else this.#spread(hearers, own[0], phrases)
    if (event.type === 'invited') this.#tellInvited(happening, event.target)
    for (const watch of this.watchers) {
      guarded(this.#log, 'What happened could not be noted', () => watch(happening, this.told))
    }
    // Not guarded: it is on disk, so a chat that cannot follow it must not go on. The next start reads what was written.
    if (!isArrival) apply(this.told, happening)
    this.#seat(event)
    for (const session of own) {
      this.telling(session, ({ client }) => client.own(happening, this.told, session === asker ? request : undefined))
    }
    if (asker && !own.includes(asker)) this.telling(asker, ({ client }) => client.did?.(happening, this.told, request))
  }

  /** Tells something to one session alone. Where that fails, it does not know any more what there is, and is let go. */
  telling(session: Session, tell: (session: Session) => void): void {
    guarded(
      this.#log,
      'A client could not be told',
      () => tell(session),
      () => this.#outbox.end(session),
    )
  }

  /** What is paid for each recipient. */
  #spread(hearers: readonly Session[], except: Session | undefined, phrases: Phrases): void {
    const outbox = this.#outbox
    for (const session of hearers) if (session !== except) outbox.append(session, phrases.for(session))
  }

  /** The sessions that are told of it as of their own deed. What one says or asks is its own alone; what a person becomes is for all of theirs. */
  #ownSessions(event: Event, asker: Session | undefined): readonly Session[] {
    switch (event.type) {
      case 'joined':
      case 'parted':
      case 'kicked':
      case 'left':
      case 'renamed':
      case 'topic-set':
      case 'modes-changed':
      case 'own-modes-changed':
      case 'host-changed':
      case 'realname-set':
      case 'logged-in':
      case 'logged-out':
      case 'marked-read':
      case 'notices-set':
      case 'rights-given':
        return this.sessionsOf(event.user)
      // Who does not know RENAME leaves and joins in their own name.
      case 'channel-renamed':
        return [...this.#audiences.of(event.timeline)]
      case 'entered':
      case 'attached':
      case 'detached': {
        const session = this.#sessions.get(event.session)
        return session ? [session] : NOBODY
      }
      case 'said':
      case 'whispered':
      case 'reacted':
      case 'edited':
      case 'redacted':
      case 'pinned':
      case 'invited':
      case 'away-set':
      case 'account-kept':
      case 'pushes-kept':
      case 'registration-set':
      case 'reading-opened':
      case 'server-ban-set':
      case 'server-ban-lifted':
      case 'spam-rule-set':
      case 'door-set':
      case 'announced':
      case 'metadata-set':
        return asker ? [asker] : NOBODY
      default:
        return event satisfies never
    }
  }

  #hearers(event: Event, own: readonly Session[]): readonly Session[] {
    switch (event.type) {
      case 'said':
        return event.toRank === 0 ? this.#audiences.of(event.timeline) : this.#ranked(event.timeline, event.toRank)
      case 'reacted':
      case 'edited':
      case 'redacted':
        return event.channel === '' ? this.#eitherOf(event) : this.#audiences.of(event.timeline)
      case 'pinned':
      case 'joined':
      case 'parted':
      case 'kicked':
      case 'topic-set':
      case 'modes-changed':
      case 'reading-opened':
      case 'invited':
        return this.#audiences.of(event.timeline)
      case 'left':
      case 'renamed':
        return this.#audiences.ofAll(event.timelines, own[0])
      case 'logged-in':
      case 'logged-out':
      case 'host-changed':
      case 'realname-set':
        return this.#matesOf(event.user, own[0])
      case 'metadata-set': {
        if (event.timeline !== 0) return this.#audiences.of(event.timeline)
        const mates = this.#matesOf(event.user, own[0])
        // Who is in no channel has their other sessions.
        return mates.length > 0 ? mates : this.sessionsOf(event.user)
      }
      case 'away-set':
        return event.changed ? this.#matesOf(event.user, own[0]) : NOBODY
      case 'attached':
      case 'detached':
        return event.away ? this.#matesOf(event.user, own[0]) : NOBODY
      case 'whispered':
        return this.#eitherOf(event)
      case 'announced':
        return this.#withMode('w')
      case 'entered':
      case 'own-modes-changed':
      case 'marked-read':
      case 'notices-set':
      case 'pushes-kept':
      case 'channel-renamed':
      case 'account-kept':
      case 'registration-set':
      case 'rights-given':
      case 'server-ban-set':
      case 'server-ban-lifted':
      case 'spam-rule-set':
      case 'door-set':
        return NOBODY
      default:
        return event satisfies never
    }
  }

  /** The sessions of both people of a conversation. */
  #eitherOf({ user, to }: { readonly user: UserId; readonly to?: UserId }): readonly Session[] {
    const own = this.sessionsOf(user)
    return to === undefined || to === user ? own : [...this.sessionsOf(to), ...own]
  }

  /** Everybody who shares a channel with somebody, their own other sessions too. */
  #matesOf(user: UserId, except: Session | undefined): readonly Session[] {
    const memberships = this.told.user(user)?.memberships
    return memberships ? this.#audiences.ofAll(memberships.keys(), except) : NOBODY
  }

  /** The members of a channel with this rank or a higher one. */
  #ranked(timeline: number, rank: number): readonly Session[] {
    return this.#audiences
      .of(timeline)
      .filter(({ id }) => (this.told.userOf(id)?.memberships.get(timeline)?.ranks ?? 0) >= rank)
  }

  #withMode(mode: UserMode): readonly Session[] {
    const sessions: Session[] = []
    for (const user of this.told.users.values()) if (user.modes.has(mode)) sessions.push(...this.sessionsOf(user.id))
    return sessions
  }

  #tellInvited(happening: Happening, target: UserId): void {
    for (const session of this.sessionsOf(target)) {
      guarded(this.#log, 'What happened could not be phrased', () => {
        this.#outbox.append(session, session.voice.phrase(happening, session.abilities | ADDRESSED, this.told))
      })
    }
  }

  /** The sessions of somebody, as told. */
  sessionsOf(user: UserId): readonly Session[] {
    const sessions: Session[] = []
    for (const { id } of this.told.user(user)?.sessions ?? []) {
      const session = this.#sessions.get(id)
      if (session) sessions.push(session)
    }
    return sessions
  }

  /** Brings the audiences up to what was just told. */
  #seat(event: Event): void {
    switch (event.type) {
      case 'entered':
      case 'attached': {
        const session = this.#sessions.get(event.session)
        if (session?.state === 'registering') session.state = 'present'
        if (!session || event.type === 'entered') return
        for (const timeline of this.told.user(event.user)?.memberships.keys() ?? [])
          this.#audiences.add(timeline, session)
        return
      }
      case 'joined':
        for (const session of this.sessionsOf(event.user)) this.#audiences.add(event.timeline, session)
        return
      case 'parted':
        for (const session of this.sessionsOf(event.user)) this.#audiences.remove(event.timeline, session)
        return
      case 'kicked':
        for (const session of this.sessionsOf(event.target)) this.#audiences.remove(event.timeline, session)
        return
      default:
    }
  }

  /** Takes a session out of every audience. */
  unseat(session: Session): void {
    // Its places go away while they are walked.
    for (const timeline of Array.from(session.places.keys())) this.#audiences.remove(timeline, session)
  }
}

const NOBODY: readonly Session[] = []
