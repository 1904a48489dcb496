/**
 * One connection that speaks IRC: takes its lines, runs their commands, and tells it what came of them.
 * There may be ten thousand of these that say nothing, so it keeps no more than it must.
 */
import type { Chat } from '../../chat/chat.ts'
import type { Happening } from '../../chat/events.ts'
import type { Intent } from '../../chat/intents/index.ts'
import type { Rejection } from '../../chat/rejections.ts'
import { traceOf } from '../../hub/fault.ts'
import type { Client, Request, Session } from '../../hub/session.ts'
import { Throttle } from '../../hub/throttle.ts'
import type { Connection, Peer } from '../../ports/connection.ts'
import type { LineFault } from '../../wire/lines.ts'
import { LineIntake, type LineTaker } from '../line-intake.ts'
import { Answering, FAILED } from './answering.ts'
import { dispatchLine, MAX_LINE_BYTES, tellFault } from './dispatch.ts'
import type { Door } from './door.ts'
import { abortLogIn, type SaslLogIn } from './login.ts'
import type { OpenBatch } from './multiline.ts'
import { ERR_PASSWDMISMATCH } from './numerics.ts'
import { sayOwn } from './own.ts'
import { beginRegistration, cleanHost, enterIntent, type Registration } from './registration.ts'
import { farewellTo, phraseRejection } from './rejections.ts'
import { formatFarewell, withEnding } from './reply.ts'
import { formatAnswers, IrcRequest } from './request.ts'
import { formatSaidAgain } from './said-again.ts'

export class IrcClient extends Answering implements Peer, Client, LineTaker {
  readonly door: Door
  readonly connection: Connection
  readonly session: Session
  readonly #intake: LineIntake
  /** What was negotiated, as of the line that is being taken. The session's abilities follow in the order of the timeline. */
  capabilities = 0
  /** Those on which no phrase depends. */
  namedCapabilities = new Set<string>()
  /** Whether it has asked for capabilities as version 302 has them. That stays. */
  knowsCap302 = false
  /** Until it has entered. */
  registration: Registration | undefined
  /** Between AUTHENTICATE and its end. */
  sasl: SaslLogIn | undefined
  /** Of the line that is being taken: client-only tags to be passed on, as they stand. */
  clientTags = ''
  /** What the client calls the message in that line; empty for nothing. */
  saidId = ''
  batch: OpenBatch | undefined
  /** Of the line that is being taken; undefined where nothing of its answer is special. */
  request: IrcRequest | undefined
  /** Where the person is: what the connection says, or the gateway that it comes through. */
  address: string
  /** SHA-256 of the certificate that the person showed; that of a gateway is nobody's. */
  certificateFingerprint: string | undefined
  /** The secret of the browser that it came from; that of a gateway is nobody's. */
  deviceSecret: string | undefined
  /** Whether nobody between the person and the server can read along. */
  isSecure: boolean
  /** When it was last heard, or a line of it was taken, by the door's clock. */
  heardAt: number
  /** When it was asked whether it is still there, by the door's clock; 0 where it has been heard since. */
  pingedAt = 0
  /** What the line that is being taken asks for is decided before the next one is taken. */
  mustSettle = false
  /** A labelled command that has asked for what is not decided yet: its answer is not complete. */
  #unfinished: IrcRequest | undefined
  /** How many times a command waits for what is not the chat's: its next line waits with it. */
  #held = 0
  #state: 'open' | 'ended' | 'leaving' = 'open'
  readonly #onClosed: (client: IrcClient) => void

