/** Ranks that people in a channel lose and get together, because of something else: access, a log-out, a setting. */
import type { Channel } from './channel.ts'
import type { Chat } from './chat.ts'
import type { By } from './deed.ts'
import type { Event, ModeChange } from './events.ts'
import { RANKS } from './ranks.ts'
import type { User } from './user.ts'

/** Bits of ranks.ts. */
export interface RankChange {
  readonly user: User
  readonly take?: number
  readonly give?: number
}

/** As one event; none where nobody loses or gets anything. */
export function ranksChanged(doer: By, { id, name, memberships }: Channel, wanted: readonly RankChange[]): Event[] {
  const changes: ModeChange[] = []
  for (const { user, take = 0, give = 0 } of wanted) {
    const ranks = memberships.get(user.id)?.ranks
    if (ranks === undefined) continue
    const add = (bits: number, on: boolean): void => {
      for (const { letter, bit } of RANKS) {
        if ((bits & bit) !== 0) changes.push({ mode: 'rank', letter, user: user.id, nick: user.nick, on })
      }
    }
    add(ranks & take, false)
    add(give & ~ranks, true)
  }
  return changes.length === 0 ? [] : [{ type: 'modes-changed', ...doer, timeline: id, channel: name, changes }]
}

/** The ranks above the one and up to the other; 0 stands for none. */
export function ranksBetween(above: number, upTo: number): number {
  return ranksUpTo(upTo) & ~ranksUpTo(above)
}

function ranksUpTo(bit: number): number {
  return bit === 0 ? 0 : (bit << 1) - 1
}

/** Everybody who is present with an account. `id`: its folded name. */
export function presentWith({ present, alsoPresent }: Chat, id: string): User[] {
  const first = present.get(id)
  return first ? [first, ...(alsoPresent.get(id) ?? [])] : []
}
