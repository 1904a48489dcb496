/** What people ask of a channel's registration: whose it is, and who gets which rank when they join. */
import type { Channel, ChannelRegistration } from '../channel.ts'
import { ranksIn } from '../channel-access.ts'
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import type { Event } from '../events.ts'
import { knownChannel } from '../known-channel.ts'
import { channelNameFault, fold, normalizeName } from '../names.ts'
import { FOUNDER, OPERATOR, RANKS, ranksOf } from '../ranks.ts'
import type { Rejection } from '../rejections.ts'
import { textFault } from '../text.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'

/** Its operators may register a channel that is nobody's. */
export function registerChannel(chat: Chat, user: User, intent: IntentOf<'register-channel'>, at: number): Decision {
  const channel = knownChannel(chat, user, intent.channel)
  if (!channel) return refused({ why: 'no-such-channel', channel: intent.channel })
  if (user.account === '') return refused({ why: 'not-logged-in' })
  if (chat.policy.channelRegistration === 'operators' && !user.rights.includes('channels')) {
    return refused({ why: 'right-needed', right: 'channels' })
  }
  if (channel.registration) return refused({ why: 'channel-registered', channel: channel.name })
  if (ranksIn(channel, user) < OPERATOR) return refused({ why: 'operator-needed', channel: channel.name })
  const founder = fold(user.account)
  const max = chat.limits.channelsPerAccount
  if (countOf(chat, founder) >= max) return refused({ why: 'too-many-registered', max })
  return happened(registrationSet(user, channel, { founder, at, access: {} }), ...giveFounder(user, channel))
}

function countOf(chat: Chat, founder: string): number {
  let count = 0
  for (const { registration } of chat.channels.values()) if (registration?.founder === founder) count++
  return count
}

function giveFounder(user: User, channel: Channel): Event[] {
  const membership = channel.memberships.get(user.id)
  if (!membership || (membership.ranks & FOUNDER) !== 0) return []
  const change = { mode: 'rank', letter: 'q', user: user.id, nick: user.nick, on: true } as const
  return [{ type: 'modes-changed', ...by(user), timeline: channel.id, channel: channel.name, changes: [change] }]
}

function registrationSet(user: User, channel: Channel, registration: ChannelRegistration | undefined): Event {
  return { type: 'registration-set', ...by(user), timeline: channel.id, channel: channel.name, registration }
}

/** The channel and its registration, where the asker is its founder or may act as one. */
function founded(
  chat: Chat,
  user: User,
  name: string,
): { channel: Channel; registration: ChannelRegistration } | { rejection: Rejection } {
  const channel = knownChannel(chat, user, name)
  if (!channel) return { rejection: { why: 'no-such-channel', channel: name } }
  const { registration } = channel
  if (!registration) return { rejection: { why: 'channel-not-registered', channel: channel.name } }
  const isFounder = user.account !== '' && registration.founder === fold(user.account)
  if (isFounder || user.rights.includes('channels')) return { channel, registration }
  return { rejection: { why: 'founder-needed', channel: channel.name } }
}

export function dropChannel(chat: Chat, user: User, intent: IntentOf<'drop-channel'>): Decision {
  const found = founded(chat, user, intent.channel)
  return 'rejection' in found ? refused(found.rejection) : happened(registrationSet(user, found.channel, undefined))
}

export function setAccess(chat: Chat, user: User, intent: IntentOf<'set-access'>): Decision {
  const found = founded(chat, user, intent.channel)
  if ('rejection' in found) return refused(found.rejection)
  const { channel, registration } = found
  const id = fold(intent.account)
  const { [id]: _, ...others } = registration.access
  const isKnown = Object.hasOwn(registration.access, id)
  if (intent.ranks === '') {
    if (!isKnown) return refused({ why: 'no-such-account', account: intent.account })
    return happened(registrationSet(user, channel, { ...registration, access: others }))
  }
  if (!chat.accounts.has(id)) return refused({ why: 'no-such-account', account: intent.account })
  const ranks = ranksOf(intent.ranks)
  const letter = RANKS.find(({ bit }) => bit === ranks)?.letter
  // A second founder would be a transfer.
  if (letter === undefined || letter === 'q') {
    return refused({ why: 'bad-mode-param', letter: intent.ranks, channel: channel.name, param: intent.account })
  }
  if (!isKnown && Object.keys(others).length >= chat.limits.accessPerChannel) {
    return refused({ why: 'access-list-full', channel: channel.name })
  }
  return happened(registrationSet(user, channel, { ...registration, access: { ...others, [id]: letter } }))
}

export function transferChannel(chat: Chat, user: User, intent: IntentOf<'transfer-channel'>): Decision {
  const found = founded(chat, user, intent.channel)
  if ('rejection' in found) return refused(found.rejection)
  const account = chat.account(intent.account)
  if (!account) return refused({ why: 'no-such-account', account: intent.account })
  const founder = fold(account.name)
  const max = chat.limits.channelsPerAccount
  if (countOf(chat, founder) >= max) return refused({ why: 'too-many-registered', max })
  const { [founder]: _, ...access } = found.registration.access
  return happened(registrationSet(user, found.channel, { ...found.registration, founder, access }))
}

/** https://ircv3.net/specs/extensions/channel-rename */
export function renameChannel(chat: Chat, user: User, intent: IntentOf<'rename-channel'>): Decision {
  const channel = knownChannel(chat, user, intent.channel)
  if (!channel) return refused({ why: 'no-such-channel', channel: intent.channel })
  if (ranksIn(channel, user) < OPERATOR) return refused({ why: 'operator-needed', channel: channel.name })
  // A registered channel's name is its founder's to give.
  if (channel.registration) {
    const found = founded(chat, user, channel.name)
    if ('rejection' in found) return refused(found.rejection)
  }
  const to = normalizeName(intent.to)
  const fault = channelNameFault(to, chat.limits)
  if (fault) return refused({ why: 'channel-name-invalid', channel: to, fault })
  const holder = chat.channel(to)
  if ((holder && holder !== channel) || to === channel.name || channel.createdAt === 0) {
    return refused({ why: 'channel-name-in-use', channel: to })
  }
  const reasonFault = textFault('reason', intent.reason, chat.limits.reasonBytes)
  if (reasonFault) return refused(reasonFault)
  const place = { timeline: channel.id, channel: channel.name }
  return happened({ type: 'channel-renamed', ...by(user), ...place, to, reason: intent.reason })
}
