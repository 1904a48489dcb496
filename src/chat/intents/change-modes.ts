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
  const bans = new Set(channel.bans.map(({ mask }) => fold(mask)))
  intent.changes.forEach((request, i) => {
    if (i === chat.limits.modesPerCommand) {
      rejections.push({ why: 'too-many-modes', channel: channel.name, max: chat.limits.modesPerCommand })
    }
    if (i >= chat.limits.modesPerCommand) return
    const outcome = changeOne(chat, channel, request, bans)
    if (!outcome) return
    if ('rejection' in outcome) rejections.push(outcome.rejection)
    else changes.push(outcome.change)
  })
  const place = { timeline: channel.id, channel: channel.name }
  return { events: changes.length > 0 ? [{ type: 'modes-changed', ...by(user), ...place, changes }] : [], rejections }
}

function changeOne(chat: Chat, channel: Channel, request: ModeRequest, bans: Set<string>): Outcome {
  const { on, letter, param } = request
  switch (letter) {
    case 'i':
    case 'm':
    case 'n':
    case 't':
      return changeFlag(channel, letter, on)
    case 'k':
      return changeKey(chat, channel, request)
    case 'l':
      return changeLimit(channel, request)
    case 'b':
      return changeBan(chat, channel, request, bans)
    case 'o':
    case 'v':
      if (param === undefined) return lacking(channel, letter)
      return changeRank(chat, channel, letter === 'o' ? 'operator' : 'voice', on, param)
    default:
      return { rejection: { why: 'unknown-mode', letter, channel: channel.name } }
  }
}

function changeFlag(channel: Channel, letter: ChannelFlag, on: boolean): Outcome {
  return channel.flags.has(letter) === on ? undefined : { change: { mode: 'flag', letter, on } }
}

function changeKey(chat: Chat, channel: Channel, { on, letter, param }: ModeRequest): Outcome {
  if (!on) return channel.key === undefined ? undefined : { change: { mode: 'key', key: undefined } }
  if (param === undefined) return lacking(channel, letter)
  // A comma would cut the list of keys in JOIN, a space or a leading colon the line.
  if (/^:|[\s,\0]/.test(param) || param === '' || utf8Bytes(param) > chat.limits.keyBytes) {
    return { rejection: { why: 'bad-mode-param', letter, channel: channel.name, param } }
  }
  return channel.key === param ? undefined : { change: { mode: 'key', key: param } }
}

function changeLimit(channel: Channel, { on, letter, param }: ModeRequest): Outcome {
  if (!on) return channel.limit === undefined ? undefined : { change: { mode: 'limit', limit: undefined } }
  if (param === undefined) return lacking(channel, letter)
  const limit = /^\d{1,9}$/.test(param) ? Number(param) : 0
  if (limit < 1) return { rejection: { why: 'bad-mode-param', letter, channel: channel.name, param } }
  return channel.limit === limit ? undefined : { change: { mode: 'limit', limit } }
}

function changeBan(chat: Chat, channel: Channel, { on, letter, param }: ModeRequest, bans: Set<string>): Outcome {
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

function changeRank(chat: Chat, channel: Channel, mode: 'operator' | 'voice', on: boolean, nick: string): Outcome {
  const user = chat.userByNick(nick)
  if (!user) return { rejection: { why: 'no-such-nick', nick } }
  const membership = channel.memberships.get(user.id)
  if (!membership) return { rejection: { why: 'nick-not-on-channel', nick: user.nick, channel: channel.name } }
  return membership[mode] === on ? undefined : { change: { mode, user: user.id, nick: user.nick, on } }
}

function lacking(channel: Channel, letter: string): Outcome {
  return { rejection: { why: 'mode-param-needed', letter, channel: channel.name } }
}
