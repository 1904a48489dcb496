/** What the answers to questions say: LIST, WHOIS, the modes of a channel, and refusals. */
import { parseSource } from '../wire/irc/source.ts'
import type { Message } from '../wire/irc/message.ts'
import { type Sentence, sentenceOf } from './phrases/sentence-of.ts'

/** The sentence with which a question was refused; undefined where it was not. */
export function refusalIn(messages: readonly Message[]): Sentence | undefined {
  const refusal = messages.find(({ verb }) => /^[45]\d\d$/.test(verb) || verb.toUpperCase() === 'FAIL')
  return refusal && sentenceOf(refusal)
}

export interface ListedChannel {
  readonly name: string
  readonly people: number
  readonly topic: string
}

/** RPL_LIST: `<client> <channel> <people> :<topic>`. Those with most people first. */
export function readList(messages: readonly Message[]): ListedChannel[] {
  return messages
    .filter(({ verb }) => verb === '322')
    .map(({ params: [, name = '', people = '', topic = ''] }) => ({ name, people: Number(people) || 0, topic }))
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1))
}

/** Who is kept out of a channel, or silent in it. */
export interface ListedBan {
  readonly mask: string
  /** Empty where the server does not say. */
  readonly by: string
}

/** RPL_BANLIST: `<client> <channel> <mask> [<who set it> <when>]`. https://modern.ircdocs.horse/#rplbanlist-367 */
export function readBans(messages: readonly Message[]): ListedBan[] {
  return messages
    .filter(({ verb }) => verb === '367')
    .map(({ params: [, , mask = '', by = ''] }) => ({ mask, by: parseSource(by).nick }))
}

/** What is known of somebody. Empty and undefined where the server says nothing of it. */
export interface Whois {
  readonly nick: string
  readonly realname: string
  readonly account: string
  readonly away: string | undefined
  readonly isOperator: boolean
  readonly isBot: boolean
  /** Milliseconds since 1970. */
  readonly since: number | undefined
  /** With their membership prefixes. */
  readonly channels: readonly string[]
  readonly metadata: ReadonlyMap<string, string>
}

/** Undefined where there is nobody by that name. https://modern.ircdocs.horse/#whois-message */
export function readWhois(messages: readonly Message[]): Whois | undefined {
  const rows = (verb: string): string[][] =>
    messages.filter((m) => m.verb === verb).map(({ params }) => params.slice(1))
  const [nick = '', , , , realname = ''] = rows('311')[0] ?? []
  if (nick === '') return undefined
  const since = Number(rows('317')[0]?.[2])
  return {
    nick,
    realname,
    account: rows('330')[0]?.[1] ?? '',
    away: rows('301')[0]?.[1],
    isOperator: rows('313').length > 0,
    isBot: rows('335').length > 0,
    since: Number.isFinite(since) && since > 0 && since < 8.64e12 ? since * 1000 : undefined,
    channels: rows('319').flatMap(([, channels = '']) => channels.split(' ').filter((name) => name !== '')),
    metadata: new Map(rows('760').map(([, key = '', , value = '']) => [key, value])),
  }
}

/** What a service says, line by line. */
export function readNotices(messages: readonly Message[]): string[] {
  return messages.filter(({ verb }) => verb.toUpperCase() === 'NOTICE').map(({ params }) => params.at(-1) ?? '')
}

/** RPL_CREATIONTIME, milliseconds since 1970. */
export function readCreatedAt(messages: readonly Message[]): number | undefined {
  const seconds = Number(messages.find(({ verb }) => verb === '329')?.params[2])
  return Number.isFinite(seconds) && seconds > 0 && seconds < 8.64e12 ? seconds * 1000 : undefined
}

/** RPL_TOPICWHOTIME: `<client> <channel> <nick> <setat>`. */
export function readTopicBy(messages: readonly Message[]): { readonly nick: string; readonly at: number } | undefined {
  const { params } = messages.find(({ verb }) => verb === '333') ?? {}
  const seconds = Number(params?.[3])
  if (!params?.[2] || !Number.isFinite(seconds) || seconds >= 8.64e12) return undefined
  return { nick: params[2].split('!', 1)[0] ?? '', at: seconds * 1000 }
}
