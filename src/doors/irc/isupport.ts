/** What this server can do and how much, as clients read it. https://modern.ircdocs.horse/#rplisupport-parameters */
import { CHANNEL_FLAGS, LIST_LETTERS } from '../../chat/channel.ts'
import type { Limits } from '../../chat/limits.ts'
import { RATE_LETTERS } from '../../chat/rate.ts'
import { RANKS } from '../../chat/ranks.ts'
import { MAX_HISTORY } from './history.ts'
import { MAX_MONITORED } from './monitor.ts'
import { TARGET_LIMITS } from './targets.ts'

/** Tokens in one RPL_ISUPPORT. */
const TOKENS_PER_LINE = 13

const RANK_LETTERS = RANKS.map(({ letter }) => letter).join('')
const RANK_PREFIXES = RANKS.map(({ prefix }) => prefix).join('')

export interface IsupportToken {
  readonly token: string
  readonly summary: string
}

/** `icon`: a URL; absent where there is none. `denied`: names of client-only tags. `vapid`: the key of Web Push, where there is that. `fileHost`: a URL. */
export function isupportTokens(
  limits: Limits,
  networkName: string,
  icon?: string,
  denied: readonly string[] = [],
  vapid?: string,
  fileHost?: string,
): IsupportToken[] {
  const flags = [...CHANNEL_FLAGS].sort().join('')
  const targets = Object.entries(TARGET_LIMITS).map(([verb, max]) => `${verb}:${max ?? ''}`)
  const token = (name: string, value: string | number, summary: string): IsupportToken => ({
    token: `${name}=${value}`,
    summary,
  })
  return [
    token('ACCOUNTEXTBAN', 'a', 'a ban on `a:account` fits who is logged in to it'),
    token('AWAYLEN', limits.awayBytes, 'bytes of an away message'),
    token('BOT', 'B', 'the user mode of bots'),
    token('CASEMAPPING', 'ascii', 'names that differ in the case of ASCII letters are the same'),
    token('CHANLIMIT', `#:${limits.channelsPerUser}`, 'channels that one may be in'),
    token(
      'CHANMODES',
      `${LIST_LETTERS.join('')},k,${RATE_LETTERS.join('')}l,${flags}`,
      'channel modes: a list, with a param, with a param to set, without',
    ),
    token('CHANNELLEN', limits.channelLength, "characters of a channel's name"),
    token('CHANTYPES', '#', 'how channels begin'),
    token('CHATHISTORY', MAX_HISTORY, 'messages that one CHATHISTORY gives at most'),
    ...(denied.length === 0 ? [] : [token('CLIENTTAGDENY', denied.join(','), 'client-only tags that are dropped')]),
    token(
      'ELIST',
      'CMNTU',
      'LIST takes times of creation, masks, masks that must not fit, times of topics, and numbers of users',
    ),
    token('EXCEPTS', 'e', 'who is exempt from bans'),
    token('EXTBAN', ',am', 'bans on accounts, and bans that only mute'),
    token('INVEX', 'I', 'who needs no invitation'),
    token('KEYLEN', limits.keyBytes, 'bytes of a channel key'),
    token('KICKLEN', limits.reasonBytes, 'bytes of a reason'),
    token(
      'MAXLIST',
      LIST_LETTERS.map((letter) => `${letter}:${limits.bansPerChannel}`).join(','),
      'masks in each list',
    ),
    token('MODES', limits.modesPerCommand, 'mode changes in one MODE'),
    token('MONITOR', MAX_MONITORED, 'nicks that one may monitor'),
    token('MSGREFTYPES', 'msgid,timestamp', 'what CHATHISTORY can begin at'),
    token('NAMELEN', limits.realnameBytes, 'bytes of a realname'),
    token('NETWORK', networkName, 'the name of the network'),
    token('NICKLEN', limits.nickLength, 'characters of a nick'),
    token('PREFIX', `(${RANK_LETTERS})${RANK_PREFIXES}`, 'membership modes and their prefixes'),
    { token: 'SAFELIST', summary: 'LIST never costs the connection' },
    token('STATUSMSG', RANK_PREFIXES, 'PRIVMSG @#channel reaches members of that rank and above'),
    token('TARGMAX', targets.join(','), 'targets in one command'),
    token('TOPICLEN', limits.topicBytes, 'bytes of a topic'),
    token('USERLEN', limits.usernameLength, 'characters of a username'),
    { token: 'UTF8ONLY', summary: 'everything is UTF-8' },
    ...(vapid === undefined ? [] : [token('VAPID', vapid, 'the key to subscribe to Web Push with')]),
    ...(icon === undefined ? [] : [token('draft/ICON', icon, 'a picture for the network')]),
    ...(fileHost === undefined
      ? []
      : ['draft/FILEHOST', 'soju.im/FILEHOST'].map((name) =>
          token(name, fileHost, 'where files are sent with POST, by name and password of the account'),
        )),
    { token: 'WHOX', summary: 'WHO gives the fields that one asks for' },
  ]
}

/** What makes the one into the other: a token that is gone has a dash before its name. */
export function changedTokens(from: readonly IsupportToken[], to: readonly IsupportToken[]): IsupportToken[] {
  const nameOf = ({ token }: IsupportToken): string => token.split('=', 1)[0] as string
  const old = new Set(from.map(({ token }) => token))
  const names = new Set(to.map(nameOf))
  const gone = from.filter((one) => !names.has(nameOf(one))).map((one) => ({ ...one, token: `-${nameOf(one)}` }))
  return [...to.filter(({ token }) => !old.has(token)), ...gone]
}

/** The tokens as params of as many numerics as they need, each with the text at its end. */
export function isupportLines(all: readonly IsupportToken[]): string[] {
  const tokens = all.map(({ token }) => token)
  const lines: string[] = []
  for (let i = 0; i < tokens.length; i += TOKENS_PER_LINE) {
    lines.push(`${tokens.slice(i, i + TOKENS_PER_LINE).join(' ')} :are supported by this server`)
  }
  return lines
}
