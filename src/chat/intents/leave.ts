/** Goes. Who has other sessions, or an account that is always on, stays with that; whoever has not leaves every channel at once. */
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened } from '../decision.ts'
import type { EventOf } from '../events.ts'
import { fold } from '../names.ts'
import { isAlwaysOn, NOT_CONNECTED } from '../presence.ts'
import { clipToBytes } from '../text.ts'
import { awayOf, type SessionId, type User } from '../user.ts'
import type { IntentOf } from './index.ts'

export function leave(chat: Chat, user: User, session: SessionId, { reason }: IntentOf<'leave'>): Decision {
  const others = user.sessions.filter(({ id }) => id !== session)
  // Of several users with one account one stays: whoever came and went would leave another behind each time.
  const stays = isAlwaysOn(chat, user) && chat.present.get(fold(user.account)) === user
  if (others.length === 0 && !stays) return happened(leftOf(chat, user, reason))
  const away = others.length > 0 ? awayOf(others) : awayAlone(chat, user)
  return happened({
    type: 'detached',
    ...by(user),
    session,
    away: away === user.away ? undefined : { message: away },
    reason: clipToBytes(reason, chat.limits.reasonBytes),
  })
}

function awayAlone(chat: Chat, { account, away }: User): string | undefined {
  return away ?? (chat.account(account)?.settings.autoAway === true ? NOT_CONNECTED : undefined)
}

/** That somebody is gone, with all of their sessions. */
export function leftOf(chat: Chat, user: User, reason: string): EventOf<'left'> {
  const channels = [...user.memberships.values()].map(({ channel }) => channel)
  return {
    type: 'left',
    ...by(user),
    // Nobody can be kept from leaving, so a reason that is too long is cut and not refused.
    reason: clipToBytes(reason, chat.limits.reasonBytes),
    timelines: channels.map(({ id }) => id),
    channels: channels.map(({ name }) => name),
  }
}
