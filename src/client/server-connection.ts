/** Keeps one server reachable: opens the link, registers, answers its PINGs, and comes back when the link is lost. */
import { formatMessage, parseMessage } from '../wire/irc/message.ts'
import type { Message, MessageToFormat } from '../wire/irc/message.ts'
import { createLineReader } from '../wire/lines.ts'
import { backOffMs } from './back-off.ts'
import type { MultilineLimits } from './capabilities.ts'
import type { ClientClock } from './client-clock.ts'
import { SUCCEEDED } from './external-log-in.ts'
import { startKeepalive } from './keepalive.ts'
import type { Keepalive } from './keepalive.ts'
import type { Link, OpenLink } from './link.ts'
import { createRegistration } from './registration.ts'
import type { Registration, WhoWeAre } from './registration.ts'
import type { Status } from './state/client-state.ts'
import { alternativeNick, hasTriesLeft } from './wanted-nick.ts'

/** 8191 bytes of tags and 512 of the rest, and room for servers that send more: RPL_ISUPPORT has been seen longer. */
const MAX_LINE_BYTES = 16_384
const REGISTRATION_MS = 20_000
const GOODBYE_MS = 2_000

/** Why a client stops that was logged in by what its connection proves, which proves it no more. */
export const LOGGED_OUT = 'logged out'

/** The same where the server wants a password of everybody, and did not get it. */
export const SERVER_PASSWORD = 'the server wants a password'

export interface ServerConnectionOptions {
  readonly openLink: OpenLink
  readonly clock: ClientClock
  /** The nick to come in with; asked again for each registration. */
  readonly wantedNick: () => string
  /** How the server knows who we are; asked again for each registration. */
  readonly whoWeAre: () => WhoWeAre
  /** We were in on an earlier visit: a server that cannot be reached at first is waited for, too. */
  readonly isKnown?: boolean
  readonly onStatus: (status: Status) => void
  /** The server welcomed us; the message that says so follows through `onMessage`. */
  readonly onBegan: (capabilities: ReadonlySet<string>) => void
  readonly onMessage: (message: Message) => void
  /** The link was lost after `onBegan`, and we had not quit: a new try is on its way. */
  readonly onLost: (why: string) => void
}

export interface ServerConnection {
  /** Begins, or tries again at once while waiting. */
  start(): void
  /** Sends to the server; false where nobody is connected. Throws as `formatMessage` does. */
  send(message: MessageToFormat): boolean
  /** Answers `nick-refused`. */
  tryNick(nick: string): void
  /** Says goodbye, and is done when the link is closed, after two seconds at most. */
  quit(reason: string): Promise<void>
  /** The nick that was asked for last. */
  readonly askedNick: string
  readonly capabilities: ReadonlySet<string>
  readonly multiline: MultilineLimits | undefined
}

interface Session {
  readonly link: Link
  readonly who: WhoWeAre
  registration: Registration | undefined
  keepalive: Keepalive | undefined
  isOnline: boolean
  isLoggedIn: boolean
  /** The nick was refused, and the person thinks of another. */
  isRefused: boolean
  /** What the server said before it closed. */
  farewell: string | undefined
  nickTries: number
  cancelPatience: () => void
}

const NONE: ReadonlySet<string> = new Set()
const encoder = new TextEncoder()

