/** What a command may do, for the client of one session. */
import type { Chat } from '../../chat/chat.ts'
import type { Happening } from '../../chat/events.ts'
import type { Intent } from '../../chat/intents/index.ts'
import type { User } from '../../chat/user.ts'
import type { AccountMail } from '../../hub/account-mail.ts'
import { traceOf } from '../../hub/fault.ts'
import type { Exports } from '../../hub/exports.ts'
import type { Hub } from '../../hub/hub.ts'
import type { LogIns } from '../../hub/log-ins.ts'
import type { Request, Session } from '../../hub/session.ts'
import type { Throttle } from '../../hub/throttle.ts'
import type { OwnerClaim } from '../../ports/owner-claim.ts'
import type { Doorway } from './doorway.ts'
import { endLines } from './line-ends.ts'
import { type Listener, phraseOwn } from './own-phrases.ts'
import { canBeReadOnTheWay, READ_ON_THE_WAY } from './passwords.ts'
import { type Pointed, Shown } from './shown.ts'
import type { Bookmark, Speaker } from './speaker.ts'
import { Whereabouts } from './whereabouts.ts'

/** Tells what a client asked for from what its person did elsewhere. */
export const ASKED: Request = { label: 'asked' }
/** The one request that must be told from others when it is refused: whoever leaves is gone all the same. */
export const LEAVING: Request = { label: 'leave' }

const CANNOT_DO = 'the server could not do that; please try again'
const CANNOT_LOOK_UP = 'the server could not look that up'

/** The client, as far as its speaker needs it. */
export interface Spoken {
  /** Nothing that they asked for counts any more. */
  readonly isGone: boolean
  leave(reason: string): void
  /** Lines that waited may go on. */
  goOn(): void
}

export class PlainSpeaker implements Speaker {
  readonly hub: Hub
  readonly logIns: LogIns | undefined
  readonly accountMail: AccountMail | undefined
  readonly ownerClaim: OwnerClaim | undefined
  readonly exports: Exports | undefined
  readonly linkTo: Speaker['linkTo']
  readonly #session: Session
  readonly #client: Spoken
  readonly #throttle: Throttle | undefined
  readonly #whereabouts = new Whereabouts()
  #isLookingUp = false
  #hasWarned = false
  bookmark: Bookmark | undefined
  readonly shown = new Shown()
  lastOwn: Pointed | undefined
  hasSpoken = false

  constructor(
    {
      hub,
      logIns,
      accountMail,
      ownerClaim,
      exports,
      linkTo = () => undefined,
    }: Pick<Doorway, 'hub' | 'logIns' | 'accountMail' | 'ownerClaim' | 'exports' | 'linkTo'>,
    session: Session,
    throttle: Throttle | undefined,
    client: Spoken,
  ) {
    this.hub = hub
    this.logIns = logIns
    this.accountMail = accountMail
    this.ownerClaim = ownerClaim
    this.exports = exports
    this.linkTo = linkTo
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

  get address(): string {
    return this.#session.connection.address
  }

  isAwayIn(chat: Chat): boolean {
    return this.userIn(chat)?.sessions.find(({ id }) => id === this.#session.id)?.away !== undefined
  }

  ask(intent: Intent): void {
    this.hub.ask(this.#session, intent, ASKED)
  }

  askWhatIsFound(find: (told: Chat) => Intent | string): void {
    this.#isLookingUp = true
    this.hub.answer((told) => {
      if (this.#client.isGone) return
      const words = this.tryReading(() => {
        const found = find(told)
        if (typeof found === 'string') return `! ${found}`
        this.ask(found)
        return ''
      })
      this.sayNow(words)
      this.#beReadyAgain()
    })
  }

  /** Says what they did themselves, in its place in the order. */
  tellOwn(happening: Happening, told: Chat, listener: Pick<Listener, 'hearsItself' | 'isAsked' | 'isWelcomed'>): void {
    const { event, seq } = happening
    if (event.type === 'said') this.lastOwn = { seq, target: event.channel }
    else if (event.type === 'whispered') this.lastOwn = { seq, target: event.toNick }
    const { messages, clock } = this.hub
    this.sayNow(this.tryReading(() => phraseOwn(happening, told, { ...listener, messages, now: clock.now() })))
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
      this.hub.log.error(traceOf(error), 'cannot look up what a client asked for')
      return `! ${CANNOT_LOOK_UP}`
    }
  }

  /** Notes a fault of the server's own, and gives the sentence for who met it. */
  explainFault(verb: string, error: unknown): string {
    this.hub.log.error({ verb, ...traceOf(error) }, 'A command failed')
    return CANNOT_DO
  }

  lookUp(look: (told: Chat) => Promise<(told: Chat) => string>): void {
    this.#isLookingUp = true
    this.hub.answer((told) => void this.#answerLater(look(told)))
  }

  async #answerLater(found: Promise<(told: Chat) => string>): Promise<void> {
    try {
      this.answer(await found)
    } catch (error) {
      this.hub.log.error(traceOf(error), 'cannot look up what a client asked for')
      this.complain(CANNOT_LOOK_UP)
    }
    this.#beReadyAgain()
  }

  meanwhile(work: () => Promise<() => void>): void {
    this.#isLookingUp = true
    void this.#doLater(work)
  }

  async #doLater(work: () => Promise<() => void>): Promise<void> {
    try {
      const next = await work()
      // Who is gone must not come in after that.
      if (!this.#client.isGone) next()
    } catch (error) {
      this.hub.log.error(traceOf(error), 'cannot do what a client asked for')
      this.complain(CANNOT_DO)
    }
    this.#beReadyAgain()
  }

  warnOfListeners(): void {
    const warning = this.takeWarning()
    if (warning !== '') this.say(warning)
  }

  /** The warning of listeners, the first time, where there is reason for one; otherwise empty. */
  takeWarning(): string {
    if (this.#hasWarned || !canBeReadOnTheWay(this.#session.connection)) return ''
    this.#hasWarned = true
    return READ_ON_THE_WAY
  }

  #beReadyAgain(): void {
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
