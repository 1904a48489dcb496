/** What people ask of a channel's registration: whose it is, and who gets which rank when they join. */
import { fold } from '../../text/fold.ts'
import type { Channel, ChannelRegistration } from '../channel.ts'
import { accessOf, ranksIn } from '../channel-access.ts'
import type { Chat } from '../chat.ts'
import { type By, by } from '../deed.ts'
import { type Decision, happened, nothing, refused } from '../decision.ts'
import type { Event } from '../events.ts'
import { knownChannel } from '../known-channel.ts'
import { channelNameFault, normalizeName } from '../names.ts'
import { presentWith, ranksBetween, ranksChanged } from '../rank-changes.ts'
import { FOUNDER, OPERATOR, RANKS, ranksOf, VOICE } from '../ranks.ts'
import type { Rejection } from '../rejections.ts'
import { settingOf } from '../settings/index.ts'
import { concerns, countFounded, foundedBy, withoutAccount } from '../settings/succession.ts'
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
  if (countFounded(chat, founder) >= max) return refused({ why: 'too-many-registered', max })
  return happened(
    registrationSet(by(user), channel, { founder, at, access: {} }),
    ...ranksChanged(by(user), channel, [{ user, give: FOUNDER }]),
  )
}

/** Undefined: it belongs to nobody any more. */
export function registrationSet(deed: By, channel: Channel, registration: ChannelRegistration | undefined): Event {
  return { type: 'registration-set', ...deed, timeline: channel.id, channel: channel.name, registration }
}

/** The channel and its registration, where the asker is its founder or may act as one. */
export function founded(
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
  return 'rejection' in found ? refused(found.rejection) : happened(registrationSet(by(user), found.channel, undefined))
}

/** For its founder alone. Without `ranks` an account has no access any more, and loses what that gave it. */
export function setAccess(chat: Chat, user: User, intent: IntentOf<'set-access'>): Decision {
  const found = founded(chat, user, intent.channel)
  if ('rejection' in found) return refused(found.rejection)
  const { channel, registration } = found
  const id = fold(intent.account)
  const { [id]: _, ...others } = registration.access
  const isKnown = Object.hasOwn(registration.access, id)
  if (intent.ranks === '') {
    if (!isKnown) return refused({ why: 'no-such-account', account: intent.account })
    return happened(
      registrationSet(by(user), channel, { ...registration, access: others }),
      ...rankTakenBack(chat, by(user), channel, id, 0),
    )
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
  return happened(
    registrationSet(by(user), channel, { ...registration, access: { ...others, [id]: letter } }),
    ...rankTakenBack(chat, by(user), channel, id, ranks),
  )
}

/** Access that becomes less takes from those who are there what it gave them, and leaves them what it gives now. */
function rankTakenBack(chat: Chat, deed: By, channel: Channel, id: string, now: number): Event[] {
  const take = ranksBetween(now, accessOf(channel, id))
  const losing = presentWith(chat, id).filter((one) => ((channel.memberships.get(one.id)?.ranks ?? 0) & take) !== 0)
  return ranksChanged(
    deed,
    channel,
    losing.map((one) => ({ user: one, take, give: now })),
  )
}

/** To another account, which founds no more channels than it may. */
export function transferChannel(chat: Chat, user: User, intent: IntentOf<'transfer-channel'>): Decision {
  const found = founded(chat, user, intent.channel)
  if ('rejection' in found) return refused(found.rejection)
  const account = chat.account(intent.account)
  if (!account) return refused({ why: 'no-such-account', account: intent.account })
  const founder = fold(account.name)
  if (founder === found.registration.founder) return nothing
  const max = chat.limits.channelsPerAccount
  if (countFounded(chat, founder) >= max) return refused({ why: 'too-many-registered', max })
  return happened(...handedOver(chat, by(user), found.channel, found.registration, founder))
}

/** The new founder is that at once, and the one before is no founder any more: where ranks need access, nothing at all. */
function handedOver(
  chat: Chat,
  deed: By,
  channel: Channel,
  registration: ChannelRegistration,
  founder: string,
): Event[] {
  const take = registration.settings?.secureOps === true ? ranksBetween(VOICE, FOUNDER) : FOUNDER
  return [
    registrationSet(deed, channel, foundedBy(registration, founder)),
    ...ranksChanged(deed, channel, [
      ...presentWith(chat, registration.founder).map((one) => ({ user: one, take })),
      ...presentWith(chat, founder).map((one) => ({ user: one, give: FOUNDER })),
    ]),
  ]
}

/** What becomes of the channels in which an account that is dropped was something. `id`: its folded name. */
export function registrationsLeft(chat: Chat, id: string, deed: By): Event[] {
  const events: Event[] = []
  const taken = new Map<string, number>()
  for (const channel of chat.channels.values()) {
    const { registration } = channel
    if (!registration || !concerns(channel, id)) continue
    if (registration.founder !== id) {
      events.push(registrationSet(deed, channel, withoutAccount(registration, id)))
      events.push(...rankTakenBack(chat, deed, channel, id, 0))
      continue
    }
    const heir = settingOf(channel, 'successor')
    const count = taken.get(heir) ?? countFounded(chat, heir)
    if (!chat.account(heir) || count >= chat.limits.channelsPerAccount) {
      events.push(registrationSet(deed, channel, undefined))
      continue
    }
    taken.set(heir, count + 1)
    events.push(...handedOver(chat, deed, channel, registration, heir))
  }
  return events
}

/** https://ircv3.net/specs/extensions/channel-rename */
export function renameChannel(chat: Chat, user: User, intent: IntentOf<'rename-channel'>): Decision {
  const channel = knownChannel(chat, user, intent.channel)
  if (!channel) return refused({ why: 'no-such-channel', channel: intent.channel })
  if (ranksIn(channel, user) < OPERATOR) {
    const why = channel.memberships.has(user.id) ? 'operator-needed' : 'not-on-channel'
    return refused({ why, channel: channel.name })
  }
  // A registered channel's name is its founder's to give.
  if (channel.registration) {
    const found = founded(chat, user, channel.name)
    if ('rejection' in found) return refused(found.rejection)
  }
  const to = normalizeName(intent.to)
  const fault = channelNameFault(to, chat.limits)
  if (fault) return refused({ why: 'channel-name-invalid', channel: to, fault })
  const holder = chat.channel(to)
  if (holder && holder !== channel) return refused({ why: 'channel-name-in-use', channel: channel.name, to })
  if (to === channel.name || channel.createdAt === 0)
    return refused({ why: 'cannot-rename', channel: channel.name, to })
  const reasonFault = textFault('reason', intent.reason, chat.limits.reasonBytes)
  if (reasonFault) return refused(reasonFault)
  const place = { timeline: channel.id, channel: channel.name }
  return happened({ type: 'channel-renamed', ...by(user), ...place, to, reason: intent.reason })
}
