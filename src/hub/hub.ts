/**
 * The one owner of the chat. Takes ordered intents one at a time, start to finish; at the end of a turn of the event loop, writes what
 * happened in one batch, and tells it when that is committed. Nothing is told before it is written.
 */
import { apply } from '../chat/apply.ts'
import { type Chat, copyChat, createChat } from '../chat/chat.ts'
import { decide } from '../chat/decide.ts'
import { countEntries } from '../chat/entries-of.ts'
import type { Envelope, Intent } from '../chat/intents/index.ts'
import type { SessionId, UserId } from '../chat/user.ts'
import type { Clock } from '../ports/clock.ts'
import type { Connection } from '../ports/connection.ts'
import type { Log } from '../ports/log.ts'
import type { MessageLog } from '../ports/message-log.ts'
import type { Sequencer } from '../ports/sequencer.ts'
import type { Rejection } from '../chat/rejections.ts'
import { Audit } from './audit.ts'
import { FanOut, type Watcher } from './fan-out.ts'
import { guarded, traceOf } from './fault.ts'
import type { HubOptions } from './hub-options.ts'
import { LastSaid } from './last-said.ts'
import { createOutbox, DEFAULT_SEND_QUEUE, openQueue, type Outbox } from './send-queue.ts'
import type { Client, Request, Session, Voice } from './session.ts'
import type { EventItem, Item } from './turn.ts'
import { Turns } from './turns.ts'
import { Whowas } from './whowas.ts'

/** How long to wait before asking again to write down that somebody left, where the disk refused. */
const RETRY_LEAVE_MS = 1000

export class Hub {
  readonly clock: Clock
  readonly log: Log
  readonly messages: MessageLog
  readonly whowas = new Whowas()
  readonly lastSaid = new LastSaid()
  readonly audit: Audit
  readonly #sequencer: Sequencer
  readonly #node: string
  readonly #outbox: Outbox
  readonly #sessions = new Map<SessionId, Session>()
  readonly #asked = new Map<number, { session: Session; request: Request | undefined }>()
  readonly #fanOut: FanOut
  #chat: Chat
  readonly #turns: Turns
  #isStopping = false
  #lastSession = 0
  #lastRequest = 0

