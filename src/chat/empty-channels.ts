/** The channels that are only kept: nobody is in them and nobody owns them. Where the server is full, the youngest makes room. */
import type { Channel } from './channel.ts'
import { LOBBY_ID } from './names.ts'

export class EmptyChannels {
  /** The youngest last, as ids grow. */
  readonly #ids: number[] = []
  readonly #byId = new Map<number, Channel>()

  /** So that whoever founds one channel after the other ends their own, and not those that others have kept for long. */
  get youngest(): Channel | undefined {
    return this.#byId.get(this.#ids.at(-1) ?? 0)
  }

  /** Looks at a channel after its people, its registration or whether it is there may have changed. */
  note(channel: Channel, isThere: boolean): void {
    const { id, memberships, registration } = channel
    const isEmpty = isThere && memberships.size === 0 && registration === undefined && id !== LOBBY_ID
    if (isEmpty === this.#byId.has(id)) return
    // The places behind it are moved in one go, and what changes often is young.
    const at = this.#placeOf(id)
    if (isEmpty) {
      this.#ids.splice(at, 0, id)
      this.#byId.set(id, channel)
    } else {
      this.#ids.splice(at, 1)
      this.#byId.delete(id)
    }
  }

  /** Where it stands or would stand. */
  #placeOf(id: number): number {
    let from = 0
    let to = this.#ids.length
    while (from < to) {
      const middle = (from + to) >> 1
      if ((this.#ids[middle] as number) < id) from = middle + 1
      else to = middle
    }
    return from
  }
}
