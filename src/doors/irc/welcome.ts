/** What a client is told when it has registered. https://modern.ircdocs.horse/#connection-registration */
import { CHANNEL_FLAGS, LIST_LETTERS } from '../../chat/channel.ts'
import type { Chat } from '../../chat/chat.ts'
import type { EventOf } from '../../chat/events.ts'
import { RATE_LETTERS } from '../../chat/rate.ts'
import { RANKS } from '../../chat/ranks.ts'
import { OWN_MODES } from '../../chat/user.ts'
import type { Door } from './door.ts'
import { BATCH, EXTENDED_ISUPPORT } from './capabilities.ts'
import { isupportLines, type IsupportToken, isupportTokens } from './isupport.ts'
import { formatLusers } from './lusers.ts'
import { formatMotd } from './motd.ts'
import { RPL_CREATED, RPL_ISUPPORT, RPL_MYINFO, RPL_WELCOME, RPL_YOURHOST } from './numerics.ts'
import { formatNumeric } from './reply.ts'
import { tagged } from './tags.ts'

const USER_MODES = [...OWN_MODES, 'o'].sort().join('')
const MODES_WITH_PARAM = [...LIST_LETTERS, ...RATE_LETTERS, 'k', 'l', ...RANKS.map(({ letter }) => letter)]
  .sort()
  .join('')
const CHANNEL_MODES = Array.from(MODES_WITH_PARAM).concat(CHANNEL_FLAGS).sort().join('')

/** `more`: whole lines that belong behind RPL_ISUPPORT. */
export function formatWelcome(
  door: Door,
  told: Chat,
  { nick, source }: EventOf<'entered' | 'attached'>,
  abilities: number,
  more = '',
): string {
  const { serverName, networkName, version, startedAt } = door
  const numeric = (code: string, ...params: string[]): string => formatNumeric(serverName, code, nick, params)
  return (
    numeric(RPL_WELCOME, `Welcome to ${networkName}, ${source}`) +
    numeric(RPL_YOURHOST, `Your host is ${serverName}, running version ${version}`) +
    numeric(RPL_CREATED, `This server was started ${new Date(startedAt).toUTCString()}`) +
    numeric(RPL_MYINFO, serverName, version, USER_MODES, CHANNEL_MODES, MODES_WITH_PARAM) +
    formatIsupport(door, nick, abilities) +
    more +
    formatLusers(door, told, nick, true) +
    formatMotd(door, nick)
  )
}

/** A batch for those who understand it. https://ircv3.net/specs/extensions/extended-isupport */
export function formatIsupport(door: Door, nick: string, abilities: number, tokens = tokensOf(door)): string {
  const { serverName } = door
  const lines = isupportLines(tokens)
  const isBatch = (abilities & BATCHED) === BATCHED
  const id = isBatch ? door.nextBatchId() : ''
  const all = lines.map((line) =>
    tagged(isBatch ? `batch=${id}` : '', `:${serverName} ${RPL_ISUPPORT} ${nick} ${line}`),
  )
  if (!isBatch) return all.join('')
  return (
    tagged('', `:${serverName} BATCH +${id} draft/isupport`) + all.join('') + tagged('', `:${serverName} BATCH -${id}`)
  )
}

/** As of now. */
export function tokensOf({ hub, networkName, icon, deniedTags, pushes, fileHost }: Door): readonly IsupportToken[] {
  const { limits } = hub.chat
  return isupportTokens(limits, networkName, icon?.(), deniedTags?.(), pushes?.gate?.publicKey, fileHost?.())
}

const BATCHED = BATCH | EXTENDED_ISUPPORT
