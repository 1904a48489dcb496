/** Replies that nothing else needs, as lines to read: WHOIS, LIST, the MOTD, errors, standard replies. */
import type { Message } from '../../wire/irc/message.ts'
import { dateAndTime } from '../date-time.ts'
import { phrases } from '../phrases/phrases.ts'
import { type Sentence, sentenceOf } from '../phrases/sentence-of.ts'
import type { Answers } from './answers.ts'
import { withNote } from './change.ts'
import { SERVER_BUFFER } from './client-state.ts'
import type { ClientState } from './client-state.ts'
import { withPerson } from './people.ts'
import { bufferNamed, isChannelName } from './selectors.ts'

type Phrase = (params: readonly string[]) => string | undefined

const silent = (): undefined => undefined
const thatIsAll = (): string => phrases().replies.thatIsAll

/** Params without the nick in front. A phrase of undefined says that the reply is not shown. */
const PHRASES: Readonly<Record<string, Phrase>> = {
  '004': silent,
  '301': ([nick = '', text = '']) => phrases().replies.isAway(nick, text),
  '311': ([nick = '', user, host, , name = '']) => phrases().replies.is(nick, name, `${user}@${host}`),
  '312': ([nick = '', server = '', about = '']) => phrases().replies.isOn(nick, server, about),
  '313': ([nick = '', text = '']) => phrases().replies.isOperator(nick, text),
  '315': silent,
  '317': ([nick = '', idle, since]) => phrases().replies.isIdle(nick, Number(idle), timeText(since)),
  '318': silent,
  '319': ([nick = '', channels = '']) => phrases().replies.isIn(nick, channels),
  '321': silent,
  '322': ([channel, members, topic]) => `${channel} (${members}) ${topic ?? ''}`.trimEnd(),
  '323': thatIsAll,
  '324': ([channel = '', ...modes]) => phrases().replies.hasModes(channel, modes.join(' ')),
  '329': ([channel = '', since]) => phrases().replies.exists(channel, timeText(since)),
  '330': ([nick = '', account = '']) => phrases().replies.isLoggedIn(nick, account),
  '333': silent,
  '341': ([nick = '', channel = '']) => phrases().replies.youInvited(nick, channel),
  '352': ([channel = '', user, host, , nick = '', flags = '', name = '']) =>
    phrases().replies.isThere(nick, flags.startsWith('G'), `${user}@${host}`, channel, name.replace(/^\d+ /, '')),
  '367': ([channel = '', mask = '', by]) => phrases().replies.bans(channel, mask, by),
  '368': thatIsAll,
  '372': ([text]) => text?.replace(/^- ?/, ''),
  '375': silent,
  '376': silent,
  '671': ([nick = '', text = '']) => phrases().replies.isSecure(nick, text),
  '900': ([, account = '']) => phrases().replies.youAreLoggedIn(account),
  '901': () => phrases().replies.youAreLoggedOut,
  '903': silent,
}

/** RPL_LOCALUSERS and RPL_GLOBALUSERS say their numbers twice. */
const ONLY_SENTENCE = new Set(['265', '266'])

/** Replies to what the client asked by itself, or that only make up the welcome: the server's buffer is their place. */
const OF_THE_SERVER = /^(?:00\d|25\d|26\d|37[256]|396|422)$/

export function onNumeric(
  state: ClientState,
  message: Message,
  time: number,
  { refusedIn }: Answers = {},
): ClientState {
  const { verb, params } = message
  const said = params.slice(1)
  const isError = /^[45]/.test(verb)
  const phrase = PHRASES[verb]
  const { text, isServers } = phrase ? { text: phrase(said), isServers: false } : wordsOf(message)
  if (text === undefined || text === '') return state
  const isOfServer = OF_THE_SERVER.test(verb) || (state.isWelcoming && !isError)
  return withNote(
    state,
    isOfServer ? SERVER_BUFFER : (refusedIn ?? conversationWithNobody(state, verb, said) ?? placeOf(state, said)),
    time,
    text,
    isError && !isOfServer ? 'error' : 'plain',
    isServers,
  )
}

/** `<context> … :<sentence>`, where there is no phrase for it. */
function wordsOf(message: Message): Sentence {
  const { text, isServers } = sentenceOf(message)
  const context = message.params.slice(1, -1)
  if (ONLY_SENTENCE.has(message.verb)) return { text, isServers }
  if (!/^[45]/.test(message.verb)) return { text: [...context, text].join(' '), isServers }
  const about = context.filter((word) => word !== '*').join(' ')
  if (about === '') return { text, isServers }
  return { text: isServers ? `${about}: ${text}` : phrases().replies.refused(about, text), isServers }
}

/** A reply about a channel that is open belongs there, any other where the person looks. */
function placeOf(state: ClientState, said: readonly string[]): string {
  const channel = said.slice(0, -1).find((word) => isChannelName(state, word))
  return (channel === undefined ? undefined : bufferNamed(state, channel)?.key) ?? state.active
}

/** ERR_NOSUCHNICK from a server without labels answers what was said there. With labels, it is known what it answers. */
function conversationWithNobody(state: ClientState, verb: string, [nick = '']: readonly string[]): string | undefined {
  if (verb !== '401' || state.capabilities.has('labeled-response')) return undefined
  const buffer = bufferNamed(state, nick)
  return buffer?.kind === 'query' ? buffer.key : undefined
}

/** FAIL, WARN, NOTE: `<command> <code> [<context>…] :<description>`. https://ircv3.net/specs/extensions/standard-replies */
export function onStandardReply(
  state: ClientState,
  message: Message,
  time: number,
  { refusedIn }: Answers = {},
): ClientState {
  const { text, isServers } = sentenceOf(message)
  const tone = message.verb.toUpperCase() === 'FAIL' ? 'error' : 'plain'
  const key = refusedIn ?? placeOf(state, message.params.slice(2))
  return text === '' ? state : withNote(state, key, time, text, tone, isServers)
}

/** RPL_LOGGEDIN and RPL_LOGGEDOUT of our own: `900 <nick> <source> <account> :<sentence>`, and 901. */
export function onOwnAccount(state: ClientState, message: Message, time: number, answers?: Answers): ClientState {
  const account = message.verb === '900' ? (message.params[2] ?? '') : ''
  return onNumeric(withPerson(state, state.nick, { account }), message, time, answers)
}

/** RPL_AWAY and RPL_UNAWAY of our own: 306 and 305. */
export function onOwnAway(state: ClientState, message: Message, time: number): ClientState {
  return onNumeric({ ...state, isAway: message.verb === '306' }, message, time)
}

/** Empty where that is no time: seconds since 1970. */
function timeText(seconds: string | undefined): string {
  const time = Number(seconds) * 1000
  return Number.isFinite(time) && time > 0 && time < 8.64e15 ? dateAndTime(time) : ''
}
