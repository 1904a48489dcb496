/** Changes the modes of a channel. What can be done is done, and each of the rest is refused by itself. */
import type { Ban, Channel, ChannelFlag } from '../channel.ts'
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, refused } from '../decision.ts'
import type { ModeChange } from '../events.ts'
import { utf8Bytes } from '../limits.ts'
import { completeMask } from '../mask.ts'
import { fold } from '../names.ts'
import type { Rejection } from '../rejections.ts'
import type { User } from '../user.ts'
import type { IntentOf, ModeRequest } from './index.ts'

/** The channel as it will be after the changes of this command so far. */
interface Draft {
  readonly flags: Set<ChannelFlag>
  key: string | undefined
  limit: number | undefined
  /** Folded masks. */
  readonly bans: Set<string>
  /** Of those whose rank was changed: `operator` or `voice`, and the user's id. */
  readonly ranks: Map<string, boolean>
}

function draftOf({ flags, key, limit, bans }: Channel): Draft {
  return { flags: new Set(flags), key, limit, bans: new Set(bans.map(({ mask }) => fold(mask))), ranks: new Map() }
}

/** One change as asked: a change, a refusal, or nothing because it is so already. */
type Outcome = { readonly change: ModeChange } | { readonly rejection: Rejection } | undefined

export function changeModes(chat: Chat, user: User, intent: IntentOf<'change-modes'>): Decision {
  const channel = chat.channel(intent.channel)
  if (!channel) return refused({ why: 'no-such-channel', channel: intent.channel })
  const membership = channel.memberships.get(user.id)
  if (!membership) return refused({ why: 'not-on-channel', channel: channel.name })
  if (!membership.operator) return refused({ why: 'operator-needed', channel: channel.name })

  const changes: ModeChange[] = []
  const rejections: Rejection[] = []
  const draft = draftOf(channel)
  intent.changes.forEach((request, i) => {
    if (i === chat.limits.modesPerCommand) {
      rejections.push({ why: 'too-many-modes', channel: channel.name, max: chat.limits.modesPerCommand })
    }
    if (i >= chat.limits.modesPerCommand) return
    const outcome = changeOne(chat, channel, request, draft)
    if (!outcome) return
    if ('rejection' in outcome) rejections.push(outcome.rejection)
    else changes.push(outcome.change)
  })
  const place = { timeline: channel.id, channel: channel.name }
  return { events: changes.length > 0 ? [{ type: 'modes-changed', ...by(user), ...place, changes }] : [], rejections }
}

function changeOne(chat: Chat, channel: Channel, request: ModeRequest, draft: Draft): Outcome {
  const { on, letter, param } = request
  switch (letter) {
    case 'i':
    case 'm':
    case 'n':
    case 't':
      return changeFlag(draft, letter, on)
    case 'k':
      return changeKey(chat, channel, request, draft)
    case 'l':
      return changeLimit(channel, request, draft)
    case 'b':
      return changeBan(chat, channel, request, draft)
    case 'o':
    case 'v':
      if (param === undefined) return lacking(channel, letter)
      return changeRank(chat, channel, { mode: letter === 'o' ? 'operator' : 'voice', on, nick: param }, draft)
    default:
      return { rejection: { why: 'unknown-mode', letter, channel: channel.name } }
  }
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

function parseLimit(text: string): number | undefined {
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0
  return limit >= 1 ? limit : undefined
}

function changeBan(chat: Chat, channel: Channel, { on, letter, param }: ModeRequest, { bans }: Draft): Outcome {
  if (param === undefined) return lacking(channel, letter)
  const mask = completeMask(param)
  if (/^:|[\s\0]/.test(mask) || param === '' || utf8Bytes(mask) > chat.limits.maskBytes) {
    return { rejection: { why: 'bad-mode-param', letter, channel: channel.name, param } }
  }
  const folded = fold(mask)
  if (bans.has(folded) === on) return undefined
  if (!on) {
    bans.delete(folded)
    const kept = channel.bans.find((ban: Ban) => fold(ban.mask) === folded)
    return { change: { mode: 'ban', on, mask: kept?.mask ?? mask } }
  }
  if (bans.size >= chat.limits.bansPerChannel)
    return { rejection: { why: 'ban-list-full', channel: channel.name, mask } }
  bans.add(folded)
  return { change: { mode: 'ban', on, mask } }
}

function changeRank(
  chat: Chat,
  channel: Channel,
  { mode, on, nick }: { mode: 'operator' | 'voice'; on: boolean; nick: string },
  { ranks }: Draft,
): Outcome {
  const user = chat.userByNick(nick)
  if (!user) return { rejection: { why: 'no-such-nick', nick } }
  const membership = channel.memberships.get(user.id)
  if (!membership) return { rejection: { why: 'nick-not-on-channel', nick: user.nick, channel: channel.name } }
  const rank = `${mode} ${user.id}`
  if ((ranks.get(rank) ?? membership[mode]) === on) return undefined
  ranks.set(rank, on)
  return { change: { mode, user: user.id, nick: user.nick, on } }
}

function lacking(channel: Channel, letter: string): Outcome {
  return { rejection: { why: 'mode-param-needed', letter, channel: channel.name } }
}
