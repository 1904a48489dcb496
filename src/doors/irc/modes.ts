/** Modes between a MODE line and what is asked for, and the answers that show them. https://modern.ircdocs.horse/#mode-message */
import { type Channel, LIST_LETTERS, type ListLetter } from '../../chat/channel.ts'
import { hasRank } from '../../chat/channel-access.ts'
import { standing } from '../../chat/mask-list.ts'
import type { ModeRequest } from '../../chat/intents/index.ts'
import { formatRate, RATE_LETTERS } from '../../chat/rate.ts'
import { HALFOP, RANKS } from '../../chat/ranks.ts'
import type { User } from '../../chat/user.ts'
import { mayLookInto } from '../../chat/may-look-into.ts'
import {
  ERR_CHANOPRIVSNEEDED,
  ERR_NOTONCHANNEL,
  RPL_BANLIST,
  RPL_CHANNELMODEIS,
  RPL_CREATIONTIME,
  RPL_ENDOFBANLIST,
  RPL_ENDOFEXCEPTLIST,
  RPL_ENDOFINVEXLIST,
  RPL_EXCEPTLIST,
  RPL_INVEXLIST,
} from './numerics.ts'
import type { Numeric } from './reply.ts'

const WITH_PARAM = `${LIST_LETTERS.join('')}k${RANKS.map(({ letter }) => letter).join('')}`
const WITH_PARAM_TO_SET = `l${RATE_LETTERS.join('')}`
/** More letters than any command may change: what comes after is not looked at. */
const MAX_CHANGES = 50

/** `+o-v alice bob` as changes. A letter without its param is given without: whether it needs one is decided elsewhere. */
export function parseModes(letters: string, params: readonly string[]): ModeRequest[] {
  const changes: ModeRequest[] = []
  let on = true
  let next = 0
  for (const letter of letters) {
    if (letter === '+' || letter === '-') {
      on = letter === '+'
      continue
    }
    if (changes.length === MAX_CHANGES) break
    const takesParam = WITH_PARAM.includes(letter) || (on && WITH_PARAM_TO_SET.includes(letter))
    const param = takesParam ? params[next++] : undefined
    changes.push(param === undefined ? { on, letter } : { on, letter, param })
  }
  return changes
}

/** The key is for members only. */
export function formatChannelModes(numeric: Numeric, channel: Channel, asker: User | undefined): string {
  const { flags, key, limit, rates, memberships } = channel
  let letters = `+${[...flags].sort().join('')}`
  const params: string[] = []
  if (key !== undefined) {
    letters += 'k'
    params.push(asker && memberships.has(asker.id) ? key : '*')
  }
  if (limit !== undefined) {
    letters += 'l'
    params.push(String(limit))
  }
  for (const letter of RATE_LETTERS) {
    const rate = rates[letter]
    if (!rate) continue
    letters += letter
    params.push(formatRate(rate))
  }
  const modes = numeric(RPL_CHANNELMODEIS, channel.name, letters, ...params)
  // The lobby has always been there.
  if (channel.createdAt === 0) return modes
  return modes + numeric(RPL_CREATIONTIME, channel.name, String(Math.floor(channel.createdAt / 1000)))
}

const LISTS = {
  b: { reply: RPL_BANLIST, end: RPL_ENDOFBANLIST, name: 'ban' },
  e: { reply: RPL_EXCEPTLIST, end: RPL_ENDOFEXCEPTLIST, name: 'exception' },
  I: { reply: RPL_INVEXLIST, end: RPL_ENDOFINVEXLIST, name: 'invite exception' },
} as const

/** Who is exempt and who needs no invitation is for those who could change it. `now`: milliseconds since 1970. */
export function formatMasks(
  numeric: Numeric,
  channel: Channel,
  asker: User | undefined,
  letter: ListLetter,
  now: number,
): string {
  const { name, lists } = channel
  if (!mayLookInto(channel, asker)) return numeric(ERR_NOTONCHANNEL, name, "You're not on that channel")
  if (letter !== 'b' && !(asker && hasRank(channel, asker, HALFOP))) {
    return numeric(ERR_CHANOPRIVSNEEDED, name, "You're not channel operator")
  }
  const { reply, end, name: kind } = LISTS[letter]
  const lines = standing(lists[letter], now).map(({ mask, by, at }) =>
    numeric(reply, name, mask, by, String(Math.floor(at / 1000))),
  )
  return lines.join('') + numeric(end, name, `End of channel ${kind} list`)
}
