/** What a command may do, for the client of one session. */
import type { Chat } from '../../chat/chat.ts'
import type { Intent } from '../../chat/intents/index.ts'
import type { User } from '../../chat/user.ts'
import type { Hub } from '../../hub/hub.ts'
import type { Request, Session } from '../../hub/session.ts'
import type { Throttle } from '../../hub/throttle.ts'
import { endLines } from './line-ends.ts'
import type { Bookmark, Speaker } from './speaker.ts'
import { Whereabouts } from './whereabouts.ts'

/** Tells what a client asked for from what its person did elsewhere. */
export const ASKED: Request = { label: 'asked' }

const CANNOT_LOOK_UP = 'the server could not look that up'

/** The client, as far as its speaker needs it. */
export interface Spoken {
  leave(reason: string): void
  /** Lines that waited may go on. */
  goOn(): void
}

export class PlainSpeaker implements Speaker {
  readonly hub: Hub
  readonly #session: Session
  readonly #client: Spoken
  readonly #throttle: Throttle | undefined
  readonly #whereabouts = new Whereabouts()
  #isLookingUp = false
  bookmark: Bookmark | undefined

  constructor(hub: Hub, session: Session, throttle: Throttle | undefined, client: Spoken) {
    this.hub = hub
    this.#session = session
    this.#throttle = throttle
    this.#client = client
  }

  /** Whether something is being looked up, so that the next line has to wait. */
  get isLookingUp(): boolean {
    return this.#isLookingUp
  }

  get channel(): string {
    return this.#whereabouts.nameFor(this.userIn(this.hub.chat))
  }

  userIn(chat: Chat): User | undefined {
    return chat.userOf(this.#session.id)
  }

  ask(intent: Intent): void {
    this.hub.ask(this.#session, intent, ASKED)
  }

  say(words: string): void {
    this.hub.say(this.#session, endLines(words, this.#session.abilities))
  }

  /** Says it now: only for what has its place in the order already. */
  sayNow(words: string): void {
    this.hub.sayNow(this.#session, endLines(words, this.#session.abilities))
  }

  complain(sentence: string): void {
    this.say(`! ${sentence}`)
  }

  answer(answer: (told: Chat) => string): void {
    this.hub.answer((told) => this.sayNow(this.tryReading(() => answer(told))))
  }

  /** What `read` gives, or where the log cannot be read, a sentence that says so. */
  tryReading(read: () => string): string {
    try {
      return read()
    } catch (error) {
      this.hub.log.error({ error }, 'cannot look up what a client asked for')
      return `! ${CANNOT_LOOK_UP}`
    }
  }

  lookUp(look: (told: Chat) => Promise<(told: Chat) => string>): void {
    this.#isLookingUp = true
    this.hub.answer((told) => void this.#answerLater(look(told)))
  }

  async #answerLater(found: Promise<(told: Chat) => string>): Promise<void> {
    try {
      this.answer(await found)
    } catch (error) {
      this.hub.log.error({ error }, 'cannot look up what a client asked for')
      this.complain(CANNOT_LOOK_UP)
    }
    // What was looked up has its cost too, and the intake does not ask for it after a wait.
    const waitMs = this.#throttle?.waitMs(this.hub.clock.now()) ?? 0
    if (waitMs > 0) this.hub.clock.after(waitMs, () => this.#endLookUp())
    else this.#endLookUp()
  }

  #endLookUp(): void {
    this.#isLookingUp = false
    this.#client.goOn()
  }

  moveTo(to: string, from?: string): void {
    this.#whereabouts.plan(to, from)
  }

  /** What was asked for is decided. */
  settle(): void {
    this.#whereabouts.settle(this.hub.chat, this.userIn(this.hub.chat))
  }

  /** What was decided could not be written. */
  correct(told: Chat): void {
    this.#whereabouts.correct(told, this.userIn(told))
  }

  leave(reason: string): void {
    this.#client.leave(reason)
  }
}
