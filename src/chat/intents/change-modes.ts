/** Changes the modes of a channel. What can be done is done, and each of the rest is refused by itself. */
import { type Channel, CHANNEL_FLAGS, type ChannelFlag, LIST_LETTERS } from '../channel.ts'
import { accessOf, ranksIn } from '../channel-access.ts'
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, refused } from '../decision.ts'
import type { ModeChange } from '../events.ts'
import { knownChannel } from '../known-channel.ts'
import { utf8Bytes } from '../limits.ts'
import { atLeast, FOUNDER, HALFOP, OPERATOR, outranks, type Rank, rankByLetter, VOICE } from '../ranks.ts'
import { formatRate, parseRate, RATE_LETTERS, type RateLetter } from '../rate.ts'
import type { Rejection } from '../rejections.ts'
import { settingOf } from '../settings/index.ts'
import { formatModeLock, isLocked } from '../settings/mode-lock.ts'
import { mayHold } from '../settings/secure-ops.ts'
import type { User } from '../user.ts'
import { changeList, type DraftLists, draftLists } from './change-list.ts'
import type { IntentOf, ModeRequest } from './index.ts'

/** The channel as it will be after the changes of this command so far. */
interface Draft {
  readonly flags: Set<ChannelFlag>
  key: string | undefined
  limit: number | undefined
  /** As they are written. */
  readonly rates: Map<RateLetter, string>
  readonly lists: DraftLists
  /** Of those whose ranks were changed, by user. */
  readonly ranks: Map<string, number>
}

function draftOf(channel: Channel, at: number): Draft {
  const { flags, key, limit, rates } = channel
  return {
    flags: new Set(flags),
    key,
    limit,
    rates: new Map(RATE_LETTERS.flatMap((letter) => (rates[letter] ? [[letter, formatRate(rates[letter])]] : []))),
    lists: draftLists(channel, at),
    ranks: new Map(),
  }
}

/** One change as asked: a change, a refusal, or nothing because it is so already. */
type Outcome = { readonly change: ModeChange } | { readonly rejection: Rejection } | undefined

export function changeModes(chat: Chat, user: User, intent: IntentOf<'change-modes'>, at: number): Decision {
  const channel = knownChannel(chat, user, intent.channel)
  if (!channel) return refused({ why: 'no-such-channel', channel: intent.channel })
  if (!channel.memberships.has(user.id) && !user.rights.includes('channels')) {
    return refused({ why: 'not-on-channel', channel: channel.name })
  }
  // Half operators change what Ergo lets them: everything but ranks from their own up.
  const own = ranksIn(channel, user) | (intent.byAccess === true ? accessOf(channel, user.account) : 0)
  if (!atLeast(own, HALFOP)) return refused({ why: 'operator-needed', channel: channel.name })

  const changes: ModeChange[] = []
  const rejections: Rejection[] = []
  const draft = draftOf(channel, at)
  intent.changes.forEach((request, i) => {
    if (i === chat.limits.modesPerCommand) {
      rejections.push({ why: 'too-many-modes', channel: channel.name, max: chat.limits.modesPerCommand })
    }
    if (i >= chat.limits.modesPerCommand) return
    const outcome = changeOne(chat, channel, user, own, request, draft, at)
    if (!outcome) return
    if ('rejection' in outcome) rejections.push(outcome.rejection)
    else changes.push(outcome.change)
  })
  const place = { timeline: channel.id, channel: channel.name }
  return { events: changes.length > 0 ? [{ type: 'modes-changed', ...by(user), ...place, changes }] : [], rejections }
}

function changeOne(
  chat: Chat,
  channel: Channel,
  user: User,
  own: number,
  request: ModeRequest,
  draft: Draft,
  at: number,
): Outcome {
  const { on, letter, param } = request
  if (isLocked(channel, letter, on)) {
    const lock = formatModeLock(settingOf(channel, 'modeLock'))
    return { rejection: { why: 'mode-locked', channel: channel.name, letter, lock } }
  }
  const flag = CHANNEL_FLAGS.find((known) => known === letter)
  if (flag) return changeFlag(draft, flag, on)
  const list = LIST_LETTERS.find((known) => known === letter)
  if (list) {
    if (param === undefined) return lacking(channel, letter)
    return changeList(chat, channel, list, request, param, draft.lists, at)
  }
  const rank = rankByLetter(letter)
  if (rank)
    return param === undefined ? lacking(channel, letter) : changeRank(chat, channel, user, own, rank, on, param, draft)
  const rate = RATE_LETTERS.find((known) => known === letter)
  if (rate) return changeRate(channel, rate, request, draft)
  if (letter === 'k') return changeKey(chat, channel, request, draft)
  if (letter === 'l') return changeLimit(channel, request, draft)
  return { rejection: { why: 'unknown-mode', letter, channel: channel.name } }
}

