/** Replies that nothing else needs, as lines to read: WHOIS, LIST, the MOTD, errors, standard replies. */
import type { Message } from '../../wire/irc/message.ts'
import { dateAndTime } from '../date-time.ts'
import type { Answers } from './answers.ts'
import { withNote } from './change.ts'
import { SERVER_BUFFER } from './client-state.ts'
import type { ClientState } from './client-state.ts'
import { bufferNamed, isChannelName } from './selectors.ts'

type Phrase = (params: readonly string[]) => string | undefined

/** Params without the nick in front. A phrase of undefined says that the reply is not shown. */
const PHRASES: Readonly<Record<string, Phrase>> = {
  '004': () => undefined,
  '265': (said) => said.at(-1),
  '266': (said) => said.at(-1),
  '301': ([nick, text]) => `${nick} is away: ${text}`,
  '305': ([text]) => text,
  '306': ([text]) => text,
  '311': ([nick, user, host, , name]) => `${nick} is ${name} (${user}@${host})`,
  '312': ([nick, server, about]) => `${nick} is on ${server}: ${about}`,
  '313': ([nick, text]) => `${nick} ${text}`,
  '315': () => undefined,
  '317': ([nick, idle, since]) => `${nick} has been idle for ${duration(Number(idle))}${sinceText(since)}`,
  '318': () => undefined,
  '319': ([nick, channels]) => `${nick} is in ${channels}`,
  '321': () => undefined,
  '322': ([channel, members, topic]) => `${channel} (${members}) ${topic ?? ''}`.trimEnd(),
  '323': () => 'That is all.',
  '324': ([channel, ...modes]) => `${channel} has the modes ${modes.join(' ')}`,
  '329': ([channel, since]) => `${channel} exists${sinceText(since)}`,
  '330': ([nick, account]) => `${nick} is logged in as ${account}`,
  '333': () => undefined,
  '341': ([nick, channel]) => `You invited ${nick} to ${channel}`,
  '352': ([channel, user, host, , nick, flags, name]) =>
    `${nick} ${flags?.startsWith('G') ? '(away) ' : ''}${user}@${host} in ${channel}: ${name?.replace(/^\d+ /, '')}`,
  '367': ([channel, mask, by]) => `${channel} bans ${mask}${by === undefined ? '' : ` (set by ${by})`}`,
  '368': () => 'That is all.',
  '372': ([text]) => text?.replace(/^- ?/, ''),
  '375': () => undefined,
  '376': () => undefined,
  '671': ([nick, text]) => `${nick} ${text}`,
}

/** Replies to what the client asked by itself, or that only make up the welcome: the server's buffer is their place. */
const OF_THE_SERVER = /^(?:00\d|25\d|26\d|37[256]|396|422)$/

export function onNumeric(
  state: ClientState,
  { verb, params }: Message,
  time: number,
  { refusedIn }: Answers = {},
): ClientState {
  const said = params.slice(1)
  const isError = /^[45]/.test(verb)
  const phrase = PHRASES[verb]
  const text = phrase ? phrase(said) : isError ? errorText(said) : said.join(' ')
  if (text === undefined || text === '') return state
  const isServers = OF_THE_SERVER.test(verb) || (state.isWelcoming && !isError)
  return withNote(
    state,
    isServers ? SERVER_BUFFER : (refusedIn ?? conversationWithNobody(state, verb, said) ?? placeOf(state, said)),
    time,
    text,
    isError && !isServers ? 'error' : 'plain',
  )
}

/** `<context> … :<sentence>` reads best with the sentence first. */
function errorText(said: readonly string[]): string {
  const sentence = said.at(-1) ?? ''
  const context = said.slice(0, -1).filter((word) => word !== '*')
  return context.length === 0 ? sentence : `${context.join(' ')}: ${sentence}`
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
  { verb, params }: Message,
  time: number,
  { refusedIn }: Answers = {},
): ClientState {
  const text = params.at(-1) ?? ''
  const tone = verb.toUpperCase() === 'FAIL' ? 'error' : 'plain'
  return text === '' ? state : withNote(state, refusedIn ?? placeOf(state, params.slice(2)), time, text, tone)
}

/** RPL_AWAY and RPL_UNAWAY of our own: 306 and 305. */
export function onOwnAway(state: ClientState, message: Message, time: number): ClientState {
  return onNumeric({ ...state, isAway: message.verb === '306' }, message, time)
}

function sinceText(seconds: string | undefined): string {
  const time = Number(seconds) * 1000
  return Number.isFinite(time) && time > 0 && time < 8.64e15 ? `, since ${dateAndTime(time)}` : ''
}

function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'some time'
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
}
