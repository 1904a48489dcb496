/** What is known of people beside where they are: their account, their real name, what they say of themselves. */
import type { Message } from '../../wire/irc/message.ts'
import { parseSource } from '../../wire/irc/source.ts'
import type { ClientState, Person } from './client-state.ts'
import { withMember } from './change.ts'
import { withKey, withoutKey } from './layered-map.ts'
import { isChannelName, keyOf } from './selectors.ts'

/** People of whom something is kept; of more nothing is. */
const MAX_PEOPLE = 20_000
const MAX_KEYS = 32
const MAX_VALUE = 1_000
/** With it the client's own WHOX is told from one that somebody typed. */
export const WHOX_TOKEN = '77'

export function personNamed(state: ClientState, nick: string): Person | undefined {
  return state.people.get(keyOf(state, nick))
}

/** The account that one is logged in to; empty for a guest, and where it is not known yet. */
export function ownAccount(state: ClientState): string {
  return personNamed(state, state.nick)?.account ?? ''
}

/** Whether somebody is connected, and not away; undefined where nothing is known of that. */
export function presenceOf(state: ClientState, nick: string): 'here' | 'away' | 'gone' | undefined {
  const key = keyOf(state, nick)
  for (const { members } of state.buffers.values()) {
    const member = members.get(key)
    if (member) return member.isAway ? 'away' : 'here'
  }
  const isHere = state.people.get(key)?.isHere
  return isHere === undefined ? undefined : isHere ? 'here' : 'gone'
}

export function withPerson(state: ClientState, nick: string, change: Partial<Person>): ClientState {
  const key = keyOf(state, nick)
  const known = state.people.get(key)
  if (key === '' || (!known && state.people.size >= MAX_PEOPLE)) return state
  const person: Person = { nick, isBot: false, metadata: NOTHING, ...known, ...change }
  return { ...state, people: withKey(state.people, key, person) }
}

const NOTHING: ReadonlyMap<string, string> = new Map()

/** Somebody has left: what is known of them is forgotten where they can be seen nowhere any more. */
export function withoutStranger(state: ClientState, nick: string): ClientState {
  const key = keyOf(state, nick)
  if (!state.people.has(key)) return state
  for (const { members, kind, key: buffer } of state.buffers.values()) {
    if (members.has(key) || (kind === 'query' && buffer === key)) return state
  }
  return { ...state, people: withoutKey(state.people, key) }
}

export function withRenamedPerson(state: ClientState, from: string, to: string): ClientState {
  const known = state.people.get(keyOf(state, from))
  if (!known) return state
  const people = withoutKey(state.people, keyOf(state, from))
  return { ...state, people: withKey(people, keyOf(state, to), { ...known, nick: to }) }
}

/** `JOIN <channel> <account> :<realname>`, with `*` for no account. https://ircv3.net/specs/extensions/extended-join */
export function onExtendedJoin(state: ClientState, { source = '', params }: Message): ClientState {
  const [, account, realname] = params
  if (account === undefined || realname === undefined) return state
  return withPerson(state, parseSource(source).nick, {
    account: account === '*' ? '' : account,
    realname,
    isHere: true,
  })
}

/** https://ircv3.net/specs/extensions/account-notify */
export function onAccount(state: ClientState, { source = '', params: [account = '*'] }: Message): ClientState {
  return withPerson(state, parseSource(source).nick, { account: account === '*' ? '' : account })
}

/** https://ircv3.net/specs/extensions/setname */
export function onSetname(state: ClientState, { source = '', params: [realname = ''] }: Message): ClientState {
  return withPerson(state, parseSource(source).nick, { realname })
}

/** `METADATA <target> <key> <visibility> [:<value>]`, and RPL_KEYVALUE for what we set ourselves. https://ircv3.net/specs/extensions/metadata */
export function onMetadata(state: ClientState, { verb, params }: Message): ClientState {
  const [target = '', key = '', , value] = verb.toUpperCase() === 'METADATA' ? params : params.slice(1)
  const nick = target === '*' ? state.nick : target
  if (key === '' || isChannelName(state, nick)) return state
  const metadata = new Map(personNamed(state, nick)?.metadata)
  if (value === undefined || value === '') metadata.delete(key)
  else if (metadata.has(key) || metadata.size < MAX_KEYS) metadata.set(key, value.slice(0, MAX_VALUE))
  return withPerson(state, nick, { metadata })
}

/** RPL_WHOSPCRPL, as the client asks for it by itself: `<client> <token> <channel> <nick> <flags> <account> :<realname>`. */
export function onWhox(state: ClientState, { params }: Message): ClientState {
  const [, token, channel = '', nick = '', flags = '', account = '0', realname = ''] = params
  if (token !== WHOX_TOKEN) return state
  const known = withPerson(state, nick, {
    account: account === '0' ? '' : account,
    realname,
    isBot: isBot(state, flags),
  })
  return withMember(known, keyOf(state, channel), nick, { isAway: flags.startsWith('G') })
}

function isBot({ isupport: { botMode } }: ClientState, flags: string): boolean {
  return botMode !== '' && flags.includes(botMode)
}

/** RPL_MONONLINE and RPL_MONOFFLINE: `<client> :<nick[!user@host]>,…`. https://ircv3.net/specs/extensions/monitor */
export function onMonitor(state: ClientState, { verb, params }: Message): ClientState {
  const nicks = (params.at(-1) ?? '').split(',').map((source) => parseSource(source).nick)
  return nicks.reduce((next, nick) => (nick === '' ? next : withPerson(next, nick, { isHere: verb === '730' })), state)
}
