/** Makes a client of one server, without a screen, out of its parts. */
import type { Message, MessageToFormat } from '../wire/irc/message.ts'
import { createBarriers } from './barriers.ts'
import { createBatches } from './batches.ts'
import type { Batch } from './batches.ts'
import type { MultilineLimits } from './capabilities.ts'
import { createChecking } from './checking.ts'
import type { Client, ClientOptions } from './client-api.ts'
import { systemClock } from './client-clock.ts'
import { createConversations } from './conversations.ts'
import { createFinder } from './finding.ts'
import { createHistory } from './history.ts'
import { createJoining } from './joining.ts'
import { createKnowing } from './knowing.ts'
import { createMessageDeeds } from './message-deeds.ts'
import { createOutbox } from './outbox.ts'
import { createQuestions } from './questions.ts'
import { createReading } from './reading.ts'
import { createRegain } from './regain.ts'
import { createServerConnection } from './server-connection.ts'
import { SERVER_BUFFER } from './state/client-state.ts'
import { type Action, reduce } from './state/reduce.ts'
import { beginning } from './state/restored.ts'
import { bufferNamed, hasPending, isSameName, keyOf, newestMsgids, serverTime } from './state/selectors.ts'
import { failedEntry } from './state/talk.ts'
import { createTeller } from './teller.ts'
import { createTypingNotices, TYPING_LABEL } from './typing-notices.ts'

export type { Client } from './client-api.ts'

/** Numerics that answer a JOIN with no. */
const JOIN_REFUSALS = new Set(['403', '405', '437', '470', '471', '473', '474', '475', '476', '477', '480', '489'])
/** Conversations that are looked at again when one comes back; the others when somebody opens them. */
const MAX_FETCHED = 20
const END_OF_MOTD = new Set(['376', '422'])

