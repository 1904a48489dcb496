/** One person at the plain door, from the first byte to the goodbye. */
import type { Chat } from '../../chat/chat.ts'
import type { Happening } from '../../chat/events.ts'
import type { Intent } from '../../chat/intents/index.ts'
import { LOBBY } from '../../chat/names.ts'
import type { Rejection } from '../../chat/rejections.ts'
import type { User } from '../../chat/user.ts'
import type { Hub } from '../../hub/hub.ts'
import type { Client, Request, Session } from '../../hub/session.ts'
import { Throttle } from '../../hub/throttle.ts'
import type { Connection, Peer } from '../../ports/connection.ts'
import { parseTypedLine } from '../../wire/plain/typed-line.ts'
import { LineIntake, type LineTaker } from '../line-intake.ts'
import { findCommand, runCommand } from './commands/index.ts'
import type { Doorway, Nameless } from './doorway.ts'
import { END_OF_INPUT, Framing } from './framing.ts'
import { CRLF, endLines } from './line-ends.ts'
import { intentToArrive, intentToEnter, MAX_NAME_TRIES, TRY_ANOTHER } from './naming.ts'
import { phraseOwn } from './own-phrases.ts'
import { phraseRejection } from './rejection-phrases.ts'
import { sayHere } from './say-here.ts'
import type { Bookmark, Speaker } from './speaker.ts'
import { plainVoice } from './voice.ts'

/** Bytes of a line, which is also what a message may have. */
const MAX_LINE_BYTES = 4096
const PLAIN_LINE_COST = 1

/** The one request that must be told from others when it is refused: whoever leaves is gone all the same. */
const LEAVING: Request = { label: 'leave' }

type Stage = 'naming' | 'entering' | 'arriving' | 'inside' | 'leaving'

export class PlainClient implements Peer, Client, LineTaker, Speaker, Nameless {
  readonly hub: Hub
  readonly since: number
  readonly #doorway: Doorway
  readonly #connection: Connection
  readonly #session: Session
  readonly #intake: LineIntake
  readonly #framing: Framing
  readonly #throttle: Throttle | undefined
  #isWelcomed: boolean
  #stage: Stage = 'naming'
  #nameTries = 0
  #isLookingUp = false
  /** COMPAT(original client): it shows nothing that the server does not send back. */
  #hearsItself = false
  #channel = LOBBY
  #move: { readonly to: string; readonly from: string | undefined } | undefined
  bookmark: Bookmark | undefined

  constructor(doorway: Doorway, connection: Connection, wasGreeted: boolean) {
    const { hub, throttle } = doorway
    this.hub = hub
    this.since = hub.clock.now()
    this.#doorway = doorway
    this.#connection = connection
    this.#isWelcomed = wasGreeted
    this.#session = hub.open(connection, plainVoice, this)
    const { clock } = hub
    this.#throttle = throttle && new Throttle(throttle, this.since)
    this.#intake = new LineIntake({ connection, clock, throttle: this.#throttle, maxLineBytes: MAX_LINE_BYTES }, this)
    this.#framing = new Framing(clock, this.#intake)
    doorway.nameless.add(this)
  }

  // As a peer: what the transport tells.

