/** When everybody who is here last said something that somebody could read: how long they have been idle. */
import type { Event } from '../chat/events.ts'
import type { UserId } from '../chat/user.ts'

export class LastSaid {
  readonly #byUser = new Map<UserId, number>()

  /** `at` in milliseconds since 1970. */
  note(event: Event, at: number): void {
    if (event.type === 'said' || event.type === 'whispered') {
      if (event.kind !== 'tagmsg') this.#byUser.set(event.user, at)
    } else if (event.type === 'left') this.#byUser.delete(event.user)
  }

  /** Milliseconds since 1970; undefined where they have said nothing. */
  of(user: UserId): number | undefined {
    return this.#byUser.get(user)
  }
}