  constructor(door: Door, connection: Connection, onClosed: (client: IrcClient) => void) {
    super()
    const { hub, throttle, isExempt } = door
    this.door = door
    this.connection = connection
    this.#onClosed = onClosed
    this.address = connection.address
    this.isSecure = connection.isSecure
    this.certificateFingerprint = connection.certificateFingerprint
    this.deviceSecret = connection.deviceSecret
    this.heardAt = door.now
    this.registration = beginRegistration(door.now)
    this.#intake = new LineIntake(
      {
        connection,
        clock: hub.clock,
        throttle: throttle && !isExempt?.(connection.address) ? new Throttle(throttle, hub.clock.now()) : undefined,
        maxLineBytes: MAX_LINE_BYTES,
      },
      this,
    )
    this.session = hub.open(connection, door.voice, this)
  }

  /** What others see in place of its address. */
  get host(): string {
    return cleanHost(this.door.cloak(this.address))
  }

  /** The connection itself says who it is. */
  get hasExternal(): boolean {
    return this.certificateFingerprint !== undefined || this.deviceSecret !== undefined
  }

  // From the connection.

  receive(bytes: Uint8Array): void {
    this.#noteHeard()
    this.#intake.receive(bytes)
  }

  /** The other side has said all it will: it leaves when its lines are taken. */
  ended(): void {
    if (this.#state !== 'open') return
    this.#state = 'ended'
    this.leaveIfEnded()
  }

  leaveIfEnded(): void {
    if (this.#state !== 'ended') return
    // Lines that wait for the throttle are still to be taken; a line without an end is none.
    if (this.#held > 0 || (this.#intake.heldBytes > 0 && this.#intake.takeUnfinished() === undefined)) return
    this.leave('Connection closed')
  }

  closed(reason: string): void {
    this.#state = 'leaving'
    this.#intake.close()
    this.hub.closed(this.session, reason)
    this.#onClosed(this)
  }

  // From the intake.

  takeLine(line: string | undefined, fault?: LineFault): void {
    // It may have come long ago, and have waited for the throttle with all that came behind it.
    this.#noteHeard()
    this.mustSettle = false
    if (line === undefined) return tellFault(this, fault ?? 'not-utf8')
    const row = dispatchLine(this, line)
    this.mustSettle ||= row !== undefined && row.onlySubmits !== true
  }

  #noteHeard(): void {
    this.heardAt = this.door.now
    this.pingedAt = 0
  }

  get isWaiting(): boolean {
    return this.#held > 0 || ((this.mustSettle || this.#unfinished !== undefined) && this.session.undecided > 0)
  }

  // For commands.

  spend(cost: number): void {
    this.#intake.spend(cost)
  }

  ask(intent: Intent): void {
    this.hub.ask(this.session, intent, this.request)
  }

  /**
   * For what takes its time, as passwords do: no further line is taken before `then` was called with the outcome, which belongs to the line
   * that is being taken and its label. `then` is not called where the client has left meanwhile; where the work fails, the client hears that.
   */
  hold<Outcome>(
    work: Promise<Outcome>,
    then: (outcome: Outcome) => void,
    failed = (): void => this.fail('*', 'INTERNAL_ERROR', FAILED),
  ): void {
    const { request } = this
    this.#held++
    const goOn = (next: () => void): void => {
      if (this.#state !== 'leaving') {
        this.request = request
        try {
          next()
        } catch (error) {
          // Nobody looks at what becomes of this promise: it would end the server, and this client would wait for ever.
          this.hub.log.error(traceOf(error), 'cannot go on with what a client waited for')
          this.fail('*', 'INTERNAL_ERROR', FAILED)
        }
        this.request = undefined
      }
      // Only now: what was asked for in it is decided at once, and the next line is not to be taken within.
      this.#held--
      if (this.session.undecided === 0) this.proceed()
      this.leaveIfEnded()
    }
    work.then(
      (outcome) => goOn(() => then(outcome)),
      (error: unknown) => {
        this.hub.log.error(traceOf(error), 'cannot do what a client waits for')
        goOn(failed)
      },
    )
  }

  /** The command has asked and said all that it will; its answer is complete when all of that is decided. */
  endRequest(request: IrcRequest): void {
    if (this.session.undecided > 0 || this.#held > 0) this.#unfinished = request
    else this.hub.endRequest(this.session, request)
  }

  /** The same, where `then` gets undefined when the work failed. */
  waitFor<Result>(work: Promise<Result>, then: (result: Result | undefined) => void): void {
    this.hold(work, then, () => then(undefined))
  }

  /** Enters as soon as all is said that has to be. */
  tryEnter(): void {
    if (!this.registration || this.isRegistered || this.session.undecided > 0) return
    const intent = enterIntent(this.registration, this, this.chat.limits)
    if (!intent) return
    this.session.guest = intent.account ? undefined : intent.guest
    abortLogIn(this)
    if (this.door.serverPassword?.() !== undefined && !this.registration.hasPassword) {
      this.reply(ERR_PASSWDMISMATCH, 'Password incorrect')
      return this.leave('Bad password')
    }
    this.ask(intent)
  }

  /** Takes no more lines, says goodbye and closes. */
  leave(reason: string): void {
    if (this.#state === 'leaving') return
    this.#state = 'leaving'
    this.#intake.close()
    if (this.isRegistered) return this.hub.ask(this.session, { do: 'leave', reason })
    this.hub.say(this.session, formatFarewell(reason))
    this.hub.end(this.session)
  }

  // From the hub.

  own(happening: Happening, told: Chat, request: Request | undefined): void {
    const { event } = happening
    if (event.type === 'left') {
      // https://modern.ircdocs.horse/#kill-message
      if (event.endedBy !== undefined) {
        this.hub.sayNow(this.session, withEnding(`:${event.endedBy} KILL ${event.nick} :${event.reason}`))
      }
      return this.goodbye(event.reason)
    }
    if (event.type === 'entered' || event.type === 'attached') this.registration = undefined
    sayOwn(this, happening, told, request instanceof IrcRequest ? request : undefined)
  }

  did({ event }: Happening, told: Chat, request: Request | undefined): void {
    const speaker = request instanceof IrcRequest ? request.speaker : undefined
    if (speaker) this.tell(speaker.did(event, this.nickIn(told)), request as IrcRequest)
  }

  refuse(rejection: Rejection, told: Chat, request: Request | undefined): void {
    if ((rejection.why === 'not-kept' || rejection.why === 'failed') && this.#state === 'leaving')
      return this.hub.end(this.session)
    // Goodbye is said; what was tried behind it in the same breath is refused, too.
    if (this.registration && this.#state === 'leaving') return
    const irc = request instanceof IrcRequest ? request : undefined
    if (rejection.why === 'said-already') return this.tell(formatSaidAgain(this, rejection, told), irc)
    if (irc?.isQuiet && rejection.why !== 'not-kept') return
    const nick = this.nickIn(told)
    this.tell(irc?.speaker?.refused(rejection, nick) ?? phraseRejection(this, rejection, nick, irc?.verb ?? '*'), irc)
    const farewell = this.registration && farewellTo(rejection)
    if (farewell) this.leave(farewell)
  }

  notice(text: string): void {
    this.hub.sayNow(this.session, withEnding(`:${this.door.serverName} NOTICE ${this.nick} :${text}`))
  }

  finish(request: Request): void {
    if (!(request instanceof IrcRequest)) return
    this.hub.sayNow(
      this.session,
      formatAnswers(request, this.door.serverName, () => this.door.nextBatchId()),
    )
  }

  proceed(): void {
    if (this.#held > 0) return
    const request = this.#unfinished
    this.#unfinished = undefined
    if (request) this.hub.endRequest(this.session, request)
    this.#intake.proceed()
  }

  goodbye(reason: string): void {
    this.#state = 'leaving'
    this.#intake.close()
    this.hub.sayNow(this.session, formatFarewell(reason))
  }
}