function changeFlag({ flags }: Draft, letter: ChannelFlag, on: boolean): Outcome {
  if (flags.has(letter) === on) return undefined
  if (on) flags.add(letter)
  else flags.delete(letter)
  return { change: { mode: 'flag', letter, on } }
}

function changeKey(chat: Chat, channel: Channel, { on, letter, param }: ModeRequest, draft: Draft): Outcome {
  if (on && param === undefined) return lacking(channel, letter)
  // A comma would cut the list of keys in JOIN, a space or a leading colon the line.
  if (on && (/^:|[\s,\0]/.test(param ?? '') || param === '' || utf8Bytes(param ?? '') > chat.limits.keyBytes)) {
    return { rejection: { why: 'bad-mode-param', letter, channel: channel.name, param: param ?? '' } }
  }
  const key = on ? param : undefined
  if (draft.key === key) return undefined
  draft.key = key
  return { change: { mode: 'key', key } }
}

function changeLimit(channel: Channel, { on, letter, param }: ModeRequest, draft: Draft): Outcome {
  if (on && param === undefined) return lacking(channel, letter)
  const limit = on ? parseLimit(param ?? '') : undefined
  if (on && limit === undefined) {
    return { rejection: { why: 'bad-mode-param', letter, channel: channel.name, param: param ?? '' } }
  }
  if (draft.limit === limit) return undefined
  draft.limit = limit
  return { change: { mode: 'limit', limit } }
}

function changeRate(channel: Channel, letter: RateLetter, { on, param }: ModeRequest, { rates }: Draft): Outcome {
  if (on && param === undefined) return lacking(channel, letter)
  const rate = on ? parseRate(param ?? '') : undefined
  if (on && !rate) return { rejection: { why: 'bad-mode-param', letter, channel: channel.name, param: param ?? '' } }
  const text = rate && formatRate(rate)
  if (rates.get(letter) === text) return undefined
  if (text === undefined) rates.delete(letter)
  else rates.set(letter, text)
  return { change: { mode: 'rate', letter, rate } }
}

function parseLimit(text: string): number | undefined {
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0
  return limit >= 1 ? limit : undefined
}

function changeRank(
  chat: Chat,
  channel: Channel,
  user: User,
  own: number,
  { letter, bit }: Rank,
  on: boolean,
  nick: string,
  { ranks }: Draft,
): Outcome {
  const target = chat.userByNick(nick)
  if (!target) return { rejection: { why: 'no-such-nick', nick } }
  const membership = channel.memberships.get(target.id)
  if (!membership) return { rejection: { why: 'nick-not-on-channel', nick: target.nick, channel: channel.name } }
  const isOwnLoss = target === user && !on
  if (!isOwnLoss && !mayChange(own, bit)) {
    return { rejection: { why: 'rank-needed', channel: channel.name, nick: target.nick } }
  }
  const before = ranks.get(target.id) ?? membership.ranks
  if (((before & bit) !== 0) === on) return undefined
  // What somebody could not be put out for, they do not lose a rank for either.
  if (!on && !isOwnLoss && !outranks(own, before)) {
    return { rejection: { why: 'rank-needed', channel: channel.name, nick: target.nick } }
  }
  if (on && !mayHold(channel, target.account, bit)) {
    return { rejection: { why: 'access-needed', channel: channel.name, nick: target.nick } }
  }
  ranks.set(target.id, on ? before | bit : before & ~bit)
  return { change: { mode: 'rank', letter, user: target.id, nick: target.nick, on } }
}

/** Who may give and take a rank: founders all of them, administrators and operators an operator's and below, half operators voice. */
function mayChange(own: number, bit: number): boolean {
  if (own >= FOUNDER) return true
  if (own >= OPERATOR) return bit <= OPERATOR
  return own >= HALFOP && bit === VOICE
}

function lacking(channel: Channel, letter: string): Outcome {
  return { rejection: { why: 'mode-param-needed', letter, channel: channel.name } }
}
