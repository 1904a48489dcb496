/** The words of IRC for why something did not happen. Complete by `why`. https://modern.ircdocs.horse/#numerics */
import type { MetadataFault } from '../../chat/metadata.ts'
import { DEFAULT_POLICY, type Policy } from '../../chat/policy.ts'
import type { Rejection } from '../../chat/rejections.ts'
import { formatMsgid } from '../../hub/msgid.ts'
import type { IrcClient } from './client.ts'
import * as n from './numerics.ts'
import { formatNumeric } from './reply.ts'

/** A numeric and its params, or a standard reply where no numeric fits. */
type Words =
  | { readonly numeric: string; readonly params: readonly string[] }
  | { readonly fail: string; readonly code: string; readonly params: readonly string[] }
  /** What was asked for has happened, and this is to be said about it. */
  | { readonly warn: string; readonly code: string; readonly params: readonly string[] }

/** `identity`: the log's, for ids of messages. */
type Phrases = {
  readonly [Why in Rejection['why']]: (
    rejection: Extract<Rejection, { why: Why }>,
    identity: string,
    policy: Policy,
  ) => Words
}
type Phrase = (rejection: Rejection, identity: string, policy: Policy) => Words

const NICK_FAULTS = {
  'too-long': 'Nickname is too long',
  'bad-characters': 'Erroneous nickname',
  reserved: 'That nickname is kept for the server',
} as const

export const WRONG_CODE = 'No account waits for that code: it is wrong, used or too old'

export const FILE_STAYS =
  'A file in it stays, because somebody else showed it elsewhere before; an operator of the server can take it away'

const TOO_LATE = 'It was said too long ago'

function seconds(ms: number): string {
  return String(Math.round(ms / 1000))
}

