/** Where somebody's lines go: the channel joined last, and after parting from that, the lobby. */
import type { Chat } from '../../chat/chat.ts'
import { LOBBY } from '../../chat/names.ts'
import type { UserId } from '../../chat/user.ts'

export class Whereabouts {
  #channel = LOBBY
  #move: { readonly to: string; readonly from: string | undefined } | undefined

  get channel(): string {
    return this.#channel
  }

  /** They have asked to come into `to`, or to leave `from`. */
  plan(to: string, from: string | undefined): void {
    this.#move = { to, from }
  }

  /** It is decided now whether they are there: a channel that could not be joined is not where people go. */
  settle(chat: Chat, user: UserId): void {
    const move = this.#move
    if (!move) return
    this.#move = undefined
    const { to, from } = move
    if (from !== undefined && (isIn(from, chat, user) || chat.channel(from) !== chat.channel(this.#channel))) return
    if (isIn(to, chat, user)) this.#channel = chat.channel(to)?.name ?? to
  }

  /** What was decided could not be written: a channel that they have not come into after all is not where they are. */
  correct(told: Chat, user: UserId): void {
    if (!isIn(this.#channel, told, user)) this.#channel = LOBBY
  }
}

function isIn(name: string, chat: Chat, user: UserId): boolean {
  return chat.channel(name)?.memberships.has(user) === true
}