  receive(bytes: Uint8Array): void {
    if (this.#stage !== 'leaving') this.#framing.receive(bytes)
  }

  /** Leaves, when everything that was sent before is done. */
  ended(): void {
    if (this.#stage !== 'leaving') this.#framing.end()
  }

  closed(reason: string): void {
    this.#stopListening()
    this.hub.closed(this.#session, reason)
  }

  drained(): void {}

  // As a taker of lines.

  get isWaiting(): boolean {
    return this.#stage === 'entering' || this.#stage === 'arriving' || this.#session.undecided > 0 || this.#isLookingUp
  }

  takeLine(line: string | undefined): void {
    if (this.#stage === 'leaving') return
    if (line === undefined) return this.complain(`that line is too long: it may have ${MAX_LINE_BYTES} bytes`)
    if (line === END_OF_INPUT) return this.leave('')
    const typed = parseTypedLine(line)
    if (this.#stage === 'naming') this.#takeName(typed.trim())
    else this.#takeInside(typed)
  }

  #takeName(name: string): void {
    this.#intake.spend(PLAIN_LINE_COST)
    this.#session.abilities = this.#framing.endsWithCr ? CRLF : 0
    if (name === 'QUIT' || name === '/quit') return this.leave('')
    if (this.#nameTries === MAX_NAME_TRIES) return this.#letGo('That was the last try. Goodbye.')
    this.#nameTries++
    this.#hearsItself = this.#framing.isEndedBySilence
    this.#stage = 'entering'
    this.ask(intentToEnter(name, this.#doorway.cloak(this.#connection.address)))
  }

  #takeInside(typed: string): void {
    const isCommand = typed.startsWith('/') && !typed.startsWith('//')
    const command = isCommand ? findCommand(typed) : undefined
    this.#intake.spend(command?.cost ?? PLAIN_LINE_COST)
    if (command?.verb !== 'history') this.bookmark = undefined
    if (isCommand) runCommand(typed, command, this)
    else if (typed === 'QUIT') this.leave('')
    else if (typed.trim() !== '') sayHere(typed.startsWith('//') ? typed.slice(1) : typed, this)
  }

  // As a client of the hub: what is for this person alone.

  own(happening: Happening, told: Chat): void {
    const { event } = happening
    const words = phraseOwn(happening, told, {
      hearsItself: this.#hearsItself,
      isWelcomed: this.#isWelcomed,
      messages: this.hub.messages,
      now: this.hub.clock.now(),
    })
    if (event.type === 'entered') this.#doorway.nameless.delete(this)
    if (event.type === 'joined') this.#isWelcomed = true
    this.#sayNow(words)
  }

  refuse(rejection: Rejection, told: Chat, request: Request | undefined): void {
    if (request === LEAVING) return this.#sayNow('Goodbye.')
    if (rejection.why === 'not-kept' && !told.channel(this.#channel)?.memberships.has(this.#session.id))
      this.#channel = LOBBY
    const sentence = phraseRejection(rejection)
    if (this.#session.state !== 'registering') return this.#sayNow(`! ${sentence}`)
    // Where nothing can be written, coming in and arriving are refused both: one sentence is enough.
    const isNews = this.#stage !== 'naming' || (rejection.why !== 'not-kept' && rejection.why !== 'not-here')
    if (this.#stage !== 'leaving') this.#stage = 'naming'
    if (isNews) this.#sayNow(`! ${sentence}. ${TRY_ANOTHER}`)
  }

  finish(): void {}

  proceed(): void {
    if (this.#stage === 'entering') {
      this.#stage = this.userIn(this.hub.chat) ? 'arriving' : 'naming'
      if (this.#stage === 'arriving') return this.ask(intentToArrive)
    } else if (this.#stage === 'arriving') this.#stage = 'inside'
    // Also where it could not be written that somebody leaves: the connection ends, and the hub asks again until it is.
    else if (this.#stage === 'leaving') this.hub.end(this.#session)
    this.#settleMove()
    if (!this.isWaiting) this.#intake.proceed()
  }

  goodbye(reason: string): void {
    this.#sayNow(`The server says goodbye: ${reason.replace(/[.!]?$/, '.')}`)
    this.#stage = 'leaving'
    this.#stopListening()
  }

  // As a speaker: what a command may do.

  get channel(): string {
    return this.#channel
  }

  userIn(chat: Chat): User | undefined {
    return chat.user(this.#session.id)
  }

  ask(intent: Intent): void {
    this.hub.ask(this.#session, intent)
  }

  say(words: string): void {
    this.hub.say(this.#session, endLines(words, this.#session.abilities))
  }

  complain(sentence: string): void {
    this.say(`! ${sentence}`)
  }

  answer(answer: (told: Chat) => string): void {
    this.hub.answer((told) => this.#sayNow(answer(told)))
  }

  lookUp(look: (told: Chat) => Promise<(told: Chat) => string>): void {
    this.#isLookingUp = true
    this.hub.answer((told) => void this.#answerLater(look(told)))
  }

  async #answerLater(found: Promise<(told: Chat) => string>): Promise<void> {
    try {
      this.answer(await found)
    } catch (error) {
      this.hub.log.error({ err: error }, 'cannot look up what a client asked for')
      this.complain('the server could not look that up')
    }
    // What was looked up has its cost too, and the intake does not ask for it after a wait.
    const waitMs = this.#throttle?.waitMs(this.hub.clock.now()) ?? 0
    if (waitMs > 0) this.hub.clock.after(waitMs, () => this.#goOn())
    else this.#goOn()
  }

  #goOn(): void {
    this.#isLookingUp = false
    if (!this.isWaiting) this.#intake.proceed()
  }

  moveTo(to: string, from?: string): void {
    this.#move = { to, from }
  }

  leave(reason: string): void {
    if (!this.userIn(this.hub.chat)) return this.#letGo('Goodbye.')
    this.#stage = 'leaving'
    this.#stopListening()
    this.hub.ask(this.#session, { do: 'leave', reason: reason === '' ? 'Quit' : `Quit: ${reason}` }, LEAVING)
  }

  // As one of the nameless.

  expire(): void {
    this.#letGo('You have not given a name for a while, so this connection is closed. Come back whenever you like.')
  }

  /** It is decided now whether they are there: a channel that could not be joined is not where people go. */
  #settleMove(): void {
    const move = this.#move
    if (!move) return
    this.#move = undefined
    const { chat } = this.hub
    const isIn = (name: string): boolean => chat.channel(name)?.memberships.has(this.#session.id) === true
    if (move.from !== undefined && (isIn(move.from) || chat.channel(move.from) !== chat.channel(this.#channel))) return
    if (isIn(move.to)) this.#channel = chat.channel(move.to)?.name ?? move.to
  }

  /** Ends the connection of somebody who is not in the chat. */
  #letGo(words: string): void {
    this.say(words)
    this.#stage = 'leaving'
    this.#stopListening()
    this.hub.end(this.#session)
  }

  #stopListening(): void {
    this.#doorway.nameless.delete(this)
    this.#framing.close()
    this.#intake.close()
  }

  #sayNow(words: string): void {
    this.hub.sayNow(this.#session, endLines(words, this.#session.abilities))
  }
}