const PHRASES: Phrases = {
  'not-here': () => numeric(n.ERR_NOTREGISTERED, 'You have not registered'),
  'already-here': () => numeric(n.ERR_ALREADYREGISTERED, 'You may not reregister'),
  'nick-invalid': ({ nick, fault }) =>
    fault === 'empty'
      ? numeric(n.ERR_NONICKNAMEGIVEN, 'No nickname given')
      : numeric(n.ERR_ERRONEUSNICKNAME, nick, NICK_FAULTS[fault]),
  'nick-in-use': ({ nick }) => numeric(n.ERR_NICKNAMEINUSE, nick, 'Nickname is already in use'),
  'nick-registered': ({ nick }) =>
    numeric(n.ERR_NICKNAMEINUSE, nick, 'Nickname belongs to an account; log in to use it'),
  'nick-confusable': ({ nick }) =>
    numeric(n.ERR_NICKNAMEINUSE, nick, 'Nickname could be mistaken for one that is taken'),
  'nick-held': ({ nick, channel }) =>
    numeric(n.ERR_BANONCHAN, nick, channel, 'Cannot change nickname while banned or muted on channel'),
  'banned-from-server': ({ reason }) =>
    numeric(n.ERR_YOUREBANNEDCREEP, `You are banned from this server${reason === '' ? '' : `: ${reason}`}`),
  'door-closed': () => numeric(n.ERR_YOUREBANNEDCREEP, 'Newcomers without an account are not let in for now'),
  'too-many-sessions': ({ max }) => fail('*', 'TOO_MANY_SESSIONS', `Your account has ${max} connections already`),
  spam: ({ reason }) => fail('*', 'SPAM', `That is taken for spam here${reason === '' ? '' : `: ${reason}`}`),
  shunned: () => fail('*', 'SHUNNED', 'The operators of this server let you say nothing for now'),
  'account-exists': ({ account }) => fail('REGISTER', 'ACCOUNT_EXISTS', account, 'That account exists already'),
  'account-name-invalid': ({ account }) =>
    fail('REGISTER', 'BAD_ACCOUNT_NAME', account, 'That is not a name for an account'),
  'no-such-account': ({ account }) => fail('*', 'NO_SUCH_ACCOUNT', account, 'There is no such account'),
  'account-unverified': ({ account }) =>
    fail(
      '*',
      'ACCOUNT_UNVERIFIED',
      account,
      'That account is to be verified first, with the code from the mail: VERIFY',
    ),
  'code-wrong': ({ account }) => fail('VERIFY', 'INVALID_CODE', account, WRONG_CODE),
  'proof-outdated': () => numeric(n.ERR_PASSWDMISMATCH, 'Password incorrect'),
  failed: () => numeric(n.ERR_UNKNOWNERROR, '*', 'That failed on the side of the server'),
  'account-suspended': ({ account, reason }) =>
    fail('*', 'ACCOUNT_SUSPENDED', account, `That account is suspended${reason === '' ? '' : `: ${reason}`}`),
  'server-full-of-accounts': () =>
    fail('REGISTER', 'TEMPORARILY_UNAVAILABLE', '*', 'The server takes no more accounts'),
  'certificate-taken': () => fail('*', 'CERTIFICATE_TAKEN', 'That certificate belongs to an account already'),
  'passkey-taken': () => fail('*', 'PASSKEY_TAKEN', 'That passkey belongs to an account already'),
  'no-such-passkey': () => fail('*', 'NO_SUCH_PASSKEY', 'There is no such passkey'),
  'too-many-passkeys': ({ max }) => fail('*', 'TOO_MANY_PASSKEYS', `An account may have ${max} passkeys`),
  'too-many-certificates': ({ max }) => fail('*', 'TOO_MANY_CERTIFICATES', `An account may have ${max} certificates`),
  'logged-in-already': ({ account }) => fail('*', 'ALREADY_AUTHENTICATED', account, 'You are logged in already'),
  'always-on-off': () => fail('*', 'ALWAYS_ON_OFF', 'Nobody stays here who is not connected'),
  'not-logged-in': () => fail('*', 'ACCOUNT_REQUIRED', 'You have to be logged in for that'),
  'right-needed': () => numeric(n.ERR_NOPRIVILEGES, "Permission Denied - You're not an IRC operator with that right"),
  'account-needed': ({ channel }) =>
    numeric(n.ERR_NEEDREGGEDNICK, channel, 'Cannot join channel (+R): you have to be logged in'),
  'channel-registered': ({ channel }) => fail('*', 'CHANNEL_REGISTERED', channel, 'That channel is registered already'),
  'channel-not-registered': ({ channel }) =>
    fail('*', 'CHANNEL_NOT_REGISTERED', channel, 'That channel is not registered'),
  'founder-needed': ({ channel }) =>
    numeric(n.ERR_CHANOPRIVSNEEDED, channel, 'Only the founder of the channel may do that'),
  'too-many-registered': ({ max }) => fail('*', 'TOO_MANY_CHANNELS', `An account may have ${max} registered channels`),
  'access-list-full': ({ channel }) => fail('*', 'ACCESS_LIST_FULL', channel, 'The access list is full'),
  'rank-needed': ({ channel }) => numeric(n.ERR_CHANOPRIVSNEEDED, channel, 'Your rank in the channel is too low'),
  'mode-locked': ({ channel, letter, lock }) =>
    numeric(n.ERR_MLOCKRESTRICTED, channel, letter, lock, 'MODE cannot be set: the founder has locked it'),
  'access-needed': ({ channel }) =>
    numeric(n.ERR_CHANOPRIVSNEEDED, channel, 'Only those on the access list have such a rank there'),
  'setting-invalid': ({ setting, value }) => fail('*', 'INVALID_SETTING', value, `That is no ${setting}`),
  'channel-name-in-use': ({ channel, to }) =>
    fail('RENAME', 'CHANNEL_NAME_IN_USE', channel, to, 'The channel name is already taken'),
  'cannot-rename': ({ channel, to }) => fail('RENAME', 'CANNOT_RENAME', channel, to, 'The channel cannot be renamed'),
  'ban-invalid': ({ what }) => fail('*', 'INVALID_BAN', what, 'That is nobody who can be banned'),
  'no-such-ban': ({ what }) => fail('*', 'NO_SUCH_BAN', what, 'There is no such ban'),
  'server-ban-list-full': () => fail('*', 'BAN_LIST_FULL', 'The list of bans is full'),
  'too-fast': ({ channel, what }) =>
    what === 'join'
      ? numeric(n.ERR_THROTTLE, channel, 'Cannot join channel (+j): too many joined just now; try again in a while')
      : numeric(n.ERR_CANNOTSENDTOCHAN, channel, 'Cannot send to channel (+f): too much at once; try again in a while'),
  'takes-no-messages': ({ nick }) =>
    numeric(n.ERR_NEEDREGGEDNICK, nick, 'Takes messages only from people who are logged in'),
  'no-such-nick': ({ nick }) => numeric(n.ERR_NOSUCHNICK, nick, 'No such nick/channel'),
  'channel-name-invalid': ({ channel, fault }) =>
    numeric(
      n.ERR_BADCHANMASK,
      channel,
      fault === 'too-long' ? 'Channel name is too long' : 'That is not a name for a channel',
    ),
  'no-such-channel': ({ channel }) => numeric(n.ERR_NOSUCHCHANNEL, channel, 'No such channel'),
  'too-many-channels': ({ channel }) => numeric(n.ERR_TOOMANYCHANNELS, channel, 'You have joined too many channels'),
  'server-full-of-channels': ({ channel }) =>
    numeric(n.ERR_UNAVAILRESOURCE, channel, 'The server cannot hold more channels'),
  'not-on-channel': ({ channel }) => numeric(n.ERR_NOTONCHANNEL, channel, "You're not on that channel"),
  'nick-not-on-channel': ({ nick, channel }) =>
    numeric(n.ERR_USERNOTINCHANNEL, nick, channel, "They aren't on that channel"),
  'nick-already-on-channel': ({ nick, channel }) =>
    numeric(n.ERR_USERONCHANNEL, nick, channel, 'is already on channel'),
  'operator-needed': ({ channel }) => numeric(n.ERR_CHANOPRIVSNEEDED, channel, "You're not channel operator"),
  banned: ({ channel }) => numeric(n.ERR_BANNEDFROMCHAN, channel, 'Cannot join channel (+b)'),
  'invite-only': ({ channel }) => numeric(n.ERR_INVITEONLYCHAN, channel, 'Cannot join channel (+i)'),
  'wrong-key': ({ channel }) => numeric(n.ERR_BADCHANNELKEY, channel, 'Cannot join channel (+k)'),
  'channel-full': ({ channel }) => numeric(n.ERR_CHANNELISFULL, channel, 'Cannot join channel (+l)'),
  'cannot-send': ({ channel, because }) => numeric(n.ERR_CANNOTSENDTOCHAN, channel, CANNOT_SEND[because]),
  'metadata-refused': ({ target, key, fault }) => refusedMetadata(target, key, fault),
  'no-such-message': ({ target, seq }, identity) =>
    fail('*', 'UNKNOWN_MSGID', target, formatMsgid(seq, identity), 'There is no such message'),
  'message-not-yours': ({ target, seq, what }, identity) =>
    what === 'edit'
      ? fail('EDIT', 'EDIT_FORBIDDEN', target, formatMsgid(seq, identity), 'It is not yours')
      : fail('REDACT', 'REDACT_FORBIDDEN', target, formatMsgid(seq, identity), 'It is not yours'),
  'too-late': ({ target, seq, what }, identity, { editWithinMs, redactWithinMs }) => {
    const params = [target, formatMsgid(seq, identity)]
    return what === 'edit'
      ? fail('EDIT', 'EDIT_WINDOW_EXPIRED', ...params, seconds(editWithinMs), TOO_LATE)
      : fail('REDACT', 'REDACT_WINDOW_EXPIRED', ...params, seconds(redactWithinMs), TOO_LATE)
  },
  'file-stays': ({ target, seq }, identity) => ({
    warn: 'REDACT',
    code: 'FILE_STAYS',
    params: [target, formatMsgid(seq, identity), FILE_STAYS],
  }),
  'reaction-invalid': ({ target }) => fail('*', 'INVALID_REACTION', target, 'That is no reaction'),
  'too-many-pins': ({ channel, max }) => fail('*', 'TOO_MANY_PINS', channel, `At most ${max} messages can be pinned`),
  'said-already': ({ target, seq }, identity) =>
    fail('*', 'ALREADY_SAID', target, formatMsgid(seq, identity), 'That has arrived already'),
  'too-many-lines': ({ max }) => fail('BATCH', 'MULTILINE_MAX_LINES', String(max), 'A message has too many lines'),
  'nothing-said': () => numeric(n.ERR_NOTEXTTOSEND, 'No text to send'),
  'too-long': ({ what, maxBytes }) => {
    if (what === 'text' || what === 'tags') return numeric(n.ERR_INPUTTOOLONG, `The ${what} is too long`)
    if (what === 'realname') return fail('SETNAME', 'INVALID_REALNAME', 'Realname is too long')
    return fail('*', 'TOO_LONG', what, `The ${what} is too long: ${maxBytes} bytes are the most`)
  },
  'bad-characters': ({ what }) =>
    what === 'realname'
      ? fail('SETNAME', 'INVALID_REALNAME', 'Realname is not valid')
      : fail('*', 'INVALID_CHARACTERS', what, `The ${what} contains characters that cannot be sent`),
  'unknown-mode': ({ letter }) => numeric(n.ERR_UNKNOWNMODE, letter, 'is unknown mode char to me'),
  'unknown-own-mode': () => numeric(n.ERR_UMODEUNKNOWNFLAG, 'Unknown MODE flag'),
  'mode-param-needed': ({ letter, channel }) =>
    numeric(n.ERR_INVALIDMODEPARAM, channel, letter, '*', 'You must specify a parameter for the mode'),
  'bad-mode-param': ({ letter, channel, param }) =>
    letter === 'k'
      ? numeric(n.ERR_INVALIDKEY, channel, 'Key is not well-formed')
      : numeric(n.ERR_INVALIDMODEPARAM, channel, letter, param, 'Invalid mode parameter'),
  'too-many-modes': ({ channel, max }) =>
    fail('MODE', 'TOO_MANY_MODES', channel, `At most ${max} modes can be changed in one command`),
  'ban-list-full': ({ channel, letter }) => numeric(n.ERR_BANLISTFULL, channel, letter, 'Channel list is full'),
  'not-kept': () => fail('*', 'NOT_KEPT', 'The server cannot write at the moment, so this did not happen'),
}

