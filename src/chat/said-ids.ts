/**
 * What senders call their messages, so that one that is sent again after a broken connection is not said twice, be that seconds later or after a weekend. Names are
 * remembered for the newest messages of each sender: more than a client keeps to send again, however much others say meanwhile.
 */
import type { Chat } from './chat.ts'
import type { IntentOf } from './intents/index.ts'
import type { User } from './user.ts'

/** Of one sender: two of our clients together keep as many. */
export const SAID_IDS_OF_ONE = 100
/** In all; past that, the oldest are forgotten. */
export const SAID_IDS = 100_000

export class SaidIds {
  /** The oldest first. */
  readonly #seqs = new Map<string, number>()
  readonly #ofSender = new Map<string, string[]>()

  get(name: string): number | undefined {
    return this.#seqs.get(name)
  }

  [Symbol.iterator](): MapIterator<[name: string, seq: number]> {
    return this.#seqs.entries()
  }

  /** `name`: as `saidIdOf` gives it. Gives those that are forgotten for it. */
  remember(name: string, seq: number): (readonly [name: string, seq: number])[] {
    const sender = senderOf(name)
    let names = this.#ofSender.get(sender)
    if (!names) this.#ofSender.set(sender, (names = []))
    if (!this.#seqs.has(name)) names.push(name)
    this.#seqs.set(name, seq)
    const oldest = names.length > SAID_IDS_OF_ONE ? names[0] : this.#seqs.size > SAID_IDS ? this.#oldest() : undefined
    return oldest === undefined ? [] : [this.#forget(oldest)]
  }

  #oldest(): string | undefined {
    const [oldest] = this.#seqs.keys()
    return oldest
  }

  /** It is its sender's oldest. */
  #forget(name: string): readonly [name: string, seq: number] {
    const seq = this.#seqs.get(name) ?? 0
    this.#seqs.delete(name)
    const sender = senderOf(name)
    const names = this.#ofSender.get(sender)
    names?.shift()
    if (names?.length === 0) this.#ofSender.delete(sender)
    return [name, seq]
  }
}

/** The name with whose it is: of an account, of a guest's browser where that said which it is, or of their host. All outlive a connection. */
export function saidIdOf({ account, guest, host }: User, id: string): string {
  return `${account === '' ? ` ${guest ?? host}` : account} ${id}`
}

/** An id has no space in it. */
function senderOf(name: string): string {
  return name.slice(0, name.lastIndexOf(' '))
}

/** The `seq` of the message that has the name; undefined where it is new. */
export function saidAlready(chat: Chat, user: User, { saidId }: IntentOf<'say'>): number | undefined {
  return saidId === undefined ? undefined : chat.saidIds.get(saidIdOf(user, saidId))
}
