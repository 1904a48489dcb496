/** A client of one server, without a screen: what it knows is `state`, what a person can do are its methods. */
import type { Message, MessageToFormat } from '../wire/irc/message.ts'
import { createBarriers } from './barriers.ts'
import { createBatches } from './batches.ts'
import type { Batch } from './batches.ts'
import { systemClock } from './client-clock.ts'
import type { ClientClock } from './client-clock.ts'
import { createHistory } from './history.ts'
import type { OpenLink } from './link.ts'
import { createRegain } from './regain.ts'
import { createServerConnection } from './server-connection.ts'
import { splitText } from './split-text.ts'
import { initialState } from './state/client-state.ts'
import type { ClientState } from './state/client-state.ts'
import type { TalkEntry } from './state/entry.ts'
import { reduce } from './state/reduce.ts'
import type { Action } from './state/reduce.ts'
import { bufferNamed, hasPending, isSameName, keyOf } from './state/selectors.ts'
import { maxTextBytes } from './text-room.ts'

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
  /** Says something in a buffer, in as many messages as it takes. False where nobody is connected: nothing was sent. */
  say(key: string, text: string, style: TalkEntry['style']): boolean
  note(key: string, text: string, tone?: 'plain' | 'error'): void
  join(channel: string, password?: string): void
  /** Opens a conversation with somebody; gives its key. */
  openQuery(nick: string): string
  focus(key: string): void
  /** Closes a buffer; a channel is left. */
  close(key: string): void
  /** Asks for older history, unless that is under way or there is none. */
  older(key: string): void
  /** Resolves once the server has taken all that was said: true, or false when the connection is not there any more. */
  settled(): Promise<boolean>
  /** Done once the link is closed, after two seconds at most. */
  quit(reason: string): Promise<void>
  /** `quit` was called: what ends from here on was meant to. */
  readonly isQuitting: boolean
}

const END_OF_MOTD = new Set(['376', '422'])

export function createClient(options: ClientOptions): Client {
  const { clock = systemClock, channels, historyOnEntering } = options
  let state = initialState(options.nick, options.serverName)
  const listeners = new Set<StateListener>()
  const passwords = new Map<string, string>()
  /** Channels that become active when we are in, because somebody asked for them. */
  const entering = new Set<string>()
  let lastToken = 0
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
      batches = createBatches(batchListener)
      dispatch({ type: 'lost', why, at: clock.now() })
      barriers.fall()
    },
  })
  const sendNow = (message: MessageToFormat): void => void connection.send(message)
  const barriers = createBarriers((message) => connection.send(message))
  const history = createHistory({ clock, onEntering: historyOnEntering, state: () => state, dispatch, send: sendNow })
  const regain = createRegain({ nick: options.nick, clock, state: () => state, send: sendNow })
  const batchListener = { message: onMessage, history: (page: Batch) => history.page(page) }
  let batches = createBatches(batchListener)

  function onMessage(message: Message, label: string | undefined): void {
    const verb = message.verb.toUpperCase()
    if (verb === 'PONG') return barriers.onPong(message.params.at(-1) ?? '')
    if (verb === 'CAP') return dispatch({ type: 'capabilities', capabilities: new Set(connection.capabilities) })
    if (history.refused(message) || regain.sees(message)) return
    const before = state
    dispatch({ type: 'message', message, label, at: clock.now() })
    if (END_OF_MOTD.has(verb) && before.connection === state.connection) enterChannels()
    if (verb === 'JOIN') onEntered(message)
  }

  /** The channels that we were in when the connection was lost, or those to begin with. */
  function enterChannels(): void {
    regain.welcomed()
    const missed = [...state.buffers.values()].filter(({ isMissed }) => isMissed)
    for (const { name, key } of missed) join(name, passwords.get(key))
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
    history.joined(buffer)
  }

  function say(key: string, text: string, style: TalkEntry['style']): boolean {
    const target = state.buffers.get(key)
    if (!target || target.kind === 'server' || state.status.at !== 'online') return false
    for (const piece of splitText(text, maxTextBytes(state, target.name, style)))
      sayPiece(key, target.name, piece, style)
    return true
  }

  function sayPiece(key: string, target: string, text: string, style: TalkEntry['style']): void {
    const label = `m${++lastToken}`
    const hasEcho = state.capabilities.has('echo-message')
    const tags = hasEcho && state.capabilities.has('labeled-response') ? new Map([['label', label]]) : undefined
    const said = style === 'act' ? `\x01ACTION ${text}\x01` : text
    dispatch({ type: 'sent', buffer: key, text, style, pending: hasEcho ? label : undefined, at: clock.now() })
    connection.send({ tags, verb: style === 'notice' ? 'NOTICE' : 'PRIVMSG', params: [target, said] })
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
    say,
    note: (key, text, tone = 'plain') => dispatch({ type: 'note', buffer: key, text, tone, at: clock.now() }),
    join: enter,
    openQuery(nick) {
      dispatch({ type: 'open', name: nick, kind: 'query' })
      return keyOf(state, nick)
    },
    focus: (key) => dispatch({ type: 'focus', buffer: key }),
    close(key) {
      const buffer = state.buffers.get(key)
      if (buffer?.kind === 'channel' && buffer.isJoined) connection.send({ verb: 'PART', params: [buffer.name] })
      dispatch({ type: 'close', buffer: key })
    },
    older: (key) => history.older(key),
    async settled() {
      const isTaken = await barriers.raise()
      return isTaken && hasPending(state) ? barriers.raise() : isTaken
    },
    get isQuitting() {
      return isQuitting
    },
    async quit(reason) {
      isQuitting = true
      history.reset()
      regain.stop()
      await connection.quit(reason)
      barriers.fall()
    },
  }
}