// In the order of params that the table of codes gives. For keys the specification has two codes: KEY_INVALID is the one that its replies to GET
// and SET name, and that servers and clients use. https://ircv3.net/specs/extensions/metadata#standard-replies
function refusedMetadata(target: string, key: string, fault: MetadataFault): Words {
  switch (fault) {
    case 'target-invalid':
      return fail('METADATA', 'INVALID_TARGET', target, 'invalid metadata target')
    case 'key-invalid':
      return fail('METADATA', 'KEY_INVALID', key, 'invalid key')
    case 'value-invalid':
      return fail('METADATA', 'VALUE_INVALID', target, key, 'that value is too long, or none')
    case 'not-allowed':
      return fail('METADATA', 'KEY_NO_PERMISSION', target, key, 'permission denied')
    case 'full':
      return fail('METADATA', 'LIMIT_REACHED', target, 'metadata limit reached')
    case 'key-not-set':
      return numeric(n.ERR_KEYNOTSET, target, key, 'key not set')
    default:
      return fault satisfies never
  }
}

const CANNOT_SEND = {
  'not-on-channel': 'Cannot send to channel: you are not in it',
  moderated: 'Cannot send to channel (+m)',
  banned: 'Cannot send to channel (+b)',
  muted: 'Cannot send to channel (+b)',
  'account-needed': 'Cannot send to channel (+M): you have to be logged in',
  'no-ctcp': 'Cannot send to channel (+C)',
  'no-notices': 'Cannot send to channel (+T)',
}

