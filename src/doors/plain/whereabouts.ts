/** Where somebody's lines go: the channel joined last, and after parting from that, the lobby. */
import type { Chat } from '../../chat/chat.ts'
import { LOBBY, LOBBY_ID } from '../../chat/names.ts'
import type { User } from '../../chat/user.ts'

export class Whereabouts {
  #name = LOBBY
  /** A name may change, and be taken anew. */
  #id = LOBBY_ID
  #move: { readonly to: string; readonly from: string | undefined } | undefined

  /** The channel's name; as it was when they came, where they are not in it any more. */
  nameFor(user: User | undefined): string {
    return user?.memberships.get(this.#id)?.channel.name ?? this.#name
  }

  /** They have asked to come into `to`, or to leave `from`. */
  plan(to: string, from: string | undefined): void {
    this.#move = { to, from }
  }

  /** It is decided now whether they are there: a channel that could not be joined is not where people go. */
  settle(chat: Chat, user: User | undefined): void {
    const move = this.#move
    if (!move) return
    this.#move = undefined
    const { to, from } = move
    const here = this.nameFor(user)
    if (from !== undefined && (isIn(from, chat, user) || chat.channel(from) !== chat.channel(here))) return
    const channel = chat.channel(to)
    if (channel && isIn(to, chat, user)) this.#goTo(channel.name, channel.id)
  }

  /** What was decided could not be written: a channel that they have not come into after all is not where they are. */
  correct(told: Chat, user: User | undefined): void {
    if (!isIn(this.nameFor(user), told, user)) this.#goTo(LOBBY, LOBBY_ID)
  }

  #goTo(name: string, id: number): void {
    this.#name = name
    this.#id = id
  }
}

function isIn(name: string, chat: Chat, user: User | undefined): boolean {
  const channel = chat.channel(name)
  return channel !== undefined && user !== undefined && channel.memberships.has(user.id)
}
