/** One command to a service: how what came of it is said, as NOTICEs from the service to this client alone. */
import type { Chat } from '../../../chat/chat.ts'
import type { Event } from '../../../chat/events.ts'
import type { Intent } from '../../../chat/intents/index.ts'
import type { Rejection } from '../../../chat/rejections.ts'
import type { User } from '../../../chat/user.ts'
import type { IrcClient } from '../client.ts'
import { explainRejection } from '../rejections.ts'
import { answerAs } from '../request.ts'
import { textLines } from '../split-text.ts'
import { taggedLines } from '../tags.ts'

/** A text of which each line begins with the same words. */
export interface Led {
  readonly lead: string
  readonly text: string
}

export class Talk {
  readonly client: IrcClient
  /** Of the service. */
  readonly nick: string

  constructor(client: IrcClient, nick: string) {
    this.client = client
    this.nick = nick
  }

  /** Who asks, as decided so far. Only people who are registered with the server talk to services. */
  get user(): User {
    const { user } = this.client
    if (!user) throw new Error('who is nobody talks to a service')
    return user
  }

  /** As decided so far. */
  get chat(): Chat {
    return this.client.chat
  }

  /** Milliseconds since 1970. */
  get now(): number {
    return this.client.hub.clock.now()
  }

  say(...texts: readonly string[]): void {
    this.read(() => texts)
  }

  /** Says what is read when everything that was decided before has been told; `told` is the chat as of then. */
  read(texts: (told: Chat) => readonly (string | Led)[]): void {
    const { client } = this
    client.answer((told) => this.#notices(texts(told), client.nickIn(told)))
  }

  /** Asks for something. `did` says what has happened, event by event; what was refused is explained, by `refused` where it has the words. */
  ask(
    intent: Intent,
    did: (event: Event) => string | undefined,
    refused?: (rejection: Rejection) => string | undefined,
  ): void {
    const { client } = this
    answerAs(client, {
      did: (event, nick) => {
        const text = did(event)
        return text === undefined ? '' : this.#notices([text], nick)
      },
      refused: (rejection, nick) => this.#notices([refused?.(rejection) ?? explainRejection(rejection)], nick),
    })
    client.ask(intent)
  }

  #notices(texts: readonly (string | Led)[], nick: string): string {
    const { door, hub, session } = this.client
    const head = `:${this.nick}!services@${door.serverName} NOTICE ${nick} :`
    const message = { at: hub.clock.now(), seq: 0, account: '', tags: '' }
    return texts
      .map((one) => (typeof one === 'string' ? { lead: '', text: one } : one))
      .map(({ lead, text }) =>
        taggedLines(textLines(head + lead, text), message, session.abilities, hub.messages.identity),
      )
      .join('')
  }
}
