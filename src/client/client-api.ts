/** A client of one server, without a screen: what it knows is `state`, what a person can do are its methods. */
import type { Kept, KeptItem, OutboxStore } from './archive.ts'
import type { MultilineLimits } from './capabilities.ts'
import type { Outbox } from './outbox.ts'
import type { Message, MessageToFormat } from '../wire/irc/message.ts'
import type { ClientClock } from './client-clock.ts'
import type { Finder } from './finding.ts'
import type { ChannelPasswords } from './joining.ts'
import type { OpenLink } from './link.ts'
import type { MessageDeeds } from './message-deeds.ts'
import type { ClientState } from './state/client-state.ts'
import type { Notices } from './state/notices.ts'
import type { Entry, TalkEntry } from './state/entry.ts'

export interface ClientOptions {
  readonly openLink: OpenLink
  readonly clock?: ClientClock
  readonly nick: string
  /** What the server wants of everybody who comes in; absent or empty where nothing is known of that. */
  readonly serverPassword?: string
  /** Those of channels, where they outlive the client. */
  readonly channelPasswords?: ChannelPasswords
  /** The secret of a guest, who is the same on each connection with it (docs/protocols/guest-key.md); absent for none. */
  readonly guestKey?: string
  /** Whether to log in by what the connection itself proves (SASL EXTERNAL). Who was logged in so does not come back as somebody else. */
  readonly logsIn?: boolean
  /** What the server is called until it names itself. */
  readonly serverName: string
  /** Channels to enter, in this order; the first becomes the active buffer. */
  readonly channels: readonly string[]
  /** What was kept of an earlier visit, and where what is written is kept until it is confirmed; absent where nothing outlives the client. */
  readonly offline?: Offline
  /** Lines of history to fetch on entering a channel, 0 for none. */
  readonly historyOnEntering: number
  /** What the person wants to be told of, as far as it is known before the server says it. */
  readonly notices?: Notices | undefined
  /** People whom the person hides: `nick`, or `nick:account`. */
  readonly ignored?: readonly string[]
  /** Whether to ask the server about the people that are seen: who is away, what they say of themselves. */
  readonly knowsPeople?: boolean
}

export interface Offline {
  /** Shown until the server says more. The channels in it are entered again. */
  readonly kept?: Kept | undefined
  /** In their order. */
  readonly waiting: readonly KeptItem[]
  readonly store: OutboxStore
  /** Whether what waits is sent from here, and not by another client of the same person. */
  readonly maySend: () => boolean
}

/** Called after each change, with the state before it. What is new stands in `state.news`. */
export type StateListener = (state: ClientState, previous: ClientState) => void

export interface Client {
  readonly state: ClientState
  /** Gives what ends it. */
  subscribe(listener: StateListener): () => void
  start(): void
  /** Another password of the server, from the next `start` on: after it stopped for `SERVER_PASSWORD`. */
  setServerPassword(password: string): void
  /** Another nick, after `nick-refused`. */
  tryNick(nick: string): void
  /** Any message; false where nobody is connected. */
  send(message: MessageToFormat): boolean
  /** Asks the server, and gives its whole answer; undefined where there is none. Nothing of it is shown anywhere. */
  ask(message: MessageToFormat): Promise<readonly Message[] | undefined>
  /** Learns which modes a channel has. Gives what else the answer says. */
  askModes(key: string): Promise<readonly Message[] | undefined>
  /**
   * Says something in a buffer, in as many messages as it takes; where the connection is lost, once it is back. False where neither can be.
   * `replyTo`: the msgid of the message that this answers.
   */
  say(key: string, text: string, style: TalkEntry['style'], replyTo?: string): boolean
  /** Says again what was not delivered; false where it can still not be said. */
  sayAgain(key: string, entry: number): boolean
  /** Forgets what was not delivered. */
  discard(key: string, entry: number): void
  /** What waits for the connection, or was not delivered. */
  readonly outbox: Pick<Outbox, 'adopt' | 'forget' | 'discard' | 'release'>
  /** What one message of several lines may hold, as the server said last. */
  readonly multiline: MultilineLimits | undefined
  /** The server takes several lines as one message. */
  readonly takesLines: boolean
  /** What can be done to messages. */
  readonly messages: Pick<MessageDeeds, 'react' | 'edit' | 'redact' | 'pin' | 'askPins' | 'search'>
  /** Finds messages, to be shown apart: `state.found`. */
  readonly finder: Finder
  /** Goes to a message, wherever it stands in the past of a buffer. False where that cannot be. */
  jump(key: string, msgid: string): boolean
  /** From there to what is being said now. */
  returnToPresent(key: string): void
  /** The input for a buffer is now this: others may hear that somebody is writing. */
  typed(key: string, text: string): void
  /** The person has seen all there is in a buffer. */
  seen(key: string): void
  /** They say so: what was new is not marked any more. */
  markRead(key: string): void
  /** Whether somebody looks at the screen; they do, where nothing is said of it. */
  look(isLookedAt: boolean): void
  /** From now on this is what the person wants to be told of. */
  setNotices(notices: Notices): void
  /** From now on these are the people whom the person hides. */
  setIgnored(nicks: readonly string[]): void
  note(key: string, text: string, tone?: 'plain' | 'error'): void
  join(channel: string, password?: string): void
  /** The person knows that a JOIN was refused. */
  forgetRefusedJoin(): void
  /** Opens a conversation with somebody; gives its key. */
  openQuery(nick: string): string
  focus(key: string): void
  /** Closes a buffer; a channel is left. */
  close(key: string): void
  /** Asks for older history, unless that is under way or there is none. */
  older(key: string): void
  /** The same towards the present, where a part of the past is shown. */
  newer(key: string): void
  /** The person has these before them: what is known from before this connection is looked at again. */
  looksAt(key: string, entries: Iterable<Entry>): void
  /** Resolves once the server has taken all that was said: true, or false when the connection is not there any more. */
  settled(): Promise<boolean>
  /** Done once the link is closed, after two seconds at most. */
  quit(reason: string): Promise<void>
  /** `quit` was called: what ends from here on was meant to. */
  readonly isQuitting: boolean
}