/** `verb`: the command that was given; where there is none, `*`. */
export function phraseRejection(client: IrcClient, rejection: Rejection, nick: string, verb: string): string {
  const { messages, chat } = client.door.hub
  const words = (PHRASES[rejection.why] as Phrase)(rejection, messages.identity, chat.policy)
  if ('warn' in words) return client.formatWarning(words.warn, words.code, words.params)
  if ('fail' in words) return client.formatFail(words.fail === '*' ? verb : words.fail, words.code, words.params)
  return formatNumeric(client.door.serverName, words.numeric, nick, words.params)
}

/** Why whoever comes has to go, where there is nothing that they could try instead on this connection; undefined where there is. */
export function farewellTo({ why }: Rejection): string | undefined {
  switch (why) {
    case 'banned-from-server':
      return 'Banned'
    case 'door-closed':
      return 'An account is needed'
    case 'too-many-sessions':
      return 'Too many connections'
    case 'account-suspended':
      return 'Account suspended'
    case 'no-such-account':
    case 'account-unverified':
    case 'proof-outdated':
      return 'Bad password'
    case 'failed':
      return 'Internal error'
    default:
      return undefined
  }
}

/** The same as a sentence that a service says. */
export function explainRejection(rejection: Rejection): string {
  const { params } = (PHRASES[rejection.why] as Phrase)(rejection, '', DEFAULT_POLICY)
  const about = params.slice(0, -1)
  return about.length > 0 ? `${about.join(' ')}: ${params.at(-1)}` : (params.at(-1) ?? '')
}

function numeric(code: string, ...params: string[]): Words {
  return { numeric: code, params }
}

function fail(verb: string, code: string, ...params: string[]): Words {
  return { fail: verb, code, params }
}