  constructor({ clock, log, messages, sequencer, limits, policy, sendQueue, node }: HubOptions) {
    this.clock = clock
    this.log = log
    this.messages = messages
    this.#sequencer = sequencer
    this.#node = node
    this.#chat = createChat(messages.restore(), limits, policy)
    this.#outbox = createOutbox(clock, sendQueue ?? DEFAULT_SEND_QUEUE, (queue, waitingBytes) => {
      log.warn(
        { connection: queue.connection.id, address: queue.connection.address, waitingBytes },
        'A client does not read; it is let go',
      )
    })
    this.#fanOut = new FanOut(copyChat(this.#chat), this.#outbox, this.#sessions, log)
    this.watch((happening, told) => this.whowas.note(happening, told))
    this.watch(({ event, at }) => this.lastSaid.note(event, at))
    this.audit = new Audit(log, (user) => this.sessionsOf(user))
    this.watch((happening, told) => this.audit.watch(happening, told))
    this.#turns = new Turns(
      { clock, log, messages },
      {
        tell: (item, undone) => this.#tell(item, undone),
        told: () => this.#outbox.flush(),
        undone: () => this.#startAgain(),
      },
    )
    sequencer.onOrdered((envelope) => this.#take(envelope))
  }

  /** The chat as decided so far: what a command looks at. */
  get chat(): Chat {
    return this.#chat
  }

  /** Whether the last attempt to write succeeded. */
  get canWrite(): boolean {
    return this.#turns.canWrite
  }

  get sessionCount(): number {
    return this.#sessions.size
  }

  /** From now on, for everything that is told. */
  watch(watcher: Watcher): void {
    this.#fanOut.watchers.push(watcher)
  }

  /** Those of one user. */
  sessionsOf(user: UserId): readonly Session[] {
    return this.#fanOut.sessionsOf(user)
  }

  open(connection: Connection, voice: Voice, client: Client): Session {
    const session: Session = {
      ...openQueue(connection),
      voice,
      abilities: 0,
      id: `${this.#node}${(++this.#lastSession).toString(36)}`,
      client,
      state: 'registering',
      undecided: 0,
      places: new Map(),
      round: 0,
    }
    this.#sessions.set(session.id, session)
    return session
  }

  /** Asks for something. The outcome comes to the session's client, in its place in the order: `own`, or `refuse`. */
  ask(session: Session, intent: Intent, request?: Request): void {
    if (this.#isStopping) return
    const id = ++this.#lastRequest
    this.#asked.set(id, { session, request })
    session.undecided++
    this.#sequencer.submit({ by: session.id, request: id, intent })
  }

  /** Asks in the name of nobody who is here: what is due by itself. Nobody hears what came of it. */
  askByItself(intent: Intent): void {
    if (!this.#isStopping) this.#sequencer.submit({ by: '', request: 0, intent })
  }

  /** Says something to one session, behind everything that was decided before. Whole lines. */
  say(session: Session, words: string): void {
    if (this.#turns.areAllTold) {
      this.#outbox.append(session, words)
      this.#turns.planEnd()
    } else this.answer(() => this.#outbox.append(session, words))
  }

  /** Says something now. Only for a client's own `own`, `refuse`, `finish` and `goodbye`, which have their place already. */
  sayNow(session: Session, words: string): void {
    this.#outbox.append(session, words)
  }

  /** Calls when everything that was decided before has been written and told. `told` is the chat as of this place. */
  answer(answer: (told: Chat) => void): void {
    this.#add({ is: 'answer', answer })
  }

  /** Says that a labelled command has asked and said all that it will. */
  endRequest(session: Session, request: Request): void {
    this.#add({ is: 'end-of-request', session, request })
  }

  /** Lets a client go, after what was said to it has left. */
  end(session: Session): void {
    this.answer(() => this.#outbox.end(session))
  }

  /** Its connection is closed. Whoever was present leaves. */
  closed(session: Session, reason: string): void {
    if (session.state === 'gone') return
    const wasPresent = session.state === 'present' || this.#chat.userOf(session.id) !== undefined
    session.state = 'gone'
    session.ending = true
    if (!wasPresent && session.undecided === 0) this.#forget(session)
    else this.ask(session, { do: 'leave', reason })
  }

  /** Says goodbye to everybody and ends their connections. Nothing is asked for any more. */
  goodbye(reason: string): void {
    this.#isStopping = true
    for (const session of this.#sessions.values()) {
      session.client.goodbye(reason)
      this.#outbox.end(session)
    }
    this.#outbox.flush()
  }

  /** Resolves when everything that was asked for has been written and told, or refused. */
  settled(): Promise<void> {
    return this.#turns.settled()
  }

  #add(item: Item): void {
    this.#turns.open.items.push(item)
    this.#turns.planEnd()
  }

  #take(envelope: Envelope): void {
    const asked = this.#asked.get(envelope.request)
    this.#asked.delete(envelope.request)
    const rejections = this.#decide(envelope, asked)
    if (asked) {
      const { session, request } = asked
      const { items } = this.#turns.open
      for (const rejection of rejections) items.push({ is: 'rejection', rejection, session, request })
      session.undecided--
      if (session.undecided === 0) session.client.proceed()
    }
    this.#turns.planEnd()
  }

  /** Gives what was refused. Where deciding fails, that is all of it, and the chat is as it was. */
  #decide(envelope: Envelope, asked: Pick<EventItem, 'session' | 'request'> | undefined): readonly Rejection[] {
    const turn = this.#turns.open
    const before = turn.items.length
    let isTouched = false
    try {
      const { events, rejections } = decide(this.#chat, envelope)
      for (const event of events) {
        isTouched = true
        const seq = countEntries(event) > 0 ? this.#chat.lastSeq + 1 : 0
        const happening = { event, seq, at: envelope.at }
        apply(this.#chat, happening)
        turn.addEvent(happening, this.#chat, asked?.session, asked?.request)
      }
      return rejections
    } catch (error) {
      this.log.error({ intent: envelope.intent.do, ...traceOf(error) }, 'An intent could not be decided')
      if (isTouched) this.#goBackTo(before)
      // Whoever is gone must leave all the same.
      if (envelope.intent.do === 'leave') this.clock.after(RETRY_LEAVE_MS, () => this.#askAgainToLeave())
      return [{ why: 'failed' }]
    }
  }

  /** Throws away a chat that may be torn: it becomes again what was told, with what was decided since, but for the open turn's items from `end` on. */
  #goBackTo(end: number): void {
    const chat = copyChat(this.#fanOut.told)
    this.#turns.replay(chat, end)
    this.#chat = chat
  }

  /** What fails while somebody is told costs them their connection, and nobody else anything. */
  #tell(item: Item, undone: boolean): void {
    switch (item.is) {
      case 'event':
        if (!undone) this.#tellEvent(item)
        else if (item.session) this.#refuse({ ...item, session: item.session }, { why: 'not-kept' })
        return
      case 'rejection':
        return this.#refuse(item, item.rejection)
      case 'answer':
        return guarded(this.log, 'An answer could not be given', () => item.answer(this.#fanOut.told))
      case 'end-of-request':
        return this.#fanOut.telling(item.session, ({ client }) => client.finish(item.request))
      default:
        item satisfies never
    }
  }

  #refuse({ session, request }: Pick<Extract<Item, { is: 'rejection' }>, 'session' | 'request'>, why: Rejection): void {
    this.#fanOut.telling(session, ({ client }) => client.refuse(why, this.#fanOut.told, request))
  }

  #tellEvent({ happening, session, request }: EventItem): void {
    const { event } = happening
    const going = event.type === 'left' ? this.#fanOut.sessionsOf(event.user) : NOBODY
    this.#fanOut.tell(happening, session, request)
    for (const gone of going) this.#dismiss(gone)
    const detached = event.type === 'detached' ? this.#sessions.get(event.session) : undefined
    if (detached) this.#dismiss(detached)
  }

  #dismiss(session: Session): void {
    session.state = 'gone'
    this.#fanOut.unseat(session)
    this.#sessions.delete(session.id)
    this.#outbox.end(session)
  }

  /** Goes back to what has been told, which is what is on disk. */
  #startAgain(): void {
    this.#chat = copyChat(this.#fanOut.told)
    this.clock.after(RETRY_LEAVE_MS, () => this.#askAgainToLeave())
  }

  /** Whoever is gone and could not be written off is written off now. */
  #askAgainToLeave(): void {
    for (const session of this.#sessions.values()) {
      if (session.state !== 'gone' || session.undecided > 0) continue
      if (this.#chat.userOf(session.id)) this.ask(session, { do: 'leave', reason: 'Connection closed' })
      else this.#forget(session)
    }
  }

  /** For whoever is gone, and as decided not in the chat: but what brought them in or out may be on its way to the disk still, and fail there. */
  #forget(session: Session): void {
    const forget = (told: Chat): void => {
      if (!told.userOf(session.id)) this.#sessions.delete(session.id)
    }
    if (this.#turns.areAllTold) forget(this.#fanOut.told)
    else this.answer(forget)
  }
}

const NOBODY: readonly Session[] = []