export function createServerConnection(options: ServerConnectionOptions): ServerConnection {
  const { openLink, clock, wantedNick, whoWeAre, onStatus, onBegan, onMessage, onLost } = options
  let session: Session | undefined
  let cancelRetry: (() => void) | undefined
  let failures = 0
  let wasOnline = false
  let isKnown = options.isKnown ?? false
  let wasLoggedIn = false
  /** Why there is to be no further try. */
  let endedBy: string | undefined
  /** Somebody said goodbye, and it is not over yet. */
  let quitting: { readonly isOver: Promise<void>; readonly over: () => void } | undefined

  function open(): void {
    cancelRetry = undefined
    endedBy = undefined
    onStatus({ at: 'connecting' })
    const reader = createLineReader({ maxLineBytes: MAX_LINE_BYTES, onLine })
    const mine: Session = {
      link: openLink({ opened: () => opened(mine), received: (bytes) => reader.push(bytes), closed }),
      who: whoWeAre(),
      registration: undefined,
      keepalive: undefined,
      isOnline: false,
      isLoggedIn: false,
      isRefused: false,
      farewell: undefined,
      nickTries: 0,
      cancelPatience: clock.after(REGISTRATION_MS, () => mine.link.destroy('no answer')),
    }
    session = mine
  }

  function opened(mine: Session): void {
    onStatus({ at: 'registering' })
    mine.registration = createRegistration(wantedNick(), write, mine.who)
  }

  function write(message: MessageToFormat): void {
    session?.link.write(encoder.encode(`${formatMessage(message)}\r\n`))
  }

  /** A line that is too long or not UTF-8 is left out: the server's fault, and nothing that can be shown. */
  function onLine(line: string | undefined): void {
    const message = line === undefined ? undefined : parseMessage(line)
    if (!message || !session) return
    session.keepalive?.heard()
    const verb = message.verb.toUpperCase()
    if (verb === 'PING') return write({ verb: 'PONG', params: message.params })
    if (verb === SUCCEEDED && session.who.logsIn === true) session.isLoggedIn = wasLoggedIn = true
    if (verb === 'ERROR') session.farewell = message.params[0]
    const step = session.registration?.receive(message)
    const isStranger = wasLoggedIn && !session.isLoggedIn
    if (isStranger && step !== undefined && step.is !== 'going-on') return loggedOut(session)
    if (step?.is === 'password-refused') return passwordRefused(session)
    if (step?.is === 'nick-refused') return nickRefused(session, step.nick, step.sentence)
    if (step?.is === 'welcomed') welcomed(session)
    // The answer to our own QUIT is no news.
    if (session.isOnline && !(quitting && verb === 'ERROR')) onMessage(message)
  }

  /** Nobody who was logged in comes back as somebody else without knowing. */
  function loggedOut(mine: Session): void {
    endedBy = LOGGED_OUT
    wasLoggedIn = false
    mine.link.destroy(LOGGED_OUT)
  }

  function passwordRefused(mine: Session): void {
    endedBy = SERVER_PASSWORD
    mine.link.destroy(SERVER_PASSWORD)
  }

  function welcomed(mine: Session): void {
    mine.cancelPatience()
    mine.isOnline = true
    wasOnline = true
    failures = 0
    mine.keepalive = startKeepalive({
      clock,
      ask: () => write({ verb: 'PING', params: ['still-there'] }),
      giveUp: () => mine.link.destroy('the server does not answer'),
    })
    onBegan(mine.registration?.capabilities ?? NONE)
    onStatus({ at: 'online' })
  }

  function nickRefused(mine: Session, nick: string, sentence: string): void {
    if (!wasOnline) {
      mine.cancelPatience()
      mine.isRefused = true
      isKnown = false
      onStatus({ at: 'nick-refused', nick, sentence })
    } else if (hasTriesLeft(++mine.nickTries)) {
      mine.registration?.tryNick(alternativeNick(wantedNick(), mine.nickTries, clock.random()))
    } else mine.link.destroy(sentence)
  }

  function closed(reason: string): void {
    const mine = session
    session = undefined
    mine?.cancelPatience()
    mine?.keepalive?.stop()
    const why = mine?.farewell ?? reason
    if (mine?.isOnline && !quitting) onLost(why)
    if (quitting) {
      onStatus({ at: 'stopped', why: 'quit' })
      quitting.over()
      quitting = undefined
    } else if ((wasOnline || isKnown) && endedBy === undefined) retryLater(why)
    // Servers do not wait as long as people think.
    else if (!mine?.isRefused || endedBy !== undefined) onStatus({ at: 'stopped', why: endedBy ?? why })
  }

  function retryLater(why: string): void {
    failures++
    const delay = backOffMs(failures, clock.random())
    cancelRetry = clock.after(delay, open)
    onStatus({ at: 'waiting', why, retryAt: clock.now() + delay })
  }

  return {
    start() {
      cancelRetry?.()
      quitting = undefined
      if (!session) open()
    },
    send(message) {
      if (!session?.isOnline) return false
      write(message)
      return true
    },
    tryNick(nick) {
      if (!session?.registration) {
        if (!session) open()
        return
      }
      session.isRefused = false
      session.registration.startOver(nick)
      session.cancelPatience = clock.after(REGISTRATION_MS, () => session?.link.destroy('no answer'))
      onStatus({ at: 'registering' })
    },
    quit(reason) {
      const mine = session
      cancelRetry?.()
      if (!mine) {
        onStatus({ at: 'stopped', why: 'quit' })
        return Promise.resolve()
      }
      if (quitting) return quitting.isOver
      const { promise: isOver, resolve } = Promise.withResolvers<void>()
      const cancel = clock.after(GOODBYE_MS, () => mine.link.destroy('quit'))
      quitting = {
        isOver,
        over() {
          cancel()
          resolve()
        },
      }
      if (mine.registration) write({ verb: 'QUIT', params: [reason] })
      mine.link.close()
      return isOver
    },
    get askedNick() {
      return session?.registration?.askedNick ?? wantedNick()
    },
    get capabilities() {
      return session?.registration?.capabilities ?? NONE
    },
    get multiline() {
      return session?.registration?.multiline
    },
  }
}
