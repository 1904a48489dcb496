/** Says something, in a channel or to one person. */
import type { Channel } from '../channel.ts'
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import type { Rejection } from '../rejections.ts'
import { textFault } from '../text.ts'
import type { User } from '../user.ts'
import type { IntentOf } from './index.ts'
import { isBanned } from './join.ts'

export function say(chat: Chat, user: User, intent: IntentOf<'say'>): Decision {
  const { target, kind, text, tags } = intent
  if (text === '' && kind !== 'tagmsg') return refused({ why: 'nothing-said' })
  const fault = textFault('text', text, chat.limits.textBytes) ?? textFault('tags', tags, chat.limits.tagBytes)
  if (fault) return refused(fault)
  if (target.startsWith('#')) {
    const channel = chat.channel(target)
    if (!channel) return refused({ why: 'no-such-channel', channel: target })
    const barred = whyMuted(channel, user)
    if (barred) return refused(barred)
    return happened({ type: 'said', ...by(user), timeline: channel.id, channel: channel.name, kind, text, tags })
  }
  const to = chat.userByNick(target)
  if (!to) return refused({ why: 'no-such-nick', nick: target })
  const { id, nick: toNick, away } = to
  return happened({ type: 'whispered', ...by(user), to: id, toNick, kind, text, tags, away })
}

function whyMuted(channel: Channel, user: User): Rejection | undefined {
  const membership = channel.memberships.get(user.id)
  if (membership?.operator || membership?.voice) return undefined
  const cannot = (because: 'not-on-channel' | 'moderated' | 'banned'): Rejection => ({
    why: 'cannot-send',
    channel: channel.name,
    because,
  })
  if (!membership && channel.flags.has('n')) return cannot('not-on-channel')
  if (channel.flags.has('m')) return cannot('moderated')
  if (isBanned(channel, user)) return cannot('banned')
  return undefined
}
