/** Who had a nick and has it no more: the last ones only, in memory, for WHOWAS. */
import type { Chat } from '../chat/chat.ts'
import type { Happening } from '../chat/events.ts'
import { fold } from '../text/fold.ts'

/** How many are remembered, of all nicks together: a search looks at no more. */
export const MAX_WHOWAS = 1000

/** Somebody as they were when they gave up a nick. */
export interface FormerUser {
  readonly nick: string
  readonly username: string
  readonly host: string
  readonly realname: string
  /** Empty for a guest. */
  readonly account: string
  /** When they left or took another nick, milliseconds since 1970. */
  readonly at: number
}

export class Whowas {
  /** A ring: once it is full, the newest takes the place of the oldest. */
  readonly #ring: { readonly folded: string; readonly former: FormerUser }[] = []
  #next = 0

  /** `told` is the chat as it was before. */
  note({ event, at }: Happening, told: Chat): void {
    if (event.type !== 'left' && event.type !== 'renamed') return
    const folded = fold(event.nick)
    // Only the case of the nick has changed.
    if (event.type === 'renamed' && fold(event.to) === folded) return
    const user = told.user(event.user)
    if (!user) return
    const { nick, username, host, realname, account } = user
    this.#ring[this.#next] = { folded, former: { nick, username, host, realname, account, at } }
    this.#next = (this.#next + 1) % MAX_WHOWAS
  }

  /** Those who had a nick, the last first, at most `count`. */
  of(nick: string, count = MAX_WHOWAS): FormerUser[] {
    const folded = fold(nick)
    const found: FormerUser[] = []
    const size = this.#ring.length
    for (let back = 1; back <= size && found.length < count; back++) {
      const one = this.#ring[(this.#next - back + size) % size]
      if (one?.folded === folded) found.push(one.former)
    }
    return found
  }
}
