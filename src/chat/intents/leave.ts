/** Goes. Who has other sessions, or an account that is always on, stays with that; whoever has not leaves every channel at once. */
import { fold } from '../../text/fold.ts'
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened } from '../decision.ts'
import type { Event, EventOf } from '../events.ts'
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

function awayAlone(chat: Chat, { account, away }: Pick<User, 'account' | 'away'>): string | undefined {
  return away ?? (chat.account(account)?.settings.autoAway === true ? NOT_CONNECTED : undefined)
}

/** Ends every session that is logged in to an account, but for some. Who is always on stays without them. */
export function endSessions(chat: Chat, account: string, except: readonly SessionId[], reason: string): Event[] {
  const events: Event[] = []
  for (const user of chat.users.values()) {
    if (user.account !== account || user.sessions.every(({ id }) => except.includes(id))) continue
    const isSpared = user.sessions.some(({ id }) => except.includes(id))
    const stays = isAlwaysOn(chat, user) && chat.present.get(fold(account)) === user
    if (isSpared || stays) events.push(...detachments(chat, user, except, reason))
    else events.push(leftOf(chat, user, reason))
  }
  return events
}

function detachments(chat: Chat, user: User, except: readonly SessionId[], reason: string): Event[] {
  let { away, sessions } = user
  return user.sessions
    .filter(({ id }) => !except.includes(id))
    .map(({ id: session }) => {
      sessions = sessions.filter(({ id }) => id !== session)
      const now = sessions.length > 0 ? awayOf(sessions) : awayAlone(chat, { account: user.account, away })
      const change = now === away ? undefined : { message: now }
      away = now
      return { type: 'detached', ...by(user), session, away: change, reason }
    })
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
