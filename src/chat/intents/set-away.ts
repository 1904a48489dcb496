/** One session is away, or back. The person is away while all of their sessions are. */
import type { Chat } from '../chat.ts'
import { by } from '../deed.ts'
import { type Decision, happened, refused } from '../decision.ts'
import { textFault } from '../text.ts'
import { awayOf, type SessionId, type User } from '../user.ts'
import type { IntentOf } from './index.ts'

export function setAway(chat: Chat, user: User, session: SessionId, intent: IntentOf<'set-away'>): Decision {
  const fault = textFault('away message', intent.message, chat.limits.awayBytes)
  if (fault) return refused(fault)
  const message = intent.message === '' ? undefined : intent.message
  const others = user.sessions.filter(({ id }) => id !== session)
  const away = awayOf([...others, { id: session, away: message }])
  const changed = away === user.away ? undefined : { message: away }
  return happened({ type: 'away-set', ...by(user), session, message, changed })
}
