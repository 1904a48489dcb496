/** A client of one server, without a screen: what it knows is `state`, what a person can do are its methods. */
import type { Message, MessageToFormat } from '../wire/irc/message.ts'
import { createBarriers } from './barriers.ts'
import { createBatches } from './batches.ts'
import type { Batch } from './batches.ts'
import type { MultilineLimits } from './capabilities.ts'
import { systemClock } from './client-clock.ts'
import type { ClientClock } from './client-clock.ts'
import { createConversations } from './conversations.ts'
import { createHistory } from './history.ts'
import type { OpenLink } from './link.ts'
import { createMessageDeeds } from './message-deeds.ts'
import type { MessageDeeds } from './message-deeds.ts'
import { createOutbox } from './outbox.ts'
import { createReading } from './reading.ts'
import { createRegain } from './regain.ts'
import { createServerConnection } from './server-connection.ts'
import { initialState } from './state/client-state.ts'
import type { ClientState } from './state/client-state.ts'
import type { TalkEntry } from './state/entry.ts'
import { reduce } from './state/reduce.ts'
import type { Action } from './state/reduce.ts'
import { bufferNamed, hasPending, isSameName, keyOf } from './state/selectors.ts'
import { createTypingNotices, TYPING_LABEL } from './typing-notices.ts'

export interface ClientOptions {
  readonly openLink: OpenLink
  readonly clock?: ClientClock
  readonly nick: string
  /** What the server is called until it names itself. */
  readonly serverName: string
  /** Channels to enter, in this order; the first becomes the active buffer. */
  readonly channels: readonly string[]
  /** Lines of history to fetch on entering a channel, 0 for none. */
  readonly historyOnEntering: number
}

/** Called after each change, with the state before it. What is new stands in `state.news`. */
export type StateListener = (state: ClientState, previous: ClientState) => void

export interface Client {
  readonly state: ClientState
  /** Gives what ends it. */
  subscribe(listener: StateListener): () => void
  start(): void
  /** Another nick, after `nick-refused`. */
  tryNick(nick: string): void
  /** Any message; false where nobody is connected. */
  send(message: MessageToFormat): boolean
  /**
   * Says something in a buffer, in as many messages as it takes; where the connection is lost, once it is back. False where neither can be.
   * `replyTo`: the msgid of the message that this answers.
   */
  say(key: string, text: string, style: TalkEntry['style'], replyTo?: string): boolean
  /** The server takes several lines as one message. */
  readonly takesLines: boolean
  /** What can be done to messages. */
  readonly messages: Pick<MessageDeeds, 'react' | 'edit' | 'redact' | 'pin' | 'askPins' | 'search'>
  /** Goes to a message, wherever it stands in the past of a buffer. False where that cannot be. */
  jump(key: string, msgid: string): boolean
  /** From there to what is being said now. */
  returnToPresent(key: string): void
  /** The input for a buffer is now this: others may hear that somebody is writing. */
  typed(key: string, text: string): void
  /** The person has seen all there is in a buffer. */
  seen(key: string): void
  note(key: string, text: string, tone?: 'plain' | 'error'): void
  join(channel: string, password?: string): void
  /** Opens a conversation with somebody; gives its key. */
  openQuery(nick: string): string
  focus(key: string): void
  /** Closes a buffer; a channel is left. */
  close(key: string): void
  /** Asks for older history, unless that is under way or there is none. */
  older(key: string): void
  /** The same towards the present, where a part of the past is shown. */
  newer(key: string): void
  /** Resolves once the server has taken all that was said: true, or false when the connection is not there any more. */
  settled(): Promise<boolean>
  /** Done once the link is closed, after two seconds at most. */
  quit(reason: string): Promise<void>
  /** `quit` was called: what ends from here on was meant to. */
  readonly isQuitting: boolean
}

/** Numerics that answer a JOIN with no. */
const JOIN_REFUSALS = new Set(['403', '405', '437', '470', '471', '473', '474', '475', '476', '477', '489'])
const END_OF_MOTD = new Set(['376', '422'])

