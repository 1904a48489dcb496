/** The phrasebook of rejections: why something did not happen, and where there is a way on, which. */
import type { NameFault } from '../../chat/names.ts'
import type { Rejection } from '../../chat/rejections.ts'
import { showable } from '../../wire/plain/showable.ts'
import { clipped } from './clipped.ts'

type Why = Rejection['why']
type Phrasebook = { readonly [Name in Why]: (rejection: Extract<Rejection, { why: Name }>) => string }

const UNHEARD = {
  'not-on-channel': 'you are not in it',
  moderated: 'only people with a voice may speak there now',
  banned: 'you are banned there',
  muted: 'you are muted there',
  'account-needed': 'only people with an account may speak there',
  'no-ctcp': 'requests to programs are not let through there',
  'no-notices': 'notices are not let through there',
} as const

const PHRASES: Phrasebook = {
  'not-here': () => 'you are not in the chat',
  'already-here': () => 'you are in the chat already',
  'nick-invalid': ({ nick, fault }) => phraseNameFault(nick, fault),
  'nick-in-use': ({ nick }) => `the name ${nick} is taken`,
  'nick-registered': ({ nick }) => `the name ${nick} belongs to an account; if it is yours, /login ${nick} <password>`,
  'nick-confusable': ({ nick }) => `the name ${nick} could be mistaken for somebody else's`,
  'nick-held': ({ channel }) => `you cannot take another name while you are banned or muted in ${channel}`,
  'banned-from-server': ({ reason }) => `you are banned from this server${because(reason)}`,
  'door-closed': () => 'only people with an account may come in for now',
  'too-many-sessions': ({ max }) => `you are here ${max} times already`,
  spam: ({ reason }) => `that is taken for spam here${reason === '' ? '' : `: ${reason}`}`,
  shunned: () => 'nothing that you send is let through for now',
  'account-exists': ({ account }) => `there is an account ${clipped(account)} already`,
  'account-name-invalid': ({ account, fault }) => phraseNameFault(account, fault),
  'no-such-account': ({ account }) => `there is no account ${clipped(account)}`,
  'account-unverified': ({ account }) =>
    `the account ${clipped(account)} is to be verified first: /verify ${clipped(account)} and the code from the mail`,
  'code-wrong': () => 'no account waits for that code: it is wrong, used or too old',
  'proof-outdated': ({ account }) => `the password of ${clipped(account)} was changed just now`,
  failed: () => 'the server could not do that',
  'account-suspended': ({ account, reason }) => `the account ${account} is suspended${because(reason)}`,
  'server-full-of-accounts': () => 'the server has no room for another account',
  'certificate-taken': () => 'that certificate belongs to another account',
  'passkey-taken': () => 'that passkey belongs to an account already',
  'no-such-passkey': () => 'there is no such passkey',
  'too-many-passkeys': ({ max }) => `an account may have ${max} passkeys`,
  'too-many-certificates': ({ max }) => `an account may have ${max} certificates`,
  'logged-in-already': ({ account }) => `you are logged in as ${account} already`,
  'always-on-off': () => 'nobody stays here who is not connected',
  'not-logged-in': () => 'you are not logged in; /login does that',
  'right-needed': () => 'only an operator of this server may do that',
  'account-needed': ({ channel }) => `only people with an account may come into ${channel}; /register makes one`,
  'channel-registered': ({ channel }) => `${channel} belongs to an account already`,
  'channel-not-registered': ({ channel }) => `${channel} belongs to no account`,
  'founder-needed': ({ channel }) => `only the founder of ${channel} may do that`,
  'too-many-registered': ({ max }) => `an account may have ${max} channels`,
  'access-list-full': ({ channel }) => `the list of those who have a rank in ${channel} is full`,
  'rank-needed': ({ channel, nick }) => `${nick} has too high a rank in ${channel} for that`,
  'mode-locked': ({ channel, letter }) => `the founder of ${channel} locked the mode ${letter}`,
  'access-needed': ({ channel, nick }) => `${nick} is not on the list of those who may have that rank in ${channel}`,
  'setting-invalid': ({ setting, value }) => `${clipped(value)} is no ${setting}`,
  'channel-name-in-use': ({ to }) => `the name ${clipped(to)} is taken`,
  'cannot-rename': ({ channel }) => `${clipped(channel)} keeps its name`,
  'ban-invalid': ({ what }) => `${clipped(what)} cannot be banned`,
  'no-such-ban': ({ what }) => `there is no ban on ${clipped(what)}`,
  'server-ban-list-full': () => 'the list of bans of this server is full',
  'too-fast': ({ channel, what }) =>
    what === 'join'
      ? `too many people joined ${channel} just now; try again in a while`
      : `that is too much at once for ${channel}; try again in a while`,
  'takes-no-messages': ({ nick }) => `${nick} hears private messages only from people who are logged in`,
  'no-such-nick': ({ nick }) => `nobody here is called ${clipped(nick)}`,
  'channel-name-invalid': ({ channel, fault }) => phraseChannelFault(channel, fault),
  'no-such-channel': ({ channel }) => `there is no channel ${clipped(channel)}`,
  'too-many-channels': ({ channel }) => `you are in too many channels to join ${channel}; leave one with /part`,
  'server-full-of-channels': ({ channel }) => `the server has no room for another channel, so ${channel} was not made`,
  'not-on-channel': ({ channel }) => `you are not in ${channel}`,
  'nick-not-on-channel': ({ nick, channel }) => `${nick} is not in ${channel}`,
  'nick-already-on-channel': ({ nick, channel }) => `${nick} is in ${channel} already`,
  'operator-needed': ({ channel }) => `only an operator of ${channel} may do that`,
  banned: ({ channel }) => `you are banned from ${channel}`,
  'invite-only': ({ channel }) => `${channel} is only for people who were invited`,
  'wrong-key': ({ channel }) => `${channel} has a key: /join ${channel} <key>`,
  'channel-full': ({ channel }) => `${channel} is full`,
  'cannot-send': ({ channel, because }) => `you cannot speak in ${channel}: ${UNHEARD[because]}`,
  // Nobody asks for it at this door.
  'metadata-refused': ({ key }) => `${showable(key)} cannot be set`,
  'no-such-message': () => 'there is no such message there',
  'message-not-yours': ({ what }) =>
    `only who said it may ${what === 'edit' ? 'change it' : 'take it away, or an operator'}`,
  'too-late': () => 'it was said too long ago',
  'file-stays': () =>
    'a file in it stays, because somebody else showed it elsewhere before; an operator of the server can take it away',
  'reaction-invalid': ({ value }) => `${clipped(value)} is no reaction`,
  'too-many-pins': ({ channel, max }) => `${channel} has ${max} pinned messages already`,
  'said-already': () => 'that has arrived already',
  'too-many-lines': ({ max }) => `a message may have ${max} lines`,
  'nothing-said': () => 'there is nothing to send',
  'too-long': ({ what, maxBytes }) => `that is too long: a ${what} may have ${maxBytes} bytes`,
  'bad-characters': ({ what }) => `there are characters in it that a ${what} may not have`,
  'unknown-mode': ({ letter }) => `there is no mode ${clipped(letter)}`,
  'unknown-own-mode': ({ letter }) => `there is no mode ${clipped(letter)}`,
  'mode-param-needed': ({ letter }) => `the mode ${letter} needs a value`,
  'bad-mode-param': ({ letter, param }) => `${clipped(param)} is no value for the mode ${letter}`,
  'too-many-modes': ({ max }) => `only ${max} modes can be changed at a time`,
  'ban-list-full': ({ channel, mask }) => `that list of ${channel} is full, ${clipped(mask)} is not in it`,
  'not-kept': () => 'the server cannot write to its disk now, so that did not happen; please try again in a while',
}

/** One sentence without a capital or a full stop, to stand behind `! `. */
export function phraseRejection(rejection: Rejection): string {
  return (PHRASES[rejection.why] as (rejection: Rejection) => string)(rejection)
}

function because(reason: string): string {
  return reason === '' ? '' : `: ${showable(reason).replace(/[.!]$/, '')}`
}

function phraseNameFault(nick: string, fault: NameFault): string {
  switch (fault) {
    case 'empty':
      return 'a name cannot be empty'
    case 'too-long':
      return 'that name is too long'
    case 'bad-characters':
      return `${clipped(nick)} is not a name: a name is one word of letters, digits and -_[]{}|^\\\``
    case 'reserved':
      return `nobody may be called ${clipped(nick)}: that name is kept for the server`
    default:
      return fault satisfies never
  }
}

function phraseChannelFault(channel: string, fault: NameFault): string {
  switch (fault) {
    case 'empty':
      return 'the name of a channel cannot be empty'
    case 'too-long':
      return 'that name is too long for a channel'
    case 'bad-characters':
      return `${clipped(channel)} is not a channel: its name is # and one word`
    case 'reserved':
      return `the name ${clipped(channel)} is kept for the server`
    default:
      return fault satisfies never
  }
}