export function createClient(options: ClientOptions): Client {
  const { clock = systemClock, channels, historyOnEntering } = options
  const { offline, notices, ignored = [] } = options
  let state = { ...beginning(options), ...(notices && { notices }), ignored }
  const teller = createTeller()
  /** Channels that become active when we are in, because somebody asked for them: their names, by key. */
  const entering = new Map<string, string>()
  let lostAt = offline?.kept?.room.at
  /** Since when those channels were missed that were to be joined again: by the clock of the server, with their keys. */
  let missing: { readonly since: number; readonly keys: ReadonlySet<string> } | undefined
  let lastMultiline = offline?.kept?.room.multiline
  let { serverPassword } = options
  let isQuitting = false

  function dispatch(action: Action): void {
    const previous = state
    state = reduce(state, action)
    teller.tell(state, previous)
  }

  const connection = createServerConnection({
    openLink: options.openLink,
    clock,
    wantedNick: () => regain.wanted,
    whoWeAre: () => ({ ...options, serverPassword }),
    isKnown: state.isRestored,
    onStatus: (status) => dispatch({ type: 'status', status }),
    onBegan: (capabilities) => dispatch({ type: 'began', capabilities: new Set(capabilities) }),
    onMessage: (message) => batches.receive(message),
    onLost(why) {
      history.reset()
      checking.reset()
      regain.stop()
      deeds.reset()
      reading.reset()
      typing.said()
      questions.reset()
      lostAt = serverTime(state, clock.now())
      batches = createBatches(batchListener)
      dispatch({ type: 'lost', why, at: clock.now(), kept: outbox.lost() })
      barriers.fall()
    },
  })
  const sendNow = (message: MessageToFormat): void => void connection.send(message)
  const barriers = createBarriers((message) => connection.send(message))
  const history = createHistory({
    clock,
    onEntering: historyOnEntering,
    corrects: offline !== undefined,
    state: () => state,
    dispatch,
    send: sendNow,
  })
  const regain = createRegain({ nick: options.nick, clock, state: () => state, send: sendNow })
  const multiline = (): MultilineLimits | undefined =>
    state.status.at === 'online' ? (lastMultiline = connection.multiline) : lastMultiline
  const parts = { clock, state: () => state, dispatch, send: sendNow }
  const outbox = createOutbox({ ...parts, multiline, store: offline?.store, maySend: offline?.maySend })
  const deeds = createMessageDeeds({ ...parts, multiline, send: (message) => connection.send(message) })
  const reading = createReading(parts)
  const typing = createTypingNotices(parts)
  const conversations = createConversations({ ...parts, fetch: (buffer) => history.joined(buffer) })
  const questions = createQuestions({ ...parts, send: (message) => connection.send(message) })
  const joining = createJoining({ ...parts, kept: options.channelPasswords })
  const checking = createChecking(parts)
  const finder = createFinder({ ...parts, ask: (message) => questions.ask(message) })
  const knowing = options.knowsPeople ? createKnowing(parts) : undefined
  const batchListener = {
    message: onMessage,
    answer: onAnswer,
    isAsked: (label: string | undefined) => questions.isAsked(label),
  }
  let batches = createBatches(batchListener)

  function onMessage(message: Message, label: string | undefined): void {
    const verb = message.verb.toUpperCase()
    if (verb === 'PONG') return barriers.onPong(message.params.at(-1) ?? '')
    if (verb === 'CAP') return dispatch({ type: 'capabilities', capabilities: new Set(connection.capabilities) })
    if (label === TYPING_LABEL) return
    if (questions.isAsked(label)) return onAnswered(label, [message])
    if (checking.refused(message, label) || history.refused(message) || deeds.refused(message) || regain.sees(message))
      return
    const before = state
    joining.sees(message)
    dispatch({ type: 'message', message, label, at: clock.now() })
    if (verb === 'MARKREAD') reading.told(message.params)
    if (state.moved) outbox.renamed(state.moved.from, state.moved.to)
    if (label !== undefined && verb === 'ACK') outbox.discard(label)
    else if (label !== undefined || verb === 'PRIVMSG') outbox.look()
    if (END_OF_MOTD.has(verb) && before.connection === state.connection) enterChannels()
    if (verb === 'JOIN') onEntered(message)
    if (JOIN_REFUSALS.has(verb)) onShutOut(verb, message.params)
    knowing?.sees(message)
    knowing?.look()
  }

  function onShutOut(numeric: string, params: readonly string[]): void {
    const [, channel = ''] = params
    const key = keyOf(state, channel)
    outbox.shutOut(key)
    dispatch({ type: 'shut-out', buffer: key })
    if (!entering.delete(key)) return
    dispatch({ type: 'join-refused', refused: { channel, numeric, sentence: params.at(-1) ?? '' } })
  }

  function onAnswered(label: string | undefined, messages: readonly Message[]): void {
    questions.answered(label, messages)
    for (const message of messages) if (questions.isEvent(message)) onMessage(message, undefined)
  }

  function onAnswer(batch: Batch): void {
    if (questions.isAsked(batch.label)) onAnswered(batch.label, batch.messages)
    else if (checking.page(batch)) return
    else if (batch.type.endsWith('chathistory')) history.page(batch)
    else if (batch.type.endsWith('targets')) conversations.targets(batch)
    else deeds.answer(batch)
  }

  /** The channels that we were in when the connection was lost, or those to begin with. */
  function enterChannels(): void {
    regain.welcomed(connection.askedNick)
    knowing?.welcomed()
    outbox.arrived()
    const missed = [...state.buffers.values()].filter(({ isMissed }) => isMissed)
    missing = lostAt === undefined ? undefined : { since: lostAt, keys: new Set(missed.map(({ key }) => key)) }
    for (const buffer of missed) joining.join(buffer.name, undefined, newestMsgids(buffer, 5))
    if (lostAt !== undefined && historyOnEntering > 0) conversations.missedSince(lostAt)
    lostAt = undefined
    if (offline?.kept && state.connection === 1) fetchConversations()
    const known = new Set(missed.map(({ key }) => key))
    // Asked for while there was no connection, or when it was lost.
    for (const [key, name] of entering) {
      if (known.has(key)) continue
      known.add(key)
      joining.join(name)
    }
    if (state.connection > 1) return
    const [firstMissed] = missed
    if (firstMissed && state.active === SERVER_BUFFER) entering.set(firstMissed.key, firstMissed.name)
    for (const [i, name] of channels.entries()) {
      if (known.has(keyOf(state, name))) continue
      if (i === 0) enter(name)
      else joining.join(name)
    }
  }

  /** Those that were kept from an earlier visit. */
  function fetchConversations(): void {
    const queries = [...state.buffers.values()].filter(({ kind }) => kind === 'query')
    for (const buffer of queries.slice(0, MAX_FETCHED)) history.joined(buffer)
  }

  function enter(name: string, password?: string): void {
    entering.set(keyOf(state, name), name)
    joining.join(name, password)
  }

  function onEntered({ source = '', params }: Message): void {
    const buffer = bufferNamed(state, params[0] ?? '')
    if (!buffer || !isSameName(state, source.split('!', 1)[0] ?? '', state.nick)) return
    if (entering.delete(buffer.key)) dispatch({ type: 'focus', buffer: buffer.key })
    outbox.arrived(buffer.key)
    history.joined(buffer, missing?.keys.has(buffer.key) ? missing.since : undefined)
  }

  /** A conversation has a past too; it is fetched when somebody looks at it. */
  function focus(key: string): void {
    dispatch({ type: 'focus', buffer: key })
    if (state.buffers.get(key)?.kind === 'query' && state.status.at === 'online') history.opened(key)
  }

  for (const item of offline?.waiting ?? []) outbox.adopt(item)

  return {
    get state() {
      return state
    },
    subscribe: (listener) => teller.subscribe(listener),
    start() {
      isQuitting = false
      connection.start()
    },
    setServerPassword(password) {
      serverPassword = password
    },
    tryNick(nick) {
      regain.want(nick)
      connection.tryNick(nick)
    },
    send: (message) => connection.send(message),
    ask: (message) => questions.ask(message),
    askModes: (key) => questions.askModes(key),
    say(key, text, style, replyTo) {
      typing.said()
      return outbox.say(key, text, style, replyTo)
    },
    sayAgain(key, id) {
      const entry = failedEntry(state, key, id)
      if (entry?.unsent !== undefined && outbox.retry(entry.unsent)) return true
      if (!entry || !outbox.say(key, entry.text, entry.style, entry.replyTo)) return false
      dispatch({ type: 'discarded', buffer: key, entry: id })
      return true
    },
    discard(key, id) {
      outbox.discard(failedEntry(state, key, id)?.unsent ?? '')
      dispatch({ type: 'discarded', buffer: key, entry: id })
    },
    outbox,
    get multiline() {
      return multiline()
    },
    get takesLines() {
      return multiline() !== undefined
    },
    messages: deeds,
    finder,
    jump: (key, msgid) => history.jump(key, msgid),
    returnToPresent: (key) => dispatch({ type: 'return', buffer: key }),
    typed: (key, text) => typing.typed(key, text),
    seen: (key) => reading.seen(key),
    markRead(key) {
      dispatch({ type: 'read', buffer: key })
      reading.seen(key)
    },
    look: (isLookedAt) => dispatch({ type: 'look', isLookedAt }),
    setNotices: (notices) => dispatch({ type: 'notices', notices }),
    setIgnored: (ignored) => dispatch({ type: 'ignored', ignored }),
    note: (key, text, tone = 'plain') => dispatch({ type: 'note', buffer: key, text, tone, at: clock.now() }),
    join: enter,
    forgetRefusedJoin: () => dispatch({ type: 'join-refused', refused: undefined }),
    openQuery(nick) {
      dispatch({ type: 'open', name: nick, kind: 'query' })
      knowing?.look()
      return keyOf(state, nick)
    },
    focus,
    close(key) {
      const buffer = state.buffers.get(key)
      if (buffer?.kind === 'channel' && buffer.isJoined) connection.send({ verb: 'PART', params: [buffer.name] })
      dispatch({ type: 'close', buffer: key })
      knowing?.look()
    },
    older: (key) => history.older(key),
    newer: (key) => history.newer(key),
    looksAt: (key, entries) => checking.looksAt(key, entries),
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
      checking.reset()
      regain.stop()
      questions.reset()
      await connection.quit(reason)
      barriers.fall()
    },
  }
}
