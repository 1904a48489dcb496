/** One person at the plain door, from the first byte to the goodbye. */
import { type ProvedAccount, provedBy } from '../../chat/accounts.ts'
import type { Chat } from '../../chat/chat.ts'
import type { Happening } from '../../chat/events.ts'
import type { Rejection } from '../../chat/rejections.ts'
import type { Hub } from '../../hub/hub.ts'
import type { Proof } from '../../hub/log-ins.ts'
import type { Client, Request, Session } from '../../hub/session.ts'
import { Throttle } from '../../hub/throttle.ts'
import type { Connection, Peer } from '../../ports/connection.ts'
import { parseTypedLine } from '../../wire/plain/typed-line.ts'
import { LineIntake, type LineTaker } from '../line-intake.ts'
import { findCommand, runCommand, withoutSlip } from './commands/index.ts'
import { beginAnew, type Doorway, type Nameless } from './doorway.ts'
import { END_OF_INPUT, Framing, MAX_LINE_BYTES, TOO_LONG } from './framing.ts'
import { CRLF } from './line-ends.ts'
import { intentToArrive, intentToEnter, isForItsOwner, MAX_NAME_TRIES, phraseQuestion, TRY_ANOTHER } from './naming.ts'
import { MAX_PASSWORD_TRIES, PASSWORD_COST, phraseFailure } from './passwords.ts'
import { ASKED, LEAVING, PlainSpeaker, type Spoken } from './plain-speaker.ts'
import { phraseRejection } from './rejection-phrases.ts'
import { sayHere } from './say-here.ts'
import { SERVER_PASSWORD_WANTED, ServerPassword } from './server-password.ts'
import { plainVoice } from './voice.ts'

const PLAIN_LINE_COST = 1

type Stage = 'naming' | 'server-password' | 'password' | 'entering' | 'arriving' | 'inside' | 'leaving'

export class PlainClient implements Peer, Client, LineTaker, Spoken, Nameless {
  readonly #hub: Hub
  since: number
  readonly #doorway: Doorway
  readonly #connection: Connection
  readonly #session: Session
  readonly #intake: LineIntake
  readonly #framing: Framing
  readonly #speaker: PlainSpeaker
  readonly #serverPassword: ServerPassword
  #isWelcomed: boolean
  #stage: Stage = 'naming'
  #nameTries = 0
  #passwordTries = 0
  #hasMoreTime = false
  /** With which they last tried to enter; and the account that they had proved to be theirs. */
  #name = ''
  #account: ProvedAccount | undefined
  /** COMPAT(original client): it shows nothing that the server does not send back. */
  #hearsItself = false

  constructor(doorway: Doorway, connection: Connection, wasGreeted: boolean) {
    const { hub, throttle } = doorway
    this.#hub = hub
    this.since = hub.clock.now()
    this.#doorway = doorway
    this.#connection = connection
    this.#isWelcomed = wasGreeted
    this.#session = hub.open(connection, plainVoice, this)
    const pace = throttle && !doorway.isExempt?.(connection.address) ? new Throttle(throttle, this.since) : undefined
    this.#intake = new LineIntake({ connection, clock: hub.clock, throttle: pace, maxLineBytes: MAX_LINE_BYTES }, this)
    this.#speaker = new PlainSpeaker(doorway, this.#session, pace, this)
    this.#serverPassword = new ServerPassword(doorway, connection.address)
    this.#framing = new Framing(hub.clock, this.#intake)
    doorway.nameless.add(this)
  }

  // As a peer, and as one of the nameless.

