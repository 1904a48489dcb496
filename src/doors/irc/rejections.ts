/** The words of IRC for why something did not happen. Complete by `why`. https://modern.ircdocs.horse/#numerics */
import type { Rejection } from '../../chat/rejections.ts'
import type { IrcClient } from './client.ts'
import * as n from './numerics.ts'
import { formatNumeric } from './reply.ts'

/** A numeric and its params, or a standard reply where no numeric fits. */
type Words =
  | { readonly numeric: string; readonly params: readonly string[] }
  | { readonly fail: string; readonly code: string; readonly params: readonly string[] }

type Phrases = { readonly [Why in Rejection['why']]: (rejection: Extract<Rejection, { why: Why }>) => Words }

const NICK_FAULTS = {
  'too-long': 'Nickname is too long',
  'bad-characters': 'Erroneous nickname',
  reserved: 'That nickname is kept for the server',
} as const

const PHRASES: Phrases = {
  'not-here': () => numeric(n.ERR_NOTREGISTERED, 'You have not registered'),
  'already-here': () => numeric(n.ERR_ALREADYREGISTERED, 'You may not reregister'),
  'nick-invalid': ({ nick, fault }) =>
    fault === 'empty'
      ? numeric(n.ERR_NONICKNAMEGIVEN, 'No nickname given')
      : numeric(n.ERR_ERRONEUSNICKNAME, nick, NICK_FAULTS[fault]),
  'nick-in-use': ({ nick }) => numeric(n.ERR_NICKNAMEINUSE, nick, 'Nickname is already in use'),
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
  'ban-list-full': ({ channel }) => numeric(n.ERR_BANLISTFULL, channel, 'b', 'Channel ban list is full'),
  'not-kept': () => fail('*', 'NOT_KEPT', 'The server cannot write at the moment, so this did not happen'),
}

const CANNOT_SEND = {
  'not-on-channel': 'Cannot send to channel: you are not in it',
  moderated: 'Cannot send to channel (+m)',
  banned: 'Cannot send to channel (+b)',
}

export function phraseRejection(client: IrcClient, rejection: Rejection, nick: string): string {
  const phrase = PHRASES[rejection.why] as (rejection: Rejection) => Words
  const words = phrase(rejection)
  if ('fail' in words) return client.formatFail(words.fail, words.code, words.params)
  return formatNumeric(client.door.serverName, words.numeric, nick, words.params)
}

function numeric(code: string, ...params: string[]): Words {
  return { numeric: code, params }
}

function fail(verb: string, code: string, ...params: string[]): Words {
  return { fail: verb, code, params }
}