export function createClient(options: ClientOptions): Client {
  const { clock = systemClock, channels, historyOnEntering } = options
  let state = initialState(options.nick, options.serverName)
  const listeners = new Set<StateListener>()
  const passwords = new Map<string, string>()
  /** Channels that become active when we are in, because somebody asked for them. */
  const entering = new Set<string>()
  let lostAt: number | undefined
  let isQuitting = false

  function dispatch(action: Action): void {
    const previous = state
    state = reduce(state, action)
    for (const listener of listeners) listener(state, previous)
  }

  const connection = createServerConnection({
    openLink: options.openLink,
    clock,
    wantedNick: () => regain.wanted,
    onStatus: (status) => dispatch({ type: 'status', status }),
    onBegan: (capabilities) => dispatch({ type: 'began', capabilities: new Set(capabilities) }),
    onMessage: (message) => batches.receive(message),
    onLost(why) {
      history.reset()
      regain.stop()
      deeds.reset()
      reading.reset()
      typing.said()
      lostAt = clock.now()
      batches = createBatches(batchListener)
      dispatch({ type: 'lost', why, at: lostAt, kept: outbox.lost() })
      barriers.fall()
    },
  })
  const sendNow = (message: MessageToFormat): void => void connection.send(message)
  const barriers = createBarriers((message) => connection.send(message))
  const history = createHistory({ clock, onEntering: historyOnEntering, state: () => state, dispatch, send: sendNow })
  const regain = createRegain({ nick: options.nick, clock, state: () => state, send: sendNow })
  const multiline = (): MultilineLimits | undefined => connection.multiline
  const parts = { clock, state: () => state, dispatch, send: sendNow }
  const outbox = createOutbox({ ...parts, multiline })
  const deeds = createMessageDeeds({ ...parts, multiline, send: (message) => connection.send(message) })
  const reading = createReading(parts)
  const typing = createTypingNotices(parts)
  const conversations = createConversations({ ...parts, found: openMissed })
  const batchListener = { message: onMessage, answer: onAnswer }
  let batches = createBatches(batchListener)

  function onMessage(message: Message, label: string | undefined): void {
    const verb = message.verb.toUpperCase()
    if (verb === 'PONG') return barriers.onPong(message.params.at(-1) ?? '')
    if (verb === 'CAP') return dispatch({ type: 'capabilities', capabilities: new Set(connection.capabilities) })
    if (label === TYPING_LABEL) return
    if (history.refused(message) || deeds.refused(message) || regain.sees(message)) return
    const before = state
    dispatch({ type: 'message', message, label, at: clock.now() })
    if (END_OF_MOTD.has(verb) && before.connection === state.connection) enterChannels()
    if (verb === 'JOIN') onEntered(message)
    if (JOIN_REFUSALS.has(verb)) outbox.shutOut(keyOf(state, message.params[1] ?? ''))
  }

  function onAnswer(batch: Batch): void {
    if (batch.type.endsWith('chathistory')) history.page(batch)
    else if (batch.type.endsWith('targets')) conversations.targets(batch)
    else deeds.answer(batch)
  }

  /** Something was said in a conversation while we were gone: what it was is fetched, and counted as new. */
  function openMissed(nick: string): void {
    const known = bufferNamed(state, nick)
    if (!known) dispatch({ type: 'open', name: nick, kind: 'query' })
    const buffer = bufferNamed(state, nick)
    if (buffer && buffer.history !== 'asking') history.joined(buffer)
  }

  /** The channels that we were in when the connection was lost, or those to begin with. */
  function enterChannels(): void {
    regain.welcomed()
    outbox.arrived()
    const missed = [...state.buffers.values()].filter(({ isMissed }) => isMissed)
    for (const { name, key } of missed) join(name, passwords.get(key))
    if (lostAt !== undefined && historyOnEntering > 0) conversations.missedSince(lostAt)
    lostAt = undefined
    if (state.connection > 1) return
    const [first, ...others] = channels
    if (first !== undefined) enter(first)
    for (const name of others) join(name, undefined)
  }

  function enter(name: string, password?: string): void {
    entering.add(keyOf(state, name))
    join(name, password)
  }

  function join(name: string, password: string | undefined): void {
    if (password !== undefined) passwords.set(keyOf(state, name), password)
    connection.send({ verb: 'JOIN', params: password === undefined ? [name] : [name, password] })
  }

  function onEntered({ source = '', params }: Message): void {
    const buffer = bufferNamed(state, params[0] ?? '')
    if (!buffer || !isSameName(state, source.split('!', 1)[0] ?? '', state.nick)) return
    if (entering.delete(buffer.key)) dispatch({ type: 'focus', buffer: buffer.key })
    outbox.arrived(buffer.key)
    history.joined(buffer)
  }

  /** A conversation has a past too; it is fetched when somebody looks at it. */
  function focus(key: string): void {
    dispatch({ type: 'focus', buffer: key })
    if (state.buffers.get(key)?.kind === 'query' && state.status.at === 'online') history.opened(key)
  }

  return {
    get state() {
      return state
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    start() {
      isQuitting = false
      connection.start()
    },
    tryNick(nick) {
      regain.want(nick)
      connection.tryNick(nick)
    },
    send: (message) => connection.send(message),
    say(key, text, style, replyTo) {
      typing.said()
      return outbox.say(key, text, style, replyTo)
    },
    get takesLines() {
      return multiline() !== undefined
    },
    messages: deeds,
    jump: (key, msgid) => history.jump(key, msgid),
    returnToPresent: (key) => dispatch({ type: 'return', buffer: key }),
    typed: (key, text) => typing.typed(key, text),
    seen: (key) => reading.seen(key),
    note: (key, text, tone = 'plain') => dispatch({ type: 'note', buffer: key, text, tone, at: clock.now() }),
    join: enter,
    openQuery(nick) {
      dispatch({ type: 'open', name: nick, kind: 'query' })
      return keyOf(state, nick)
    },
    focus,
    close(key) {
      const buffer = state.buffers.get(key)
      if (buffer?.kind === 'channel' && buffer.isJoined) connection.send({ verb: 'PART', params: [buffer.name] })
      dispatch({ type: 'close', buffer: key })
    },
    older: (key) => history.older(key),
    newer: (key) => history.newer(key),
    async settled() {
      const isTaken = await barriers.raise()
      return isTaken && hasPending(state) ? barriers.raise() : isTaken
    },
    get isQuitting() {
      return isQuitting
    },
    async quit(reason) {
      isQuitting = true
      reading.flush()
      history.reset()
      regain.stop()
      await connection.quit(reason)
      barriers.fall()
    },
  }
}