  receive(bytes: Uint8Array): void {
    if (this.#stage !== 'leaving') this.#framing.receive(bytes)
  }

  /** Leaves, when everything that was sent before is done. */
  ended(): void {
    if (this.#stage !== 'leaving') this.#framing.end()
  }

  closed(reason: string): void {
    this.#stopListening()
    this.#hub.closed(this.#session, reason)
  }

  // As a taker of lines.

  get isWaiting(): boolean {
    return (
      this.#stage === 'entering' ||
      this.#stage === 'arriving' ||
      this.#session.undecided > 0 ||
      this.#speaker.isLookingUp
    )
  }

  takeLine(line: string | undefined): void {
    if (this.#stage === 'leaving') return
    if (line === undefined) {
      this.#intake.spend(PLAIN_LINE_COST)
      return this.#speaker.complain(TOO_LONG)
    }
    if (line === END_OF_INPUT) return this.leave('')
    try {
      this.#take(parseTypedLine(line))
    } catch (error) {
      this.#giveUp(line, error)
    }
  }

  #take(typed: string): void {
    if (this.#stage === 'naming') this.#takeName(typed.trim())
    else if (this.#stage === 'server-password') this.#takeServerPassword(typed)
    else if (this.#stage === 'password') this.#takePassword(typed)
    else this.#takeInside(typed)
  }

  /** A fault of the server's own. Who is not in yet could be anywhere on the way. */
  #giveUp(line: string, error: unknown): void {
    const verb = this.#stage === 'inside' ? (findCommand(withoutSlip(line))?.verb ?? '') : this.#stage
    const sorry = this.#speaker.explainFault(verb, error)
    if (this.#isInChat) this.#speaker.complain(sorry)
    else this.#letGo(`! ${sorry}. Goodbye.`)
  }

  #takeName(name: string): void {
    this.#intake.spend(PLAIN_LINE_COST)
    this.#session.abilities = this.#framing.endsWithCr ? CRLF : 0
    if (name === 'QUIT' || name === '/quit') return this.leave('')
    if (this.#nameTries === MAX_NAME_TRIES) return this.#letGo('That was the last try. Goodbye.')
    this.#nameTries++
    this.#hearsItself = this.#framing.isEndedBySilence
    if (!this.#serverPassword.isWanted) return this.#enter(name)
    this.#name = name
    this.#askFor('server-password', SERVER_PASSWORD_WANTED)
  }

  #takeServerPassword(given: string): void {
    this.#intake.spend(PASSWORD_COST)
    if (given === 'QUIT' || given === '/quit') return this.leave('')
    const tried = this.#serverPassword.try(given)
    if (tried.is === 'right') return this.#enter(this.#name)
    if (tried.is === 'over') return this.#letGo(`! ${tried.sentence}. Goodbye.`)
    this.#speaker.complain(`${tried.sentence}. Type it again and press Enter.`)
  }

  #enter(name: string, account?: ProvedAccount): void {
    const { address } = this.#connection
    this.#stage = 'entering'
    this.#name = name
    this.#account = account
    this.#hub.ask(this.#session, intentToEnter(name, { host: this.#doorway.cloak(address), address }, account), ASKED)
  }

  #askFor(stage: 'server-password' | 'password', question: string): void {
    this.#stage = stage
    // Once, a minute to find it.
    if (!this.#hasMoreTime) beginAnew(this.#doorway.nameless, this, this.#hub.clock.now())
    this.#hasMoreTime = true
    this.#passwordTries = 0
    const warning = this.#speaker.takeWarning()
    this.#speaker.sayNow([`! ${question}`, warning].filter(Boolean).join('\n'))
  }

  #takePassword(password: string): void {
    const { logIns } = this.#doorway
    const name = this.#name
    this.#intake.spend(PASSWORD_COST)
    if (password === 'QUIT' || password === '/quit') return this.leave('')
    if (password.trim() === '' || !logIns) {
      this.#stage = 'naming'
      return this.#speaker.say(TRY_ANOTHER)
    }
    this.#speaker.meanwhile(async () => {
      const proof = await logIns.prove(this.#connection.address, name, password)
      return () => this.#takeProof(name, proof)
    })
  }

  #takeProof(name: string, proof: Proof): void {
    if (proof.is === 'proved') return this.#enter(name, provedBy(proof.account))
    this.#passwordTries++
    const isLast = this.#passwordTries >= MAX_PASSWORD_TRIES || proof.is === 'throttled'
    if (isLast) this.#stage = 'naming'
    this.#speaker.complain(`${phraseFailure(proof, name)}. ${isLast ? TRY_ANOTHER : 'Type it again and press Enter.'}`)
  }

  #takeInside(line: string): void {
    const typed = withoutSlip(line)
    const isCommand = typed.startsWith('/') && !typed.startsWith('//')
    const command = isCommand ? findCommand(typed) : undefined
    this.#intake.spend(command?.cost ?? PLAIN_LINE_COST)
    if (command?.verb !== 'history') this.#speaker.bookmark = undefined
    if (isCommand) runCommand(typed, command, this.#speaker)
    else if (typed === 'QUIT') this.leave('')
    else if (typed.trim() !== '') sayHere(typed.startsWith('//') ? typed.slice(1) : typed, this.#speaker)
  }

  // As a client of the hub: what is for this person alone.

  own(happening: Happening, told: Chat, request: Request | undefined): void {
    const { event } = happening
    this.#speaker.tellOwn(happening, told, {
      hearsItself: this.#hearsItself,
      isAsked: request !== undefined,
      isWelcomed: this.#isWelcomed,
    })
    if (event.type === 'entered' || event.type === 'attached') this.#doorway.nameless.delete(this)
    if (event.type === 'joined' || event.type === 'attached') this.#isWelcomed = true
  }

