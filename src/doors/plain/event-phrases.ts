/** The phrasebook of events: what those who hear of it read. The lobby's words are the original chatroom's. */
import type { About } from '../../chat/about.ts'
import type { Chat } from '../../chat/chat.ts'
import type { AccountDeed, Event, EventOf } from '../../chat/events.ts'
import { LOBBY_ID } from '../../chat/names.ts'
import { nickOf } from '../../chat/user.ts'
import { showable } from '../../wire/plain/showable.ts'
import { openReadingWords } from '../open-reading.ts'
import { type Mending, phraseMending, placed, quoted } from './mending-phrases.ts'
import { phraseModes } from './mode-phrases.ts'
import { beforeEach, spoken } from './spoken.ts'

type Phrasebook = { readonly [Type in Event['type']]: (event: EventOf<Type>, told: Chat) => string }

const UNTOLD = (): string => ''

const PHRASES: Phrasebook = {
  entered: UNTOLD,
  // Others see one person, however many programs that one uses.
  attached: UNTOLD,
  detached: UNTOLD,
  joined: ({ nick, timeline, channel }) =>
    timeline === LOBBY_ID ? `${nick} has joined the server` : `* ${nick} joined ${channel}`,
  // Without the reason: the original's words, and nearly every reason is the name of a client.
  left: ({ nick }) => `${nick} has left the server`,
  parted: ({ nick, channel, reason }) => `* ${nick} left ${channel}${because(reason)}`,
  kicked: ({ nick, targetNick, channel, reason }) => `* ${nick} put ${targetNick} out of ${channel}${because(reason)}`,
  renamed: ({ nick, to }) => `* ${nick} is now known as ${to}`,
  said: ({ nick, timeline, channel, kind, text, toRank, reply }) => {
    const words = spoken(nick, kind, text, answered(reply))
    if (words === '') return ''
    if (toRank !== 0) return beforeEach(`[${channel}, not to all] `, words)
    return timeline === LOBBY_ID ? words : beforeEach(`[${channel}] `, words)
  },
  whispered: ({ user, nick, toNick, kind, text, reply }, told) => {
    const words = spoken(nick, kind, text, answered(reply))
    if (words === '') return ''
    return beforeEach(`[private${isReadByThem(user, told) ? ` to ${toNick}` : ''}] `, words)
  },
  reacted: phraseMendingTo,
  edited: phraseMendingTo,
  redacted: phraseMendingTo,
  pinned: ({ nick, about, on, ...where }) => `* ${placed(where)}${nick} ${on ? 'pinned' : 'unpinned'} ${quoted(about)}`,
  'marked-read': UNTOLD,
  'notices-set': UNTOLD,
  'pushes-kept': UNTOLD,
  'topic-set': ({ nick, channel, topic }) =>
    topic.text === ''
      ? `* ${nick} cleared the topic of ${channel}`
      : `* ${nick} set the topic of ${channel}: ${showable(topic.text)}`,
  'modes-changed': phraseModes,
  'own-modes-changed': UNTOLD,
  invited: ({ nick, targetNick, channel }) => `* ${nick} invited ${targetNick} to ${channel}`,
  // Clients say it by themselves, many times a day. Who is away shows in /who, and to those who write to them.
  'away-set': UNTOLD,
  'metadata-set': UNTOLD,
  'host-changed': UNTOLD,
  'realname-set': UNTOLD,
  'logged-in': UNTOLD,
  'logged-out': UNTOLD,
  'account-kept': ({ did, name, record }) =>
    did === 'registered' && record?.unverified
      ? `* a mail with a code is on its way: /verify and the code make ${name} your account, within 24 hours`
      : `* ${ACCOUNT_DEEDS[did](name)}`,
  'registration-set': ({ channel, registration }) =>
    registration
      ? `* ${channel} belongs to the account ${registration.founder}`
      : `* ${channel} belongs to nobody any more`,
  'reading-opened': ({ nick, channel, on }) => `* ${nick} in ${channel}: ${openReadingWords(on)}`,
  'channel-renamed': ({ nick, channel, to, reason }) => `* ${nick} renamed ${channel} to ${to}${because(reason)}`,
  'rights-given': ({ rights }) =>
    rights.length === 0 ? '* you are no operator of this server any more' : '* you are an operator of this server now',
  'server-ban-set': ({ ban }) =>
    `* ${showable(ban.what)} is ${ban.does === 'ban' ? 'banned from' : 'silenced on'} this server`,
  'server-ban-lifted': ({ ban }) =>
    `* ${showable(ban.what)} is no longer ${ban.does === 'ban' ? 'banned' : 'silenced'}`,
  'spam-rule-set': ({ pattern, rule }) =>
    rule
      ? `* what has ${pattern} in it is taken for spam from now on`
      : `* what has ${pattern} in it is no spam any more`,
  'door-set': ({ closed }) =>
    closed ? '* only people with an account may come in now' : '* everybody may come in again',
  announced: ({ nick, text }) => `[to the whole server] ${nick}: ${showable(text)}`,
}

const ACCOUNT_DEEDS: Record<AccountDeed, (name: string) => string> = {
  registered: (name) => `${name} is your account now: with its password you can come back under that name`,
  verified: (name) => `the e-mail address of ${name} is verified: its password lets you come back under that name`,
  dropped: (name) => `the account ${name} is gone`,
  'password-changed': (name) => `the account ${name} has a new password`,
  'certificates-changed': (name) => `the certificates of the account ${name} are changed`,
  'devices-changed': (name) => `the browsers that are logged in to ${name} are changed`,
  'passkeys-changed': (name) => `the passkeys of the account ${name} are changed`,
  'settings-changed': (name) => `the settings of the account ${name} are changed`,
  suspended: (name) => `the account ${name} is suspended`,
  unsuspended: (name) => `the account ${name} is no longer suspended`,
  'reset-allowed': (name) => `the account ${name} can get a new password`,
  'host-changed': (name) => `the account ${name} is shown with another host`,
  'rights-changed': (name) => `the account ${name} keeps these rights`,
}

/** `told` is the chat around the event. One line or more, without the last ending; empty where nobody is told. */
export function phraseEvent(event: Event, told: Chat): string {
  return (PHRASES[event.type] as (event: Event, told: Chat) => string)(event, told)
}

/** Whom somebody answers. */
function answered(reply: About | undefined): string[] {
  return reply ? [`to ${nickOf(reply.source)}`] : []
}

/** Their other connections read it too, and to whom it went. */
function isReadByThem(user: string, told: Chat): boolean {
  return (told.user(user)?.sessions.length ?? 0) > 1
}

function phraseMendingTo(event: Mending, told: Chat): string {
  return phraseMending(event, isReadByThem(event.user, told))
}

function because(reason: string): string {
  return reason === '' ? '' : ` (${showable(reason)})`
}
