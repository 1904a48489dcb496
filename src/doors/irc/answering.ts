/** How a client is answered: numerics, standard replies and whole lines, each in its place among what was decided. */
import type { Chat } from '../../chat/chat.ts'
import type { User } from '../../chat/user.ts'
import { traceOf } from '../../hub/fault.ts'
import type { Hub } from '../../hub/hub.ts'
import type { Session } from '../../hub/session.ts'
import { STANDARD_REPLIES } from './capabilities.ts'
import type { Door } from './door.ts'
import { ERR_UNKNOWNERROR } from './numerics.ts'
import { formatNumeric, formatStandardReply, type Numeric, type StandardReply, withEnding } from './reply.ts'
import type { IrcRequest } from './request.ts'

/** What whoever asked hears of a fault of the server's own. */
export const FAILED = 'That failed on the side of the server'

export abstract class Answering {
  abstract readonly door: Door
  abstract readonly session: Session
  abstract capabilities: number
  abstract request: IrcRequest | undefined

  get hub(): Hub {
    return this.door.hub
  }

  /** The chat as decided so far: what a command looks at. */
  get chat(): Chat {
    return this.door.hub.chat
  }

  /** Undefined before it is registered. */
  get user(): User | undefined {
    return this.chat.userOf(this.session.id)
  }

  /** Its nick as decided so far; `*` before it has one. */
  get nick(): string {
    return this.user?.nick ?? '*'
  }

  /** Its nick as of a chat. */
  nickIn(chat: Chat): string {
    return chat.userOf(this.session.id)?.nick ?? '*'
  }

  get isRegistered(): boolean {
    return this.user !== undefined
  }

  reply(numeric: string, ...params: string[]): void {
    this.say(this.numeric(numeric, ...params))
  }

  /** A numeric for this client as a line, for answers of several. */
  numeric(numeric: string, ...params: string[]): string {
    return formatNumeric(this.door.serverName, numeric, this.nick, params)
  }

  /** Something is wrong for which there is no numeric. https://ircv3.net/specs/extensions/standard-replies */
  fail(verb: string, code: string, ...params: string[]): void {
    this.say(this.formatFail(verb, code, params, this.capabilities))
  }

  /** Says whole lines, in their place behind everything that was decided before. */
  say(words: string): void {
    const { request } = this
    if (request?.isQuiet) return
    if (!request || request.isShared) this.hub.say(this.session, words)
    else this.hub.answer(() => this.tell(words, request))
  }

  /**
   * Says what is read when everything that was decided before has been told: `told` is the chat as of then, and `numeric` is for the nick
   * that this client has in it.
   */
  answer(words: (told: Chat, numeric: Numeric) => string): void {
    const { request } = this
    this.hub.answer((told) => {
      // Whoever was let go meanwhile is not read to any more.
      if (this.session.ending) return
      const nick = this.nickIn(told)
      const numeric: Numeric = (code, ...params) => formatNumeric(this.door.serverName, code, nick, params)
      let said: string
      try {
        said = words(told, numeric)
      } catch (error) {
        const verb = request?.verb ?? '*'
        this.hub.log.error({ verb, ...traceOf(error) }, 'An answer failed')
        said = numeric(ERR_UNKNOWNERROR, verb, FAILED)
      }
      this.tell(said, request)
    })
  }

  /** Says whole lines now: only in `own`, `refuse`, `finish` and answers, which have their place already. */
  tell(words: string, request: IrcRequest | undefined): void {
    if (request !== undefined && request.label !== '') request.words += words
    else this.hub.sayNow(this.session, words)
  }

  /** `abilities`: those that the client has in the place where this is said. */
  formatFail(verb: string, code: string, params: readonly string[], abilities = this.session.abilities): string {
    return this.#formatStandardReply('FAIL', verb, code, params, abilities)
  }

  /** Of what was done, but not all that one might think. */
  formatWarning(verb: string, code: string, params: readonly string[]): string {
    return this.#formatStandardReply('WARN', verb, code, params, this.session.abilities)
  }

  #formatStandardReply(
    type: StandardReply,
    verb: string,
    code: string,
    params: readonly string[],
    abilities: number,
  ): string {
    const { serverName } = this.door
    if ((abilities & STANDARD_REPLIES) !== 0) return formatStandardReply(serverName, type, verb, code, params)
    return withEnding(`:${serverName} NOTICE ${this.nick} :${params.at(-1)}`)
  }
}