  refuse(rejection: Rejection, told: Chat, request: Request | undefined): void {
    if (request === LEAVING) return this.#speaker.sayNow('Goodbye.')
    if (rejection.why === 'not-kept') this.#speaker.correct(told)
    const sentence = phraseRejection(rejection)
    if (this.#session.state !== 'registering') return this.#speaker.sayNow(`! ${sentence}`)
    // Where nothing can be written, coming in and arriving are refused both: one sentence is enough.
    const isNews = this.#stage !== 'naming' || (rejection.why !== 'not-kept' && rejection.why !== 'not-here')
    if (isNews) this.#turnAway(rejection, sentence, told)
    this.goOn()
  }

  /** Does not let somebody in under a name. */
  #turnAway(rejection: Rejection, sentence: string, told: Chat): void {
    if (this.#stage === 'leaving') return this.#speaker.sayNow(`! ${sentence}.`)
    if (rejection.why === 'banned-from-server') {
      this.#speaker.sayNow(`! ${sentence}.`)
      return this.#letGo('Goodbye.')
    }
    const isTheirs = this.#account === undefined && isForItsOwner(rejection) && told.account(this.#name) !== undefined
    if (isTheirs && this.#doorway.logIns) return this.#askFor('password', phraseQuestion(this.#name))
    this.#stage = 'naming'
    this.#speaker.sayNow(`! ${sentence}. ${TRY_ANOTHER}`)
  }

  notice(text: string): void {
    this.#speaker.sayNow(text)
  }

  /** Of what they asked for, somebody else was put out. */
  did({ event }: Happening): void {
    if (event.type === 'left') this.#speaker.sayNow(`* ${event.nick} is put out`)
  }

  finish(): void {}

  proceed(): void {
    if (this.#stage === 'entering') {
      // Otherwise its next line waits until it is refused: that may be a password, and not another name.
      if (!this.#isInChat) return
      this.#stage = 'arriving'
      return this.#hub.ask(this.#session, intentToArrive, ASKED)
    } else if (this.#stage === 'arriving') this.#stage = 'inside'
    // Also where it could not be written that somebody leaves: the connection ends, and the hub asks again until it is.
    else if (this.#stage === 'leaving') this.#hub.end(this.#session)
    this.#speaker.settle()
    this.goOn()
  }

  goodbye(reason: string): void {
    this.#speaker.sayNow(`The server says goodbye: ${reason.replace(/[.!]?$/, '.')}`)
    this.#stage = 'leaving'
    this.#stopListening()
  }

  // For its speaker.

  get isGone(): boolean {
    return this.#stage === 'leaving' || this.#session.state === 'gone'
  }

  leave(reason: string): void {
    if (!this.#isInChat) return this.#letGo('Goodbye.')
    this.#stage = 'leaving'
    this.#stopListening()
    this.#hub.ask(this.#session, { do: 'leave', reason: reason === '' ? 'Quit' : `Quit: ${reason}` }, LEAVING)
  }

  goOn(): void {
    if (!this.isWaiting) this.#intake.proceed()
  }

  expire(): void {
    this.#letGo('You have not given a name for a while, so this connection is closed. Come back whenever you like.')
  }

  get #isInChat(): boolean {
    return this.#hub.chat.userOf(this.#session.id) !== undefined
  }

  /** Ends the connection of somebody who is not in the chat. */
  #letGo(words: string): void {
    this.#speaker.say(words)
    this.#stage = 'leaving'
    this.#stopListening()
    this.#hub.end(this.#session)
  }

  #stopListening(): void {
    this.#doorway.nameless.delete(this)
    this.#framing.close()
    this.#intake.close()
  }
}
